"""Participants: who acted and against whom, as written, with the rule and the words that each rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extraction.antecedents import acting_before, suffering_before
from recoupe.extraction.datelines import datelines
from recoupe.extraction.own_side import OF_SPEAKER, party_of, said_of_itself, stands_for
from recoupe.extraction.parties import Mention, mentions
from recoupe.extraction.role_clause import ACTORS
from recoupe.extraction.roles import Clause, Role, roles
from recoupe.grounding import actors
from recoupe.i18n import gettext as _
from recoupe.languages.forms import is_one_of, words
from recoupe.model import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc

    from recoupe.extraction.attribution import Frame
    from recoupe.extraction.figures import FoundFigure
    from recoupe.extraction.setting import Setting
    from recoupe.model import Claim, Span

Tokens = tuple[int, int]

SAYS = {
    "counted": "“{word}” are whom its figure counts",
    "agent": "named behind “{word}” as who did it",
    "bomber": "“{word}”: in a suicide attack the one who acts",
    "owner": "named beside “{word}” as whose it was",
    "deed of": "complement of “{word}”",
    "aimed at": "what “{word}” was aimed at",
    "taken from": "whom “{word}” took it from",
    "fallen to": "“{word}” says who holds it now",
    "in the hands of": "“{word}” says who holds it now",
    "in control": "“{word}” says who holds it now",
    "losses of": "“{word}” says whose losses they are",
    "accused of it": "“{word}”: whom somebody accuses",
    "author": "“{word}” says who stands behind it",
    "subject": "subject of “{word}”",
    "object": "object of “{word}”",
    "passive": "subject of the passive “{word}”",
    "beside the verb": "stands right before “{word}”",
    "after the verb": "stands right after “{word}”",
    "nearby": "“{word}”: where it went off",
    "moving": "“{word}” is who moves",
    "own deed": "“{word}”: the speaker says it of itself",
    "own loss": "“{word}”: the speaker says it of itself",
    "own gain": "“{word}”: the speaker says it of itself",
    "admitted": "“{word}”: the speaker admits its own side's losses",
    "responsibility": "“{word}”: the speaker claims responsibility",
    "accused": "“{word}”: the speaker denies that it was its own side",
    "denied loss": "“{word}”: the speaker denies that its own side lost it",
    "defender": "“{word}”: the speaker says that its own side held",
}
"""What each rule says, with the word that it rests on."""

_PEOPLE_COUNTED = frozenset({"killed", "wounded", "casualties", "captured", "missing", "displaced"})
_FIGHTING = frozenset({"state", "state force", "armed group"})


@dataclass(frozen=True)
class Matter:
    """A claim in the making, as far as its participants depend on it."""

    span: Tokens
    event: str
    triggers: frozenset[int]
    figures: tuple[FoundFigure, ...]
    frame: Frame | None
    denied: bool
    before: tuple[Claim, ...]
    """The report's claims before this one."""
    goes_on: Claim | None
    """The one of them whose occurrence this one goes on about, if its own words only count."""


@dataclass(frozen=True)
class Participants:
    """The acting and the suffering side, as character spans of the report's text, and why."""

    by: Span | None
    against: Span | None
    reasons: tuple[Reason, ...]


def participants(setting: Setting, matter: Matter) -> Participants:
    """Return who acted and against whom, each None where nothing says it.

    First what the claim's own words say (roles.py): whom its figures count, passives and actives, deeds with the name
    of who did them, sides of losses. Then what the speaker says of its own side (own_side.py). Then what the claim
    that it goes on about said.
    """
    doc, lang = setting.doc, setting.report.lang
    kinds = setting.place_kinds
    acted = {c.by for c in matter.before if c.by}

    def known(name: str) -> bool:
        return name in acted or is_party(setting, name)

    written_at = datelines(doc)
    found = mentions(doc, matter.span, lang, kinds, known)
    # Where a report was written has done nothing: "PORT SUDAN - Shelling killed four".
    found = [m for m in found if not any(a <= doc[m.start].idx < b for a, b in written_at)]
    clause = Clause(
        doc, matter.span, lang, matter.triggers, _counted(matter.figures), _totals(matter.figures), matter.event
    )
    party = party_of(doc, matter.frame, lang, kinds, known)
    given = [kept for r in roles(clause, found) if (kept := stands_for(r, party)) is not None]
    given += said_of_itself(
        doc, matter.span, matter.frame, party, lang, matter.event, bool(matter.figures), matter.denied
    )
    given += _moving(setting, matter)
    given += _accused(doc, matter.frame, lang, kinds, known)
    by, against = _best(given, "by"), _best(given, "against")
    if by and against and _same(doc, by.span, against.span):
        by, against = (by, None) if by.rank < against.rank else (None, against)
    by_span = _chars(doc, by.span) if by else None
    against_span = _chars(doc, against.span) if against else None
    reasons = [_why(part, role) for part, role in (("by", by), ("against", against)) if role]
    if by_span is None:
        by_span, why = acting_before(setting, matter, against_span)
        reasons += why
    if against_span is None:
        against_span, why = suffering_before(setting, matter, by_span)
        reasons += why
    return Participants(by_span, against_span, tuple(reasons))


