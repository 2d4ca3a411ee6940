"""What two claims that stand for each other say differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.desk.site.fidelity import attacks
from recoupe.desk.site.fidelity.align import NAMELESS, speaks_alike
from recoupe.desk.site.fidelity.difference import Difference
from recoupe.drawing.page.words import event_name, kind_name
from recoupe.drawing.words import quoted
from recoupe.i18n import gettext as _
from recoupe.provenance.names import alike, fold, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.desk.site.fidelity.align import Paragraph
    from recoupe.model import Claim, Figure


SHORT = 3
"""Letters up to which a capitalised word is no name ("Le", "The")."""

FIRE = frozenset({"air/drone strike", "shelling/artillery/missile attack"})
"""One word may stand for either ("bombardement"): the two are told apart only where plain words say which it was."""


VAGUE = frozenset({"other", "armed clash"})
"""What is read where nothing more is told: no other event than the one beside it."""


def facts(a: Claim, b: Claim, here: Paragraph, there: Paragraph) -> Iterator[Difference]:
    """Yield the differences of two claims, of which the second stands for the first."""
    yield from _attribution(a, b, here, there)
    if a.stance != b.stance:
        told = _("denied"), _("asserted")
        before, after = told if a.stance == "denies" else (told[1], told[0])
        why = _("A denial and an assertion are opposites.")
        yield _made("stance", _("{before} → {after}", before=before, after=after), a, b, why, a.stance)
    if a.hedged != b.hedged:
        if a.hedged:
            what = _("the hedge is lost")
            why = _("The source itself does not vouch for it, and readers are not told so.")
        else:
            what, why = _("a hedge is added"), _("The source vouches for it, and readers are told otherwise.")
        yield _made("hedge", what, a, b, why, str(a.hedged))
    within = {a.event, b.event} <= FIRE
    told_apart = within and attacks.exchanged(a.quote, b.quote, here, there)
    if told_apart or (a.event != b.event and not VAGUE & {a.event, b.event} and not within):
        events = attacks.as_told(a, here), attacks.as_told(b, there)
        what = _("{before} → {after}", before=event_name(events[0]), after=event_name(events[1]))
        yield _made("event", what, a, b, _("Another thing is said to have happened."), ">".join(events))
    for mine, its, words, role in (
        (a.by_id, b.by_id, (a.by, b.by), _("who acted")),
        (a.against_id, b.against_id, (a.against, b.against), _("whom it hit")),
    ):
        if mine and its and mine != its:
            before, after = quoted(words[0] or mine), quoted(words[1] or its)
            what = _("{role}: {before} → {after}", role=role, before=before, after=after)
            yield _made("name", what, a, b, _("Another party is named."), f"{mine}>{its}")
    yield from _figures(a, b)
    yield from _places(a, b, there)


def _made(kind: str, what: str, a: Claim, b: Claim, why: str, mark: str) -> Difference:
    return Difference(kind, what, _flat(a.quote), _flat(b.quote), why, mark)  # type: ignore[arg-type]


def _flat(text: str) -> str:
    return " ".join(text.split())


def named_in(name: str, text: str) -> bool:
    """Return whether a name stands in a text, in this spelling or in another transliteration."""
    wanted = tokens(name)
    written = fold(text).split()
    if not wanted:
        return False
    size = len(wanted)
    return any(alike(" ".join(wanted), " ".join(written[i : i + size])) for i in range(len(written) - size + 1))


def _attribution(a: Claim, b: Claim, here: Paragraph, there: Paragraph) -> Iterator[Difference]:
    if speaks_alike(a, b) or _told_elsewhere(a, here) or _told_elsewhere(b, there):
        return
    if a.source and b.source and (_names(b.source, a.quote) or _names(a.source, b.quote)):
        return  # the sentence names it too: read otherwise, not written otherwise
    if a.hedged and b.hedged and not (a.source_id or b.source_id) and None in {a.source, b.source}:
        return  # "reportedly" and "selon des informations" are one hedge, and one of them may be read as a speaker
    mark = f"{a.source_id or a.source}>{b.source_id or b.source}"
    if a.source is None:
        what = _("said in our own voice → {after}", after=quoted(b.source or ""))
        yield _made("attribution", what, a, b, _("It is put into somebody’s mouth."), mark)
    elif b.source is None:
        what = _("{before} → said in our own voice", before=quoted(a.source))
        yield _made("attribution", what, a, b, _("Readers are not told any more who says it."), mark)
    elif a.source_id and b.source_id:
        what = _("{before} → {after}", before=quoted(a.source), after=quoted(b.source))
        yield _made("attribution", what, a, b, _("Somebody else says it."), mark)
    elif a.source_id and not a.source_id.startswith(NAMELESS) and not named_in(a.source, there.text):
        what = _("{before} → {after}", before=quoted(a.source), after=quoted(b.source))
        yield _made("attribution", what, a, b, _("Its source is not named any more."), mark)


def _told_elsewhere(claim: Claim, paragraph: Paragraph) -> bool:
    """Return whether the words for a claim's source stand in another paragraph: what this one says is not told."""
    return claim.source is not None and _flat(claim.source) not in _flat(paragraph.text)


def _names(source: str, sentence: str) -> bool:
    """Return whether a sentence holds every proper name among the words for a source, and there is one."""
    proper = [word for word in source.split() if word[:1].isupper() and len(word) > SHORT]
    return bool(proper) and all(named_in(word, sentence) for word in proper)


def _figures(a: Claim, b: Claim) -> Iterator[Difference]:
    """Yield figures that stand in both with another qualifier or of another kind; absent ones are `numbers`' matter."""
    for figure in a.figures:
        same = [f for f in b.figures if _number(f) == _number(figure)]
        if not same:
            continue
        if all(f.qualifier != figure.qualifier for f in same) and not _alike_qualifiers(figure, same[0]):
            what = _("{before} → {after}", before=quoted(figure.text), after=quoted(same[0].text))
            yield _made("figure", what, a, b, _("The number is the same, how exact it is is not."), f"q{figure.low}")
        elif all(f.kind != figure.kind for f in same) and "other" not in {figure.kind, same[0].kind}:
            what = _("{before} → {after}", before=kind_name(figure.kind), after=kind_name(same[0].kind))
            yield _made("figure", what, a, b, _("Something else is counted."), f"k{figure.low}")


def _number(figure: Figure) -> int | None:
    return figure.low if figure.low is not None else figure.high


_LOOSE = {None: "exactly", "exactly": "exactly", "between": "exactly", "dozens": "at least"}


def _alike_qualifiers(a: Figure, b: Figure) -> bool:
    """Return whether two qualifiers say the same: none is as good as "exactly", "dozens" bounds from below."""
    return _LOOSE.get(a.qualifier, a.qualifier) == _LOOSE.get(b.qualifier, b.qualifier)


def _places(a: Claim, b: Claim, there: Paragraph) -> Iterator[Difference]:
    """Yield the places of a claim that its paragraph in the other language does not name."""
    known = {p.place_id for c in there.claims for p in c.places if p.place_id}
    names = [n for c in there.claims for p in c.places for n in (p.text, p.name) if n]
    for place in a.places:
        if place.place_id and place.place_id in known:
            continue
        written = [n for n in (place.text, place.name) if n]
        if any(named_in(n, there.text) for n in written) or any(alike(n, m) for n in written for m in names):
            continue
        why = _("The place is not named there.")
        yield _made("place", quoted(place.name or place.text), a, b, why, place.place_id or fold(place.text))
