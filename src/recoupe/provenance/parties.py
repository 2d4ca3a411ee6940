"""Who somebody is: a registry id, a side, a state, or a name; and whether two of them are the same party."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from recoupe.grounding.actors import is_nameless
from recoupe.provenance.names import KEPT, skeletons, tokens
from recoupe.provenance.words import words

Sameness = Literal["same", "allied", "different", "unknown"]


@dataclass(frozen=True)
class Party:
    """Somebody who acts, suffers or speaks. Empty `names` and no id: nobody in particular ("gunmen")."""

    id: str | None = None
    side: str | None = None
    state: str | None = None
    names: frozenset[str] = frozenset()
    initials: str = ""

    @property
    def known(self) -> bool:
        """Whether there is anything to compare."""
        return bool(self.id or self.side or self.state or self.names)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(words("provenance", "parties")[name])


@lru_cache(maxsize=KEPT)
def _state_of(token: str) -> str | None:
    for code, beginnings in words("provenance", "parties")["states"].items():
        for start in beginnings:
            if token == start or (len(start) > 3 and token.startswith(start)):
                return str(code)
    return None


@lru_cache(maxsize=KEPT)
def state(name: str) -> str | None:
    """Return the ISO code of the state that a name stands for ("Moscow", "aviation russe"), else None."""
    found = {_state_of(t) for t in tokens(name)} - {None}
    rest = [t for t in tokens(name) if not _state_of(t)]
    if len(found) != 1 or not all(t in _list("institutions") for t in rest) or set(rest) & _list("against_state"):
        return None
    return found.pop()


@lru_cache(maxsize=KEPT)
def party(name: str | None, id_: str | None = None, side: str | None = None) -> Party:
    """Return the party that a name as written stands for; `id_` and `side` as grounding found them."""
    id_ = None if is_nameless(id_) else id_
    if not name:
        return Party(id_, side)
    proper = [t for t in tokens(name) if not (t in _list("kinds") or t in _list("institutions") or _state_of(t))]
    known = skeletons(" ".join(proper)) if proper else frozenset()
    return Party(id_, side, state(name), known, initials(name) if known else "")


@lru_cache(maxsize=KEPT)
def initials(name: str) -> str:
    """Return the initials of a long name, or an acronym's letters, sorted: "RSF", "Forces de soutien rapide" and
    "Rapid Support Forces" all give "frs". Empty for anything shorter than three letters.
    """
    bare = name.strip().replace(".", "")
    letters = bare.lower() if bare.isupper() and " " not in bare else "".join(t[0] for t in tokens(name))
    return "".join(sorted(letters)) if 3 <= len(letters) <= 7 else ""


def same_party(a: Party, b: Party) -> Sameness:
    """Tell whether two parties are one, of one side, different, or whether it cannot be told."""
    if not a.known or not b.known:
        return "unknown"
    if a.id and a.id == b.id:
        return "same"
    if a.side and b.side:
        return ("same" if a.names & b.names else "allied") if a.side == b.side else "different"
    if a.id and b.id:
        return "different"
    if a.state and b.state:
        return "same" if a.state == b.state else "different"
    if a.names and b.names and (a.names <= b.names or b.names <= a.names):
        return "same"
    if a.initials and a.initials == b.initials:
        return "same"
    return "different" if _placed(a) and _placed(b) else "unknown"


def _placed(a: Party) -> bool:
    """A party with a side, a state or an id is known well enough to differ from another."""
    return bool(a.side or a.state or a.id)
