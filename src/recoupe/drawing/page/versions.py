"""Versions face each other: rows by question, a column for each version, lines between cells that clash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup, escape

from recoupe.drawing.page.clashes import Clash, clash, joined
from recoupe.drawing.page.numbers import days
from recoupe.drawing.page.places import where_words
from recoupe.drawing.page.statements import Statement, figure_links, gathered, happening, merged, statement
from recoupe.drawing.page.words import capital_html, html
from recoupe.i18n import gettext as _
from recoupe.weighing.counted import status_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.drawing.page.columns import Column
    from recoupe.drawing.page.edition import Edition, Said
    from recoupe.model import ContradictionType, Incident

    Answer = Callable[[Said], Markup | None]

Question = Literal["what", "outcome", "losses", "where", "when"]

QUOTED, QUOTED_OF_MANY, MANY = 2, 1, 4
"""Of what one version answers to one question so many claims are quoted (fewer where there are so many versions or
more), each once in an incident. The others are told in our words and linked to their sentences, which stand in full
further down: everything quoted wherever it is told made the page of a hundred claims half a megabyte, most of it the
same sentences again.
"""

OUTCOMES = {"territory taken", "territory retaken", "attack repelled", "ceasefire/evacuation"}
"""Events that say how something ended rather than that it took place."""

LOSSES = {"killed", "wounded", "casualties", "captured", "missing", "destroyed", "seized", "displaced"}
"""Kinds of figures that are somebody's losses."""

ARMIES = {"state force", "military"}
"""What registries call an army, and the soldiers of one that is not named."""

CIVILIANS = "civilians"
"""The row of those who belong to no side."""

_ROW_OF_CLASH: dict[ContradictionType, Question] = {
    "number": "losses",
    "victim status": "losses",
    "place": "where",
    "time": "when",
    "actor": "what",
    "occurrence": "what",
    "outcome": "outcome",
}


@dataclass(frozen=True)
class Row:
    """A question and the answer of each version; an empty answer is a version that says nothing."""

    question: str
    cells: tuple[tuple[Statement, ...], ...]
    clashes: tuple[Clash, ...] = ()

    @property
    def agreed(self) -> tuple[Statement, ...]:
        """Return the one answer that all give who answer without a quotation, or nothing: agreement is quiet."""
        answers = [cell for cell in self.cells if cell]
        same = len({tuple(s.words for s in cell) for cell in answers}) == 1
        if self.clashes or len(answers) < 2 or not same or any(s.quotation for cell in answers for s in cell):
            return ()
        return merged([s for cell in answers for s in cell])

    @property
    def silent(self) -> tuple[int, ...]:
        """Return the columns that say nothing."""
        return tuple(i for i, cell in enumerate(self.cells) if not cell)


