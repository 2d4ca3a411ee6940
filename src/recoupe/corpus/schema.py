"""The tables of a corpus: their columns, what each holds, and the order of their rows. docs/corpus.md is written of it.

`tools/schema.py` writes the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import pyarrow as pa

from recoupe.corpus.shapes import (
    CLAIM_REF,
    COUNT,
    CREDIT,
    DAY,
    FIGURE,
    LINK,
    MOVEMENT_REF,
    PLACE,
    RANGE,
    REAL,
    REASON,
    RULING,
    SPAN,
    TEXT,
    WORDS,
    YES,
    listed,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA_VERSION = 1
"""Raised with every change that a reader of the tables must know of."""

Column = tuple[str, pa.DataType, str]


@dataclass(frozen=True)
class Table:
    """A table: what a row is, its columns (name, type, what it holds), and the columns by which rows are sorted."""

    name: str
    about: str
    columns: tuple[Column, ...]
    order: tuple[str, ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of the table; what a column holds is in its metadata, as `about`."""
        fields = [pa.field(name, type_, metadata={"about": about}) for name, type_, about in self.columns]
        return pa.schema(fields, metadata={"recoupe.table": self.name, "recoupe.schema": str(SCHEMA_VERSION)})

    @property
    def path(self) -> str:
        """The name of its file."""
        return f"{self.name}.parquet"


_REPORT: Column = ("report", TEXT, "`reports.id`")
_INCIDENT: Column = ("incident", TEXT, "`incidents.id`")
_THEATRE: Column = ("theatre", TEXT, "id of the theatre that the report was read in; null for none")
_SAYS: tuple[Column, ...] = (
    ("quote", TEXT, "the sentence, an exact substring of the report's text"),
    ("quote_start", COUNT, "where it begins in the text, in characters"),
    ("quote_end", COUNT, "where it ends, end excluded"),
)  # fmt: skip
_DAYS: tuple[Column, ...] = (
    ("when_start", DAY, "first day on which it happened; null if it cannot be told"),
    ("when_end", DAY, "last day, included"),
)

