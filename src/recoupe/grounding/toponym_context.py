"""What stands around a capitalised name: prepositions, type words, titles, bodies. Facts only, weighed elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from recoupe.grounding.toponym_lexicon import Hint, Lexicon
    from recoupe.grounding.toponym_words import Word

_LONGEST = 4
_MOST_FILLERS = 4
_ROUTE = 9
_APPOSITION = 5
_THE = frozenset({"the", "la", "le", "les", "l"})
_SOFT_GAPS = frozenset({" ", "-", "", "'", "’", "\n", " '", ' "', " «", " “"})


class Around(NamedTuple):
    """Facts about a name's neighbourhood. `type_start`, `type_end`: where an adjoining type word begins and ends;
    `home`: it is one that no party has ("village", "neighborhood").
    """

    strong: bool = False
    weak: bool = False
    near: bool = False
    verb: bool = False
    route: bool = False
    apposed: bool = False
    hint: Hint | None = None
    type_start: int | None = None
    type_end: int | None = None
    title: bool = False
    organisation: bool = False
    thing: bool = False
    home: bool = False


def around(words: list[Word], first: int, past: int, lex: Lexicon) -> Around:
    """Return the facts about the name made of words `first` up to `past`."""
    back = _back(words, first)
    hint, type_start = _type_before(words, back, lex)
    type_end: int | None = None
    if hint is None:
        hint, type_end = _type_after(words, past, lex)
    strong, weak, near = _prepositions([key for key, _ in back], lex)
    before = words[first - 1].plain if first and _soft(words[first].gap) else ""
    two = f"{words[first - 2].plain} {before}" if first > 1 and before and _soft(words[first - 1].gap) else ""
    after = words[past].key if past < len(words) and words[past].gap in {" ", "-"} and words[past].upper else ""
    next_word = words[past].key if past < len(words) and words[past].gap in {" ", "-"} else ""
    return Around(
        thing=next_word in lex.named_things,
        home=_homely(words, first, past, type_start, type_end, lex),
        strong=strong,
        weak=weak,
        near=near,
        verb=before in lex.verbs or two in lex.verbs,
        apposed=_apposed(words, past, lex) or _beside(words, past, lex) or _befallen(words, past, lex),
        route=_on_route(words, first, past, lex),
        hint=hint,
        type_start=type_start,
        type_end=type_end,
        title=before in lex.titles or two in lex.titles,
        organisation=after in lex.organisation_after
        or before in lex.organisation_before
        or two in lex.organisation_before,
    )


def _on_route(words: list[Word], first: int, past: int, lex: Lexicon) -> bool:
    """Whether the name is an end of a route: "from X ... towards Y", both capitalised, in one sentence."""
    lead = next(
        (k for k in range(first - 1, max(-1, first - 3), -1) if words[k].key not in {"the", "la", "le", "les", "l"}), -1
    )
    if lead < 0 or not _soft(words[first].gap):
        return False
    key = words[lead].plain
    if key in lex.from_:
        for k in range(past, min(len(words) - 1, past + _ROUTE)):
            if any(c in words[k].gap for c in ".;:\n"):
                return False
            if _leads_to(words, k, lex):
                return True
    if key in lex.to:
        for k in range(lead - 1, max(0, lead - _ROUTE), -1):
            if any(c in words[k + 1].gap for c in ".;:\n"):
                return False
            if words[k].plain in lex.from_ and (words[k + 1].upper or words[k + 1].key in _THE):
                return True
    return False


def _apposed(words: list[Word], past: int, lex: Lexicon) -> bool:
    """Whether an apposition says what the name is: "Jafra, a village beside …"; "Jazra, quartier de …"."""
    if past >= len(words) or words[past].gap.strip() != ",":
        return False
    for k in range(past, min(len(words), past + _APPOSITION)):
        if k > past and words[k].gap not in {" ", "-"}:
            return False
        if words[k].upper or words[k].key in {"of", "de", "d", "du"}:
            return False  # "the governor of the town" tells of a person
        if words[k].key in lex.kinds:
            return True
    return False


def _beside(words: list[Word], past: int, lex: Lexicon) -> bool:
    """Whether the name is said to lie near another: "Torske, north of Kreminna"."""
    if past >= len(words) or words[past].gap.strip() != ",":
        return False
    return words[past].plain in lex.near_openings and any(
        past + n < len(words) and _phrase(words, past, n) in lex.near and words[past + n].upper
        for n in range(1, _LONGEST + 1)
    )


def _befallen(words: list[Word], past: int, lex: Lexicon) -> bool:
    """Whether what follows the name befalls places: "Sarmin changed hands on Monday"."""
    if past >= len(words) or words[past].gap != " " or words[past].plain not in lex.befalls_openings:
        return False
    return any(past + n <= len(words) and _phrase(words, past, n) in lex.befalls for n in range(1, _LONGEST + 1))


def _leads_to(words: list[Word], k: int, lex: Lexicon) -> int:
    """Return how many words of a preposition of direction stand at `k` before a name, 0 if none do."""
    if words[k].plain not in lex.to_openings:
        return 0
    for n in range(_LONGEST, 0, -1):
        if k + n < len(words) and _phrase(words, k, n) in lex.to:
            return n if words[k + n].upper or words[k + n].key in _THE else 0
    return 0


def _phrase(words: list[Word], first: int, length: int) -> str:
    part = words[first : first + length]
    return " ".join(w.plain for w in part) if all(_soft(w.gap) for w in part[1:]) else ""


def _soft(gap: str) -> bool:
    return gap in _SOFT_GAPS


def _back(words: list[Word], first: int) -> list[tuple[str, int]]:
    """Return (key, index) of the words before the name, nearest first, as far as no punctuation stands between."""
    found: list[tuple[str, int]] = []
    i = first
    while i > 0 and _soft(words[i].gap) and len(found) < _LONGEST + _MOST_FILLERS:
        i -= 1
        found.append((words[i].plain, i))
    return found


def _type_before(words: list[Word], back: list[tuple[str, int]], lex: Lexicon) -> tuple[Hint | None, int | None]:
    back = back[:_LONGEST]
    # An article may stand between: "la ville de l'Idlib", "field of the Jazal".
    skip = 1 if back and back[0][0] in {"la", "le", "les", "l", "the"} else 0
    ends = lex.before_endings
    if not any(word in ends for word, _ in back[: skip + 1]):
        return None, None
    for length in range(len(back), 0, -1):
        for offset in (0, skip):
            part = back[offset : offset + length]
            key = " ".join(word for word, _ in reversed(part) if word not in lex.type_fillers)
            if key in lex.before and part[-1][0] not in lex.type_fillers:
                at = part[-1][1]
                if lex.before[key] == "quarter" and at and words[at - 1].upper and words[at].gap in {" ", ", "}:
                    return "populated", words[at].start  # "the Sakhour district of Aleppo": the town of a quarter
                return lex.before[key], words[at].start
    return None, None


def _type_after(words: list[Word], past: int, lex: Lexicon) -> tuple[Hint | None, int | None]:
    if past + 1 < len(words) and words[past].gap == " " and words[past].key in lex.type_fillers:
        past += 1  # "al-Furqan residential neighborhood"
    if past >= len(words) or words[past].gap != " " or words[past].key not in lex.after_openings:
        return None, None
    for length in (3, 2, 1):
        if past + length > len(words) or any(words[past + k].gap != " " for k in range(length)):
            continue
        key = " ".join(w.key for w in words[past : past + length])
        if key in lex.after:
            return lex.after[key], words[past + length - 1].end
    return None, None


def _homely(
    words: list[Word], first: int, past: int, type_start: int | None, type_end: int | None, lex: Lexicon
) -> bool:
    """Whether the type word beside the name is one that no party or army has."""
    if type_start is not None:
        k = first - 1
        while k >= 0 and words[k].start >= type_start:
            if words[k].key in lex.homes:
                return True
            k -= 1
        return False
    return type_end is not None and any(w.end == type_end and w.key in lex.homes for w in words[past : past + _LONGEST])


def _prepositions(back: list[str], lex: Lexicon) -> tuple[bool, bool, bool]:
    """Return (strong, weak, near): what kind of preposition governs the name, fillers stepped over."""
    ends = lex.preposition_endings
    for skipped in range(min(_MOST_FILLERS, len(back)) + 1):
        rest = back[skipped:]
        for length in range(min(_LONGEST, len(rest)) if rest and rest[0] in ends else 0, 0, -1):
            key = " ".join(reversed(rest[:length]))
            if key in lex.strong or key in lex.near:
                return True, False, key in lex.near
        if rest and rest[0] in lex.weak and skipped == 0:
            return False, True, False
        if not rest or rest[0] not in lex.fillers:
            return False, bool(rest and rest[0] in lex.weak), False
    return False, False, False
