"""The names in a text that tell a theatre: all theatres' names in one table, so that a text is read once.

A text's words are looked up by the first word of a name, so that what it costs depends on the text's length and not on
how many names or theatres are known.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from recoupe.grounding.names import key, words
from recoupe.theatres.checking import all_names
from recoupe.theatres.loading import available, common, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.grounding.names import Word
    from recoupe.theatres.schema import Actor, Theatre, TheatreSource

READ = 20_000
"""Characters of a report that are read for it."""


@dataclass
class Found:
    """What a text names of one theatre, by name as listed, each counted.

    `local`: its countries and places; `other`: its actors and sources; `shared`: those of them that another theatre has
    too (Wagner, Amaq). `abroad`: mentions of other countries that the theatre knows, by ISO code.
    """

    local: Counter[str] = field(default_factory=Counter)
    other: Counter[str] = field(default_factory=Counter)
    shared: Counter[str] = field(default_factory=Counter)
    abroad: Counter[str] = field(default_factory=Counter)

    @property
    def names(self) -> tuple[str, ...]:
        """The different names that count. One that several theatres have tells a theatre only beside its own places,
        and not in a report that names another country more often: "Wagner" and "Sudan", in a report about Libya.
        """
        home = self.local.total()
        counted = [*self.local, *self.other]
        if home and all(home >= n for n in self.abroad.values()):
            counted += self.shared
        return tuple(dict.fromkeys(counted))

    @property
    def every(self) -> Counter[str]:
        """All names of it that are mentioned, whether they count or not."""
        return self.local + self.other + self.shared

    @property
    def mentions(self) -> int:
        """How often names of its own are mentioned."""
        return self.local.total() + self.other.total()


@dataclass
class _Table:
    """Names of all theatres: comparable words -> (theatre, name as listed, kind). `longest`: by a name's first word."""

    names: dict[tuple[str, ...], list[tuple[str, str, str]]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def enter(self, theatre: str, forms: Iterable[str], kind: str) -> None:
        for form in forms:
            found = key(form)
            # A short word in lower case ("regime") or a name that must stand alone tells nothing inside a text.
            tells = any(c.isupper() for c in form) or not form.isascii()
            if not found or not tells or form.startswith("="):
                continue
            entries = self.names.setdefault(found, [])
            if all(known != theatre for known, _form, _kind in entries):
                entries.append((theatre, form, kind))
                self.longest[found[0]] = max(self.longest.get(found[0], 0), len(found))


@cache
def _table() -> _Table:
    table = _Table()
    for name in available():
        theatre = load(name)
        for code, forms in theatre.country_words.items():
            kind = "local" if code in theatre.countries else code
            table.enter(name, (f for listed in forms.values() for f in listed), kind)
        for place in theatre.places:
            table.enter(name, [*place.names.values(), *place.aliases], "local")
        for record in _telling(theatre):
            table.enter(name, all_names(record), "other")
    for found, entries in table.names.items():
        owners = [e for e in entries if e[2] == "other"]
        if len(owners) > 1:
            table.names[found] = [(t, form, "shared" if kind == "other" else kind) for t, form, kind in entries]
    return table


def _telling(theatre: Theatre) -> Iterator[Actor | TheatreSource]:
    """Yield who tells the theatre: not those known everywhere, nor another country's government, named in any war."""
    world = {*(s.id for s in common().sources), *(a.id for a in common().actors)}
    records: list[Actor | TheatreSource] = [*theatre.actors, *theatre.sources]
    for record in records:
        elsewhere = record.country is not None and record.country not in theatre.countries
        if record.id not in world and not elsewhere:
            yield record


def evidence(text: str) -> dict[str, Found]:
    """Return what a text names of each theatre, written with a capital; theatres of which it names nothing are out."""
    table = _table()
    found = words(text[:READ])
    forms = [w.form for w in found]
    seen: dict[str, Found] = {}
    masked: dict[str, int] = {}
    """By theatre: where a foreign country's name of several words ends. "South Sudan" is not Sudan."""
    for start, form in enumerate(forms):
        for size in range(min(table.longest.get(form, 0), len(forms) - start), 0, -1):
            for theatre, name, kind in table.names.get(tuple(forms[start : start + size]), ()):
                if start < masked.get(theatre, 0) or not _written_as(found[start], name):
                    continue
                _count(seen.setdefault(theatre, Found()), name, kind)
                if kind not in ("local", "other", "shared") and size > 1:
                    masked[theatre] = start + size
    return seen


def _written_as(word: Word, name: str) -> bool:
    """Whether a word may begin the name: with a capital (or in a script that has none), an acronym in capitals."""
    if not (word.raw[:1].isupper() or not word.raw.isascii()):
        return False
    return not name.isupper() or word.raw.isupper()


def _count(found: Found, name: str, kind: str) -> None:
    table = {"local": found.local, "other": found.other, "shared": found.shared}
    if kind in table:
        table[kind][name] += 1
    else:
        found.abroad[kind] += 1
