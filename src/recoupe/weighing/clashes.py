"""The kinds of contradiction between two claims of one incident: each a pure function with its reason, or null."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.linking.geography import relation
from recoupe.linking.titles import days
from recoupe.provenance.parties import same_party
from recoupe.weighing.around import status_in_words
from recoupe.weighing.camps import actor_camp, camps_differ
from recoupe.weighing.counted import camp_of, counted, status_of
from recoupe.weighing.said import STRIKES, Said

if TYPE_CHECKING:
    from recoupe.model import ContradictionType, Place

TAKEN = frozenset({"territory taken", "territory retaken"})
OURS = ("same", "allied")
Clash = tuple["ContradictionType", str]


def outcome(a: Said, b: Said) -> Clash | None:
    """One says that the attack was beaten off, the other that it got through."""
    if a.denies or b.denies:
        return None
    for lost, won in ((a, b), (b, a)):
        if lost.claim.event == "attack repelled" and _got_through(won, lost):
            return "outcome", _(
                "{winner} says that the attack got through; {holder} says that it was repelled",
                winner=won.voice.name, holder=lost.voice.name,
            )  # fmt: skip
    if a.claim.event in TAKEN and b.claim.event in TAKEN and same_party(a.view.by, b.view.by) == "different":
        return "outcome", _("{a} and {b} say that different sides took the ground", a=a.voice.name, b=b.voice.name)
    return None


def _got_through(won: Said, lost: Said) -> bool:
    holder = lost.view.by if lost.view.by.known else lost.speaker
    if same_party(won.view.by, holder) in OURS:
        return False
    if won.claim.event in TAKEN:
        return True
    seized = any(f.kind == "seized" for f in won.claim.figures)
    if won.claim.event == "armed clash" and seized:
        return True
    if won.claim.event == "troop movement":
        return same_party(won.view.by, lost.view.against) in OURS or won.view.by.known
    hit = same_party(won.view.against, lost.view.by) in OURS and bool(won.claim.figures)
    return won.claim.event in STRIKES and hit


def actor(a: Said, b: Said) -> Clash | None:
    """They blame different parties for one act. In a fight both sides act, so there it says nothing."""
    if a.denies or b.denies or a.claim.event not in STRIKES or b.claim.event not in STRIKES:
        return None
    if not (a.names_actor and b.names_actor):
        return None
    told = same_party(a.view.by, b.view.by)
    if (
        told == "different"
        or (told == "allied" and apart(a, b))
        or (told == "unknown" and (camps_differ(a, b) or _blames_back(a, b) or _state_and_group(a, b)))
    ):
        return "actor", _(
            "{a} says that it was {by_a}; {b} says that it was {by_b}",
            a=a.voice.name, by_a=a.claim.by or "?", b=b.voice.name, by_b=b.claim.by or "?",
        )  # fmt: skip
    return None


def apart(a: Said, b: Said) -> bool:
    """Whether two allies are two states: Russia and Syria are one side, and have two air forces."""
    one, other = a.view.by.state, b.view.by.state
    return one is not None and other is not None and one != other


def _state_and_group(a: Said, b: Said) -> bool:
    """Whether one names a state's forces, the other a group by its own name."""
    one, other = a.view.by, b.view.by
    return any(x.state and not y.state and y.names and not y.side for x, y in ((one, other), (other, one)))


def _blames_back(a: Said, b: Said) -> bool:
    """Whether one of them is the party that the other blames, and blames somebody else."""
    for accuser, accused in ((a, b), (b, a)):
        names_other = accused.view.by.known or actor_camp(accused) is not None
        if names_other and not accused.of_self and _is_speaker(accuser, accused):
            return True
    return False


def _is_speaker(accuser: Said, accused: Said) -> bool:
    """Whether the party that one claim blames is who speaks in the other: by name, or both by the word for a camp."""
    told = same_party(accuser.view.by, accused.speaker)
    if told != "unknown" or accused.speaker.known:
        return told in OURS
    camp = actor_camp(accuser)
    return camp is not None and camp == camp_of(accused.claim.source) and actor_camp(accused) != camp


