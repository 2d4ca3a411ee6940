"""The public functions: from sources to a brief, whole or step by step. What `recoupe` exports.

A theatre is given as a `Theatre`, as an id or a path, as None (told from each report), or as "none" (without one).
Evidence and judgements are given as records, or as the path of a file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe import i18n
from recoupe.extraction.extract import extract as extract_report
from recoupe.extraction.in_time import OutOfTime, within
from recoupe.extraction.limited import why as why_lost
from recoupe.extraction.settled import settling
from recoupe.i18n import gettext as _
from recoupe.linking.explain import claim_named
from recoupe.linking.explain import explain as explain_pair
from recoupe.linking.link import link as link_readings
from recoupe.model import Brief, Reason, Rejected
from recoupe.reading import ClaimsBatch, Skipped, read
from recoupe.reading.attached import read_evidence, read_judgements
from recoupe.setting import NO_THEATRE, before, setting, settings, sited
from recoupe.weighing import assemble, linking_of
from recoupe.weighing.decisions import all_judgements
from recoupe.workers import Limits, Lost
from recoupe.writing import FILES, write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from recoupe.linking.explain import Explanation
    from recoupe.linking.link import Linked
    from recoupe.model import ClaimRef, Evidence, Judgement, Reading, Report
    from recoupe.reading.sources import Input
    from recoupe.setting import Told
    from recoupe.theatres.schema import Theatre

    Progress = Callable[[str, int, int], None]
    """Told before each piece of work: its stage ("read", "extract", "weigh"), how many are done, of how many."""

LIMITS = Limits()
"""What finding the claims of one report may take; of its memory nothing is bounded in this process."""
_WARM = 8
"""Reports after which everything that reading them needs is loaded."""


@dataclass(frozen=True)
class Made:
    """A brief, the theatre that it was made in, why that one, and what of the sources was left aside as no report."""

    brief: Brief
    theatre: Theatre | None
    why: Reason
    skipped: tuple[Skipped, ...] = ()


def continued(
    theatre: Theatre | str | None, reports: Sequence[Reading], previous: Brief | None
) -> tuple[Theatre | None, Reason]:
    """Return the theatre in which readings that go on with an earlier brief are weighed and drawn, and why.

    Raises BadTheatre.
    """
    made = sited(theatre, reports, previous)
    return made.theatre, made.why


def extract(report: Report, theatre: Theatre | str | None = None) -> Reading:
    """Return a report with its claims, movements and context."""
    return _read_in(report, *settings(theatre, [report])[0])


def _read_in(report: Report, theatre: Theatre | None, why: Reason) -> Reading:
    """Return a report read in a theatre, with the reason for that one."""
    found = extract_report(report, theatre)
    return found.model_copy(update={"theatre": theatre.id if theatre else None, "theatre_reason": why})


def extract_all(
    reports: Sequence[Report], theatre: Theatre | str | None = None, progress: Progress | None = None
) -> ClaimsBatch:
    """Return what `extract` returns of each report, in their order, each in its own theatre unless one is given. A
    report that breaks it, or takes it more than a minute of the processor, costs only itself: it is rejected with what
    went wrong.
    """
    return _extract_each(reports, settings(theatre, reports), progress)


def _extract_each(reports: Sequence[Report], told: Sequence[Told], progress: Progress | None) -> ClaimsBatch:
    out: list[Reading] = []
    rejected: list[Rejected] = []
    with settling() as settle:
        for done, report in enumerate(reports):
            if done == _WARM:
                settle()
            if progress:
                progress("extract", done, len(reports))
            name = report.url or report.title or report.id
            try:
                with within(LIMITS.seconds):
                    out.append(_read_in(report, *told[done]))
            except OutOfTime:
                rejected.append(Rejected(input=name, why=why_lost(Lost("time"), LIMITS)))
            except Exception as error:  # noqa: BLE001 - whatever one text does, the batch goes on
                what = f"{type(error).__name__}: {error}"
                template = "its claims could not be found ({what}). Report this, with the text if you may share it."
                why = _(template, what=what)
                rejected.append(Rejected(input=name, why=why))
    return ClaimsBatch(tuple(out), tuple(rejected))


def link(
    readings: Sequence[Reading],
    theatre: Theatre | str | None = None,
    *,
    judgements: Iterable[Judgement] | str | Path = (),
    previous: Brief | None = None,
) -> Linked:
    """Return the incidents and situations that claims make up, not weighed yet, and judgements that were refused."""
    made = sited(theatre, readings, previous)
    readings, previous = made.readings, made.previous
    refused: tuple[Rejected, ...] = ()
    if isinstance(judgements, str | Path):
        decided = read_judgements(judgements, [*(previous.reports if previous else ()), *readings])
        judgements, refused = decided.records, decided.rejected
    held = all_judgements(previous, judgements)
    linked = link_readings(readings, made.theatre, judgements=held, previous=previous)
    return replace(linked, rejected=(*refused, *linked.rejected))


def explain(
    readings: Brief | Sequence[Reading],
    a: ClaimRef | str,
    b: ClaimRef | str,
    theatre: Theatre | str | None = None,
    *,
    judgements: Iterable[Judgement] | str | Path = (),
    previous: Brief | None = None,
    min_confidence: float = 0.0,
    ui_lang: str = "en",
) -> Explanation:
    """Return why two claims of a brief, or of readings, are linked or not: levels, weights, and what became of them.

    A claim is named by "REPORT/CLAIM", or by its id alone where no other report has it. A brief brings its judgements
    and its `min_confidence`. Raises BadRecord for a claim that is not there or takes no part in linking.
    """
    with i18n.use(ui_lang):
        if isinstance(readings, Brief):
            judgements = judgements or readings.judgements
            min_confidence = min_confidence or readings.min_confidence
            readings = readings.reports
        here = sited(theatre, readings, previous)
        readings, previous = here.readings, here.previous
        every = [*(previous.reports if previous else ()), *readings]
        if isinstance(judgements, str | Path):
            judgements = read_judgements(judgements, every).records
        made = linking_of(readings, here.theatre, all_judgements(previous, judgements), previous, min_confidence)
        return explain_pair(made, claim_named(a, every), claim_named(b, every))


def weigh(
    readings: Sequence[Reading],
    theatre: Theatre | str | None = None,
    *,
    evidence: Iterable[Evidence] | str | Path = (),
    judgements: Iterable[Judgement] | str | Path = (),
    previous: Brief | None = None,
    rejected: Iterable[Rejected] = (),
    min_confidence: float = 0.0,
    ui_lang: str = "en",
) -> Brief:
    """Return the brief of some readings (ours, corrected, or anybody's): linked, and weighed with reasons.

    Claims told less surely than `min_confidence` (0 to 1) take no part, and are named in `brief.unsure`.
    """
    with i18n.use(ui_lang):
        made = sited(theatre, readings, previous)
        readings, previous = made.readings, made.previous
        refused = list(rejected)
        about = [*(previous.reports if previous else ()), *readings]
        if isinstance(evidence, str | Path):
            attached = read_evidence(evidence, about)
            evidence, refused = attached.records, [*refused, *attached.rejected]
        if isinstance(judgements, str | Path):
            decided = read_judgements(judgements, about)
            judgements, refused = decided.records, [*refused, *decided.rejected]
        return assemble(
            readings, made.theatre, refused, evidence, judgements, previous=previous, min_confidence=min_confidence
        )


def make(
    sources: Input | Iterable[Input],
    *,
    theatre: Theatre | str | None = None,
    ui_lang: str = "en",
    outlet: str | None = None,
    published: date | str | None = None,
    lang: str | None = None,
    evidence: Iterable[Evidence] | str | Path = (),
    judgements: Iterable[Judgement] | str | Path = (),
    previous: Brief | None = None,
    min_confidence: float = 0.0,
    allow_private: bool = False,
    progress: Progress | None = None,
) -> Made:
    """Return the brief of files, folders and addresses, with the theatre that was found for it. `allow_private` lets
    addresses of this machine and its own network be fetched.

    `outlet`, `published`, `lang` fill in what a document does not say. Bad input never raises: it is in
    `brief.rejected`. Raises ValueError for an unknown `ui_lang`, RecoupeError for a bad theatre, day or file of
    evidence or judgements.
    """
    with i18n.use(ui_lang):
        if progress:
            progress("read", 0, 1)
        batch = read(sources, outlet=outlet, published=published, lang=lang, allow_private=allow_private)
        told = settings(theatre, batch.reports, before(settings(theatre, previous.reports)) if previous else None)
        found_claims = _extract_each(batch.reports, told, progress)
        if progress:
            progress("weigh", 0, 1)
        found = weigh(
            found_claims.readings,
            theatre,
            evidence=evidence,
            judgements=judgements,
            previous=previous,
            rejected=[*batch.rejected, *found_claims.rejected],
            min_confidence=min_confidence,
            ui_lang=ui_lang,
        )
        here = sited(theatre, found_claims.readings, previous)
    return Made(found, here.theatre, here.why, batch.skipped)


def brief(
    sources: Input | Iterable[Input],
    *,
    theatre: Theatre | str | None = None,
    ui_lang: str = "en",
    outlet: str | None = None,
    published: date | str | None = None,
    lang: str | None = None,
    allow_private: bool = False,
) -> Brief:
    """Return the brief of files, folders and addresses; it shows itself in a notebook. `make` says and takes more."""
    return make(
        sources,
        theatre=theatre,
        ui_lang=ui_lang,
        outlet=outlet,
        published=published,
        lang=lang,
        allow_private=allow_private,
    ).brief


def write(
    brief: Brief,
    folder: str | Path,
    *,
    theatre: Theatre | str | None = None,
    ui_lang: str = "en",
    files: Sequence[str] = FILES,
) -> tuple[Path, ...]:
    """Write the brief's files (`index.html`, `map.svg`, …) into a folder and return their paths."""
    return write_files(brief, sited(theatre, brief.reports).theatre, ui_lang, folder, files)


__all__ = [
    "NO_THEATRE",
    "Made",
    "brief",
    "continued",
    "explain",
    "extract",
    "link",
    "make",
    "read",
    "setting",
    "settings",
    "sited",
    "weigh",
    "write",
]