def _moving(setting: Setting, matter: Matter) -> list[Role]:
    """Who moves, as movements.py found it, where the claim is about a movement."""
    if matter.event != "troop movement":
        return []
    doc = setting.doc
    start, end = doc[matter.span[0]].idx, _chars(doc, (matter.span[1] - 1, matter.span[1]))[1]
    for m in setting.movements:
        span = doc.char_span(*m.by) if m.by and m.start < end and start < m.end else None
        if span is not None and any(t.is_alpha for t in span):
            mention = Mention(span.end - 1, span.start, span.end, "forces")
            return [Role("by", 3, "moving", span.text, (span.start, span.end), mention)]
    return []


def _accused(
    doc: Doc, frame: Frame | None, lang: str, places: dict[int, str], known: Callable[[str], bool]
) -> list[Role]:
    """Whom the cue itself accuses, before the words that it governs: "X a été accusé d'avoir", "blamed X for"."""
    if frame is None:
        return []
    for i in range(*frame.cue):
        if not is_one_of(doc[i], words(lang, "participants", "accused")):
            continue
        for child in doc[i].children:
            if child.dep_ in {"nsubjpass", "nsubj:pass", "obj", "dobj"}:
                around = mentions(doc, (max(child.sent.start, child.i - 3), child.i + 3), lang, places, known)
                named = next((m for m in around if m.start <= child.i < m.end and m.sort in ACTORS), None)
                if named is not None and named.sort != "pronoun":
                    return [Role("by", 1, "accused of it", doc[i].text, (named.start, named.end), named)]
    return []


def is_party(setting: Setting, name: str) -> bool:
    """Whether a name is known as that of a state, a force or an armed group."""
    answers = setting.once(_answers)
    found = answers.get(name)
    if found is None:
        match = actors.match(name, setting.report.lang, setting.theatre)
        found = match is not None and match.id is not None and match.whole and match.kind in _FIGHTING
        answers[name] = found
    return found


def _answers(_setting: Setting) -> dict[str, bool]:
    """What `is_party` said of names: those of one report are asked for again and again."""
    return {}


def _counted(figures: Sequence[FoundFigure]) -> frozenset[int]:
    return frozenset(f.head for f in figures if f.figure.kind in _PEOPLE_COUNTED)


def _totals(figures: Sequence[FoundFigure]) -> frozenset[int]:
    return frozenset(f.head for f in figures if f.figure.cumulative)


def _best(given: Sequence[Role], part: str) -> Role | None:
    return min((r for r in given if r.part == part), key=lambda r: (r.rank, r.span), default=None)


def _same(doc: Doc, a: Tokens, b: Tokens) -> bool:
    return (a[0] < b[1] and b[0] < a[1]) or doc[a[0] : a[1]].text.lower() == doc[b[0] : b[1]].text.lower()


def _why(part: str, role: Role) -> Reason:
    rule, of_speaker = role.rule.removesuffix(OF_SPEAKER), role.rule.endswith(OF_SPEAKER)
    text = _(SAYS[rule], word=role.word)
    if of_speaker:
        text = _("{reason}; a pronoun or “its” stands for the speaker", reason=text)
    return Reason(rule=f"{part}: {role.rule}", text=text)


def _chars(doc: Doc, span: Tokens) -> Span:
    return doc[span[0]].idx, doc[span[1] - 1].idx + len(doc[span[1] - 1])