def victims_status(said: Said) -> str | None:
    """Return whether a claim makes the victims civilians or combatants; null where it does not say, or says both.

    What the counted are called comes first, then whom the claim is against, then what its sentence says.
    """
    found = {status_of(f.figure.who) for f in counted(said) if f.figure.kind in ("killed", "wounded", "casualties")}
    found.discard(None)
    if not found:
        found = {status_of(said.target)} - {None}
    if not found:
        return status_in_words(said.claim)
    return found.pop() if len(found) == 1 else None


def victim_status(a: Said, b: Said) -> Clash | None:
    """One says that civilians were hit, the other that combatants were."""
    if a.denies or b.denies or a.claim.event not in STRIKES or b.claim.event not in STRIKES:
        return None
    one, other = victims_status(a), victims_status(b)
    if not one or not other or one == other:
        return None
    civilian, combatant = (a, b) if one == "civilian" else (b, a)
    return "victim status", _(
        "{a} says that the victims were civilians; {b} says that they were combatants",
        a=civilian.voice.name, b=combatant.voice.name,
    )  # fmt: skip


def time(a: Said, b: Said) -> Clash | None:
    """They give days that do not overlap for the same kind of event."""
    one, other = a.claim.when, b.claim.when
    if a.denies or b.denies or one is None or other is None or not same_kind(a, b):
        return None
    if not (a.gives_day and b.gives_day):
        return None
    if one.start <= other.end and other.start <= one.end:
        return None
    return "time", _(
        "{a} says {when_a}; {b} says {when_b}",
        a=a.voice.name, when_a=days(one), b=b.voice.name, when_b=days(other),
    )  # fmt: skip


def place(a: Said, b: Said) -> Clash | None:
    """They name different sites of one town for the same kind of strike; neither is inside the other.

    Names that nobody located may be one name in two languages, or two names of one spot: they tell nothing apart.
    """
    if a.denies or b.denies or not same_kind(a, b) or a.claim.event not in STRIKES:
        return None
    one, other = a.view.names, b.view.names
    if len(one) < 2 or len(other) < 2 or not _of_one_sort(one[0], other[0]):
        return None
    if not _distinct(a.claim.places[0], b.claim.places[0]):
        return None
    if any(x <= other[0] or other[0] <= x for x in one) or any(x <= one[0] or one[0] <= x for x in other):
        return None
    if not any(x <= y or y <= x for x in one[1:] for y in other[1:]):
        return None
    return "place", _(
        "{a} says “{place_a}”; {b} says “{place_b}”",
        a=a.voice.name, place_a=a.claim.places[0].text, b=b.voice.name, place_b=b.claim.places[0].text,
    )  # fmt: skip


def elsewhere(a: Said, b: Said) -> bool:
    """Tell whether two claims are located at two distinct spots, neither of which holds the other."""
    if not a.claim.places or not b.claim.places:
        return False
    return all(_distinct(x, y) for x in a.claim.places[:1] for y in b.claim.places) and all(
        _distinct(x, y) for x in b.claim.places[:1] for y in a.claim.places
    )


def _distinct(a: Place, b: Place) -> bool:
    """Whether both are located, and are two places of which neither holds the other."""
    if not (a.located and b.located) or (a.place_id and a.place_id == b.place_id):
        return False
    return relation(a, b) not in ("same", "within", "contains")


def _of_one_sort(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are kinds of sites, and no kind in common (a dormitory, a maternity), or both are names."""
    sites_a, sites_b = ({w for w in names if w.startswith("+")} for names in (one, other))
    return bool(sites_a) == bool(sites_b) and not sites_a & sites_b


def same_kind(a: Said, b: Said) -> bool:
    """Tell whether two claims are of one kind of event: one type, or both of ground that fell."""
    one, other = a.claim.event, b.claim.event
    return one == other or (one in TAKEN and other in TAKEN)