_TABLES = (
    Table(
        "reports",
        "One published document.",
        (
            ("id", TEXT, "the input's own id, else a hash of its content; unique"),
            ("published", DAY, "day of publication"),
            ("outlet", TEXT, "who published it"),
            ("lang", TEXT, "`en` or `fr`"),
            ("theatre", TEXT, "id of the theatre that it was read in; null for none"),
            ("url", TEXT, "its address"),
            ("title", TEXT, "its title"),
            ("text", TEXT, "title, two newlines, body: offsets count its characters"),
            ("credits", listed(CREDIT), "whom it credits, and as what"),
            ("repeats", TEXT, "name of the source that it repeats as a whole: a reprint, agency copy, a translation"),
            ("repeats_report", TEXT, "`reports.id` of what it repeats, where the corpus has it"),
            ("repeats_why", TEXT, "why it is taken for a repeat"),
            ("claims", COUNT, "how many claims it makes"),
            ("movements", COUNT, "how many movements it tells of"),
            ("input", TEXT, "where it came from: file and line, row or record, or its address in a web archive"),
        ),
        ("published", "id"),
    ),
    Table(
        "claims",
        "One assertion about one occurrence, as one source makes it.",
        (
            _REPORT,
            ("claim", TEXT, "its id within the report"),
            ("incident", TEXT, "`incidents.id`; null for a claim that takes no part (rejected, or told too unsurely)"),
            _THEATRE,
            ("event", TEXT, "type of event, one of sixteen"),
            ("stance", TEXT, "`asserts` or `denies`"),
            ("hedged", YES, "whether the report itself keeps its distance (*reportedly*, the French conditional)"),
            ("source", TEXT, "who says it, as written; null for the report's own voice"),
            ("source_id", TEXT, "registry id of the source"),
            ("source_side", TEXT, "side of the source"),
            ("via", TEXT, "through whom, as written"),
            ("cue", TEXT, "the word of saying"),
            ("voice", TEXT, "id of the independent voice that it counts for: repeats are seen through"),
            ("voice_name", TEXT, "name of that voice"),
            ("voice_side", TEXT, "side of that voice; null for none, or unknown"),
            ("voice_kind", TEXT, "kind of that voice: news agency, armed group, monitor, …"),
            ("by", TEXT, "who acted, as written"),
            ("by_id", TEXT, "registry id of who acted"),
            ("against", TEXT, "who was hit, as written"),
            ("against_id", TEXT, "registry id of who was hit"),
            *_DAYS,
            ("places", listed(PLACE), "where, most precise first"),
            ("figures", listed(FIGURE), "what is counted; an open `low` or `high` is null"),
            ("confidence", REAL, "how surely it is told, 0 to 1: of the reading, not of its truth"),
            *_SAYS,
            ("spans", listed(SPAN), "where `source`, `cue`, `via`, `by`, `against` stand in the text"),
            ("reasons", listed(REASON), "why it was read so"),
        ),
        ("report", "quote_start", "claim"),
    ),
    Table(
        "movements",
        "An axis of advance, withdrawal or flight, with who says it.",
        (
            _REPORT,
            ("movement", TEXT, "its id within the report"),
            ("situation", TEXT, "`situations.id`"),
            _THEATRE,
            ("kind", TEXT, "`advance`, `withdrawal` or `flight`"),
            ("stance", TEXT, "`asserts` or `denies`"),
            ("hedged", YES, "whether the report keeps its distance"),
            ("source", TEXT, "who says it, as written; null for the report's own voice"),
            ("via", TEXT, "through whom"),
            ("by", TEXT, "who moves"),
            *_DAYS,
            ("from_places", listed(PLACE), "whence, most precise first"),
            ("to_places", listed(PLACE), "whither, most precise first"),
            *_SAYS,
        ),
        ("report", "quote_start", "movement"),
    ),
    Table(
        "context",
        "A sentence that is no claim about an occurrence.",
        (_REPORT, _THEATRE, ("kind", TEXT, "`background`, `explanation`, `motive` or `caution`"), *_SAYS),
        ("report", "quote_start", "quote_end", "kind"),
    ),
    Table(
        "incidents",
        "The claims, across reports and languages, about one real occurrence.",
        (
            ("id", TEXT, "made from what its first claim says; unique"),
            ("situation", TEXT, "`situations.id`; every incident is in one"),
            ("theatre", TEXT, "id of the theatre that most of its claims' reports were read in; null for none"),
            ("event", TEXT, "type of event that most voices give"),
            *_DAYS,
            ("place", TEXT, "name of the place that most voices give"),
            ("place_id", TEXT, "gazetteer id of the place"),
            ("lat", REAL, "degrees north; null where nobody could place it"),
            ("lon", REAL, "degrees east"),
            ("precision", TEXT, "how far the true spot may be: `exact`, `near`, `area`, `district`, `region` or"
                " `country`"),
            ("status", TEXT, "`assessments.status`"),
            ("claims", COUNT, "how many claims it has"),
            ("reports", COUNT, "in how many reports"),
            ("independent_sources", COUNT, "how many voices remain when repeats are seen through"),
            ("languages", WORDS, "languages of its reports"),
            ("sides", WORDS, "sides of its voices, where they are known"),
            ("first_published", DAY, "day of its earliest report"),
            ("last_published", DAY, "day of its latest report"),
            ("members", listed(CLAIM_REF), "its claims, in order of publication"),
            ("links", listed(LINK), "what holds it together: the strongest links that reach every claim"),
        ),
        ("when_start", "when_end", "id"),
    ),
    Table(
        "situations",
        "Incidents and movements that belong together: an offensive, a day at a place.",
        (
            ("id", TEXT, "unique"),
            ("theatre", TEXT, "id of the theatre of most of its incidents; null for none"),
            ("title", TEXT, "what it is called, in the language of `--ui-lang`"),
            *_DAYS,
            ("incidents", WORDS, "`incidents.id`"),
            ("movements", listed(MOVEMENT_REF), "movements of reports"),
        ),
        ("when_start", "when_end", "id"),
    ),
    Table(
        "versions",
        "Claims of one incident that can be true together, and who holds them.",
        (
            _INCIDENT,
            ("version", COUNT, "1, 2, … within the incident"),
            ("side", TEXT, "the side of all that hold it; null if they have none in common"),
            ("holders", WORDS, "names of its voices"),
            ("claims", listed(CLAIM_REF), "its claims"),
        ),
        ("incident", "version"),
    ),
    Table(
        "contradictions",
        "Two claims of one incident that cannot both be true.",
        (
            _INCIDENT,
            ("contradiction", COUNT, "1, 2, … within the incident"),
            ("type", TEXT, "number, place, time, actor, occurrence, outcome or victim status"),
            ("a_report", TEXT, "`claims.report` of the one"),
            ("a_claim", TEXT, "`claims.claim` of the one"),
            ("b_report", TEXT, "`claims.report` of the other"),
            ("b_claim", TEXT, "`claims.claim` of the other"),
            ("why", TEXT, "in words"),
        ),
        ("incident", "contradiction"),
    ),
    Table(
        "assessments",
        "What can be said now of an incident, why, and what would settle the rest. One for each incident.",
        (
            _INCIDENT,
            ("status", TEXT, "refuted, confirmed (both only by evidence that a person attached), contested,"
                " corroborated, one-sided, single source"),
            ("admitted_by", TEXT, "the acting side, where it accepts the deed"),
            ("independent_sources", COUNT, "as in `incidents`"),
            ("reports", COUNT, "as in `incidents`"),
            ("figures", listed(RANGE), "what is *reported*, by kind and victims; `best` is null where nobody"
                " disinterested counted"),
            ("rulings", listed(RULING), "what evidence makes of single claims"),
            ("reasons", listed(REASON), "each with the claims that it rests on"),
            ("wanted", WORDS, "what would settle the rest"),
        ),
        ("incident",),
    ),
    Table(
        "rejected",
        "What did not become a report, or did not become part of one, and why.",
        (
            ("input", TEXT, "file and line, row or record, or address"),
            ("why", TEXT, "what is wrong, and what to do"),
        ),
        ("input", "why"),
    ),
)  # fmt: skip

TABLES: Mapping[str, Table] = MappingProxyType({t.name: t for t in _TABLES})
"""All tables by name, in the order of the pipeline."""

GEOJSON = "incidents.geojson"
"""The incidents as points, beside the tables."""