@dataclass(frozen=True)
class Table:
    """An incident's versions side by side."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    agreed = 6
    """Sentences that an agreed answer is linked to: agreement is quiet."""

    @property
    def many(self) -> bool:
        """Return whether there are too many versions to stand side by side."""
        return len(self.columns) >= MANY

    @property
    def most(self) -> int:
        """Return how many sentences an answer is linked to that were linked from the table before: with many versions
        the claims of a third voice stand in each.
        """
        return 3 if self.many else 1000


def losses(edition: Edition, said: Said) -> dict[str | None, list[int]]:
    """Return {side: indexes of the figures that are its losses}; CIVILIANS for theirs.

    Whose loss a figure is: of whom its own words name ("government soldiers"), else of the claim's party of that sort
    ("soldiers": the one that is a state's force), else of whom the claim's act is against. The key is None where
    nothing tells.
    """
    claim = said.claim
    found: dict[str | None, list[int]] = {}
    for i, figure in enumerate(claim.figures):
        if figure.kind not in LOSSES:
            continue
        counted = edition.acting(figure.who, said.reading) if figure.who else None
        if counted == "civilians" or status_of(figure.who) == "civilian":
            side: str | None = CIVILIANS
        else:
            side = edition.actor_side(counted, said.reading) or _losing_side(edition, said, counted)
        found.setdefault(side, []).append(i)
    return found


def _losing_side(edition: Edition, said: Said, counted: str | None) -> str | None:
    """Return the side of nameless people ("soldiers") that are counted, from the parties of the claim."""
    claim, reading = said.claim, said.reading
    parties = (claim.against_id, claim.by_id)
    if edition.actor_kind(counted) in ARMIES:
        alike = [edition.actor_side(p, reading) for p in parties if edition.actor_kind(p) in ARMIES]
        found = next((side for side in alike if side), None)
        if found:
            return found
    return edition.actor_side(claim.against_id, reading)


def tells_losses_only(said: Said) -> bool:
    """Whether a claim is a toll and no more, so that it belongs in the rows of losses alone."""
    return said.claim.event == "other" and any(f.kind in LOSSES for f in said.claim.figures)


def table(edition: Edition, incident: Incident, sides_held: tuple[Column, ...], placed: set[str]) -> Table:
    """Return the columns of an incident as a table. Claims that get their first cell are added to `placed`."""
    columns = [c.claims for c in sides_held]
    quoted: set[str] = set()
    most = QUOTED if len(columns) < MANY else QUOTED_OF_MANY

    def row(question: str, answer: Answer, *, quote: bool = True) -> Row:
        cells = []
        for claims in columns:
            cell: list[Statement] = []
            for said in claims:
                words = answer(said)
                if words is None:
                    continue
                if not quote:
                    cell.append(Statement(capital_html(words), ((edition.speaker(said), said.key),)))
                    continue
                full = said.key not in quoted and sum(s.quotation is not None for s in cell) < most
                cell.append(statement(edition, said, words, quote=full, anchor=said.key not in placed))
                if full:
                    quoted.add(said.key)
                placed.add(said.key)
            cells.append(gathered(cell))
        return Row(question, tuple(cells))

    ends = [ref for c in incident.contradictions if c.type == "outcome" for ref in (c.a, c.b)]
    outcomes = {s.key for s in edition.all_said(tuple(ends))}

    def event(*, outcome: bool) -> Answer:
        def answer(said: Said) -> Markup | None:
            # A claim that clashes over the outcome answers that question too, whatever its event is called.
            is_outcome = said.claim.event in OUTCOMES
            fits = (is_outcome or said.key in outcomes) if outcome else not is_outcome
            if tells_losses_only(said) or not fits:
                return None
            others = [i for i, f in enumerate(said.claim.figures) if f.kind not in LOSSES]
            words = happening(edition, said)
            return html("{what}; {figures}", what=words, figures=figure_links(said, others)) if others else words

        return answer

    def loss(side: str | None) -> Answer:
        return lambda said: figure_links(said, found) if (found := losses(edition, said).get(side)) else None

    told = {side for claims in columns for said in claims for side in losses(edition, said)}
    sides: list[str | None] = [s for s in edition.side_ids if s in told]
    named = [(_("Losses: {side}", side=edition.side_name(s)), s) for s in sides]
    if CIVILIANS in told:
        named.append((_("Losses: civilians"), CIVILIANS))
    rows: list[tuple[Question, Row]] = [
        ("what", row(_("What happened"), event(outcome=False))),
        ("outcome", row(_("Outcome"), event(outcome=True))),
        *(("losses", row(question, loss(s))) for question, s in named),
    ]
    if None in told:
        question = _("Other losses, or side not told") if named else _("Losses")
        rows.append(("losses", row(question, loss(None))))
    where: Answer = lambda said: where_words(edition, said.claim.places, said.reading.lang)  # noqa: E731
    when: Answer = lambda said: escape(days(said.claim.when)) if said.claim.when else None  # noqa: E731
    rows += [("where", row(_("Where"), where, quote=False)), ("when", row(_("When"), when, quote=False))]
    return Table(sides_held, _with_clashes(edition, incident, columns, rows))


def _with_clashes(
    edition: Edition, incident: Incident, columns: list[tuple[Said, ...]], rows: list[tuple[Question, Row]]
) -> tuple[Row, ...]:
    """Return the rows that anybody answers, each with the contradictions that belong to it."""
    kept = [(question, row) for question, row in rows if any(row.cells)]
    lines: dict[int, list[Clash]] = {}
    for contradiction in incident.contradictions:
        found = clash(edition, contradiction, columns)
        if found is None or not kept:
            continue
        wanted = _ROW_OF_CLASH[contradiction.type]
        fits = [i for i, (q, r) in enumerate(kept) if q == wanted and _speak(r, found)]
        any_row = [i for i, (q, r) in enumerate(kept) if _speak(r, found) and q not in ("where", "when")]
        lines.setdefault((fits or any_row or [0])[0], []).append(found)
    return tuple(Row(row.question, row.cells, joined(lines.get(i, []))) for i, (_question, row) in enumerate(kept))


def _speak(row: Row, found: Clash) -> bool:
    """Whether both ends of a contradiction say something in a row."""
    ends = zip((found.left, found.right), found.keys, strict=True)
    return all(any(key in s.keys for s in row.cells[cell]) for cell, key in ends)


def one_line(edition: Edition, said: Said) -> Markup:
    """Return a claim whole, on one line: what happened, where and its figures."""
    parts = [happening(edition, said)]
    where = where_words(edition, said.claim.places, said.reading.lang)
    if where:
        parts.append(where)
    if said.claim.when:
        parts.append(escape(days(said.claim.when)))
    if said.claim.figures:
        parts.append(figure_links(said))
    return Markup(" · ").join(parts)
