"""The parts that a total is broken down into: "90 were killed: 40 of one side, 45 of the other and five more"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.figures.cues import predicates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extraction.figures.kinds import Scene
    from recoupe.extraction.figures.mention import Mention

_REACH = 10  # words between a total and what opens its breakdown
_LENGTH = 45  # words of a breakdown


def divided(scene: Scene, m: Mention, kept: Sequence[Mention]) -> int | None:
    """Return the index, in the figures kept so far, of the total that `m` is a part of, or None.

    The total and its parts stand in one sentence, the parts behind a colon, a dash or "comprising"; each is a number
    of persons no greater than the total, and follows the opening, a comma or "and".
    """
    sets, w = predicates(scene.lang).sets, scene.w
    if m.bare or m.indefinite or m.category != "person" or w.word(m.first - 1) not in sets["divides"] | sets["listing"]:
        return None
    for at in range(len(kept) - 1, -1, -1):
        total = kept[at]
        if m.first - total.last > _LENGTH or any(w.hard[i] for i in range(total.last, m.first)):
            return None
        following = kept[at + 1].first if at + 1 < len(kept) else m.first
        opened = w.word(following - 1) in sets["divides"] and following - total.last <= _REACH
        if opened and 1 < _size(m) <= _size(total):
            return at
    return None


def _size(m: Mention) -> int:
    return m.quantity.low or m.quantity.high or 0


def exceeds(scene: Scene, m: Mention, total: Mention) -> bool:
    """Whether a number right behind a colon is greater than the total before it, hence no part of it."""
    return scene.w.word(m.first - 1) == ":" and _size(m) > _size(total)


def parallel(scene: Scene, m: Mention, last: Mention) -> bool:
    """Whether a figure repeats the preposition of the one before ("fatal à six gardes et à deux passants")."""
    w, sets = scene.w, predicates(scene.lang).sets
    before = w.word(m.first - 1)
    if before not in sets["repeated"] or w.word(last.first - 1) != before or w.word(m.first - 2) not in sets["elision"]:
        return False
    between = range(last.last + 1, m.first)
    return len(between) <= 8 and not any(w.hard[i] or w.pos[i] == "VERB" for i in between)


def balanced(scene: Scene, m: Mention, last: Mention) -> bool:
    """Whether a loss is set against that of the other side ("nine guards died, against 30 rebels")."""
    w, sets = scene.w, predicates(scene.lang).sets
    if m.category != "person" or w.word(m.first - 1) not in sets["versus"] or w.word(m.first - 2) != ",":
        return False
    between = range(last.last + 1, m.first)
    closed = w.hard[m.last] or not w.word(m.last + 1)[:1].isalpha()
    return closed and len(between) <= 8 and not any(w.hard[i] for i in between)


def finished(scene: Scene, m: Mention) -> bool:
    """Whether wounded persons are the object of a verb that kills ("exécuté quarante blessés"), not a second count."""
    w, i = scene.w, m.first - 1
    return w.word(i) in predicates(scene.lang).sets["finishes"] and i > 0 and (i - 1) not in scene.owner
