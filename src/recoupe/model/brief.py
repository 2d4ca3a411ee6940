"""The brief: the product, whole. `Brief.dump()` is `brief.json`."""

from __future__ import annotations

from pydantic import Field

from recoupe.model.base import ClaimRef, Noun
from recoupe.model.changes import Changes
from recoupe.model.evidence import Evidence, Judgement
from recoupe.model.incident import Incident, Situation
from recoupe.model.report import Reading, Rejected


class BriefSource(Noun):
    """A source heard in the brief. `repeats` names the source that it only passes on, if any."""

    id: str
    name: str
    side: str | None = None
    kind: str | None = None
    repeats: str | None = None


class Brief(Noun):
    """Reports, situations, incidents, sources, and what was rejected. `repr` in a notebook is the page.

    `unsure` are the claims that took no part because their confidence is below `min_confidence` (0 to 1). `evidence`
    and `judgements` are all that people decided, superseded decisions included; `changes` is what is new since the
    brief that this one goes on with, null where it goes on with none.
    """

    reports: tuple[Reading, ...] = ()
    situations: tuple[Situation, ...] = ()
    incidents: tuple[Incident, ...] = ()
    sources: tuple[BriefSource, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    min_confidence: float = Field(default=0.0, ge=0.0, le=1.0)
    unsure: tuple[ClaimRef, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    changes: Changes | None = None

    def _repr_html_(self) -> str:
        """Return the page in a frame, for notebooks. Drawing is imported only then: the nouns depend on nothing."""
        from recoupe.drawing.notebook import frame

        return frame(self)
