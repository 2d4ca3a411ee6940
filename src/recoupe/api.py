"""The public functions: from sources to a brief, whole or step by step. What `recoupe` exports.

A theatre is given as a `Theatre`, as an id or a path, as None (told from the texts), or as "none" (without one).
Evidence and judgements are given as records, or as the path of a file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe import i18n
from recoupe.extraction.extract import extract as extract_report
from recoupe.extraction.settled import settling
from recoupe.i18n import gettext as _
from recoupe.linking.explain import claim_named
from recoupe.linking.explain import explain as explain_pair
from recoupe.linking.link import link as link_readings
from recoupe.model import Brief, Reason, Rejected
from recoupe.reading import ClaimsBatch, Skipped, read
from recoupe.reading.attached import read_evidence, read_judgements
from recoupe.theatres import infer, load
from recoupe.theatres.schema import Theatre
from recoupe.weighing import assemble, linking_of
from recoupe.weighing.decisions import all_judgements
from recoupe.writing import FILES, write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from recoupe.linking.explain import Explanation
    from recoupe.linking.link import Linked
    from recoupe.model import ClaimRef, Evidence, Judgement, Reading, Report
    from recoupe.reading.sources import Input

    Progress = Callable[[str, int, int], None]
    """Told before each piece of work: its stage ("read", "extract", "weigh"), how many are done, of how many."""

NO_THEATRE = "none"
_WARM = 8
"""Reports after which everything that reading them needs is loaded."""


@dataclass(frozen=True)
class Made:
    """A brief, the theatre that it was made in, why that one, and what of the sources was left aside as no report."""

    brief: Brief
    theatre: Theatre | None
    why: Reason
    skipped: tuple[Skipped, ...] = ()


def setting(theatre: Theatre | str | None, texts: Sequence[str]) -> tuple[Theatre | None, Reason]:
    """Return the theatre that is meant, and why. Raises BadTheatre if there is none of that name, or it is unsound."""
    if isinstance(theatre, Theatre):
        return theatre, Reason(rule="theatre.given", text=_("Theatre {theatre}: as given.", theatre=theatre.id))
    if theatre == NO_THEATRE:
        return None, Reason(rule="theatre.given", text=_("No theatre: as asked."))
    if theatre:
        return load(theatre), Reason(rule="theatre.given", text=_("Theatre {theatre}: as given.", theatre=theatre))
    return infer(list(texts))


def continued(
    theatre: Theatre | str | None, texts: Sequence[str], previous: Brief | None
) -> tuple[Theatre | None, Reason]:
    """Return the theatre of reports that go on with an earlier brief, and why: told from both together.

    A short update may name too little of it; then it is that of the earlier brief's reports. Raises BadTheatre.
    """
    earlier = [r.text for r in previous.reports] if previous else []
    found = setting(theatre, [*earlier, *texts])
    if theatre or not earlier or found[0]:
        return found
    known, why = infer(earlier)
    if known is None:
        return found
    return known, Reason(rule=why.rule, text=_("{why} (told from the previous brief)", why=why.text.rstrip(".")) + ".")


def extract(report: Report, theatre: Theatre | str | None = None) -> Reading:
    """Return a report with its claims, movements and context."""
    return extract_report(report, setting(theatre, [report.text])[0])


def extract_all(reports: Sequence[Report], theatre: Theatre | None, progress: Progress | None = None) -> ClaimsBatch:
    """Return what `extract` returns of each report, in their order. A report that breaks it costs only itself: it is
    rejected with what went wrong.
    """
    out: list[Reading] = []
    rejected: list[Rejected] = []
    with settling() as settle:
        for done, report in enumerate(reports):
            if done == _WARM:
                settle()
            if progress:
                progress("extract", done, len(reports))
            try:
                out.append(extract_report(report, theatre))
            except Exception as error:  # noqa: BLE001 - whatever one text does, the batch goes on
                what = f"{type(error).__name__}: {error}"
                template = "its claims could not be found ({what}). Report this, with the text if you may share it."
                why = _(template, what=what)
                rejected.append(Rejected(input=report.url or report.title or report.id, why=why))
    return ClaimsBatch(tuple(out), tuple(rejected))


def link(
    readings: Sequence[Reading],
    theatre: Theatre | str | None = None,
    *,
    judgements: Iterable[Judgement] | str | Path = (),
    previous: Brief | None = None,
) -> Linked:
    """Return the incidents and situations that claims make up, not weighed yet, and judgements that were refused."""
    known = continued(theatre, [r.text for r in readings], previous)[0]
    refused: tuple[Rejected, ...] = ()
    if isinstance(judgements, str | Path):
        decided = read_judgements(judgements, [*(previous.reports if previous else ()), *readings])
        judgements, refused = decided.records, decided.rejected
    held = all_judgements(previous, judgements)
    linked = link_readings(readings, known, judgements=held, previous=previous)
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
        known = continued(theatre, [r.text for r in readings], previous)[0]
        every = [*(previous.reports if previous else ()), *readings]
        if isinstance(judgements, str | Path):
            judgements = read_judgements(judgements, every).records
        made = linking_of(readings, known, all_judgements(previous, judgements), previous, min_confidence)
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
        known = continued(theatre, [r.text for r in readings], previous)[0]
        refused = list(rejected)
        about = [*(previous.reports if previous else ()), *readings]
        if isinstance(evidence, str | Path):
            attached = read_evidence(evidence, about)
            evidence, refused = attached.records, [*refused, *attached.rejected]
        if isinstance(judgements, str | Path):
            decided = read_judgements(judgements, about)
            judgements, refused = decided.records, [*refused, *decided.rejected]
        return assemble(
            readings, known, refused, evidence, judgements, previous=previous, min_confidence=min_confidence
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
        known, why = continued(theatre, [r.text for r in batch.reports], previous)
        found_claims = extract_all(batch.reports, known, progress)
        if progress:
            progress("weigh", 0, 1)
        found = weigh(
            found_claims.readings,
            known or NO_THEATRE,
            evidence=evidence,
            judgements=judgements,
            previous=previous,
            rejected=[*batch.rejected, *found_claims.rejected],
            min_confidence=min_confidence,
            ui_lang=ui_lang,
        )
    return Made(found, known, why, batch.skipped)


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
    known = setting(theatre, [r.text for r in brief.reports])[0]
    return write_files(brief, known, ui_lang, folder, files)


__all__ = ["Made", "brief", "continued", "explain", "extract", "link", "make", "read", "setting", "weigh", "write"]
