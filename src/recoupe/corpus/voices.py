"""Who speaks in every claim, and which report repeats which, as provenance tells it: a window of days at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recoupe import i18n
from recoupe.linking import claim_rows
from recoupe.model import Judgement, Reading
from recoupe.provenance.voices import Voice, find_voices
from recoupe.theatres import load
from recoupe.theatres.several import together
from recoupe.weighing.ground import ground
from recoupe.weighing.partaking import taking_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.corpus.rows import Row
    from recoupe.theatres.schema import Theatre


@dataclass(frozen=True)
class Bench:
    """What linking and weighing are done with: the theatre, if one is given for all reports, or the ids of those that
    they were read in; what people decided; the least confidence of a claim that takes part; the language of reasons.
    """

    theatre: Theatre | None = None
    theatres: tuple[str | None, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    min_confidence: float = 0.0
    ui_lang: str = "en"

    @property
    def known(self) -> Theatre | None:
        """The theatre that is given, or all that reports were read in, put together."""
        return self.theatre or together(load(name) if name else None for name in self.theatres)

    def taking_part(self, lines: Iterable[str]) -> list[Reading]:
        """Return the readings of some lines, with the claims that take part."""
        theatre = self.known
        readings = [ground(Reading.model_validate_json(line), theatre) for line in lines]
        return taking_part(readings, self.judgements, self.min_confidence)[0]


@dataclass(frozen=True)
class Window:
    """Reports of some days, and those of the days before, which they may repeat: JSON lines."""

    before: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)


def hear(bench: Bench, window: Window) -> list[Row]:
    """Return a row for every report of a window (parts.HEARD)."""
    with i18n.use(bench.ui_lang):
        theatre = bench.known
        readings = bench.taking_part([*window.before, *window.reports])
        new = readings[len(window.before) :]
        voices = find_voices(readings, theatre)
        rows: dict[str, list[Row]] = {r.id: [] for r in new}
        for row in claim_rows(readings, voices, theatre).to_pylist():
            if row["report"] in rows:
                rows[row["report"]].append(row)
        days = {(r.id, c.id): c.when.start if c.when else None for r in new for c in r.claims}
        out: list[Row] = []
        spoken: dict[str, list[Row]] = {r.id: [] for r in new}
        for ref, voice in voices.by_claim.items():
            if ref.report in spoken:
                when = days[ref.report, ref.claim]
                spoken[ref.report].append({"claim": ref.claim, "when_start": when, **voice_row(voice)})
        for reading in new:
            repeat = voices.repeats.get(reading.id)
            out.append(
                {
                    "id": reading.id,
                    "repeats": repeat.name if repeat else None,
                    "repeats_report": repeat.report if repeat else None,
                    "repeats_why": repeat.why if repeat else None,
                    "origin": voices.origin(reading.id),
                    "army": voices.armies.get(reading.id),
                    "voices": spoken[reading.id],
                    "rows": rows[reading.id],
                }
            )
        return out


def voice_row(voice: Voice) -> Row:
    """Return a voice as columns."""
    return {
        "voice": voice.id, "voice_name": voice.name, "voice_side": voice.side, "voice_kind": voice.kind,
        "voice_known": voice.known, "voice_merged": voice.merged,
    }  # fmt: skip


def voice_of(row: Row) -> Voice:
    """Return the voice of such columns."""
    return Voice(
        row["voice"], row["voice_name"], row["voice_side"], row["voice_known"], row["voice_kind"], row["voice_merged"]
    )
