"""What every part of the page needs: the brief, its theatre, and who is called what in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from recoupe.drawing import sides as naming
from recoupe.drawing.anchors import claim_anchor, movement_anchor
from recoupe.drawing.page.names import within
from recoupe.grounding import actors
from recoupe.i18n import current
from recoupe.i18n import gettext as _
from recoupe.model import MovementRef
from recoupe.theatres.several import own

if TYPE_CHECKING:
    from recoupe.model import Brief, BriefSource, Claim, ClaimRef, Movement, Place, Reading
    from recoupe.model.incident import Ruling
    from recoupe.theatres.schema import Side, Theatre


@dataclass(frozen=True)
class Said:
    """A claim in its report, with the anchor that its sentence has on the page."""

    claim: Claim
    reading: Reading
    key: str


@dataclass(frozen=True)
class Moved:
    """A movement in its report, with its anchor."""

    movement: Movement
    reading: Reading
    key: str


@dataclass(frozen=True)
class Edition:
    """A brief in the language in use. Lookups never raise: a reference to nothing gives None."""

    brief: Brief
    theatre: Theatre | None

    @cached_property
    def _claims(self) -> dict[tuple[str, str], Said]:
        return {
            (reading.id, claim.id): self.claim(reading, claim)
            for reading in self.brief.reports
            for claim in reading.claims
        }

    @cached_property
    def _movements(self) -> dict[tuple[str, str], Moved]:
        return {
            (reading.id, movement.id): self.movement(reading, movement)
            for reading in self.brief.reports
            for movement in reading.movements
        }

    def said(self, ref: ClaimRef) -> Said | None:
        """Return the claim that a reference names."""
        return self._claims.get((ref.report, ref.claim))

    def all_said(self, refs: tuple[ClaimRef, ...]) -> tuple[Said, ...]:
        """Return the claims that references name, in their order, those that name nothing left out."""
        return tuple(s for s in map(self.said, refs) if s is not None)

    @cached_property
    def _rulings(self) -> dict[tuple[str, str], Ruling]:
        assessed = [i.assessment for i in self.brief.incidents if i.assessment]
        return {(r.claim.report, r.claim.claim): r for a in assessed for r in a.rulings}

    def ruling(self, said: Said) -> Ruling | None:
        """Return what evidence makes of a claim, if it says anything of it."""
        return self._rulings.get((said.reading.id, said.claim.id))

    def moved(self, ref: MovementRef) -> Moved | None:
        """Return the movement that a reference names."""
        return self._movements.get((ref.report, ref.movement))

    def claim(self, reading: Reading, claim: Claim) -> Said:
        """Return a claim of a report with its anchor."""
        return Said(claim, reading, claim_anchor(reading.id, claim.id))

    def movement(self, reading: Reading, movement: Movement) -> Moved:
        """Return a movement of a report with its anchor."""
        return Moved(movement, reading, movement_anchor(reading.id, movement.id))

    @cached_property
    def movement_refs(self) -> tuple[MovementRef, ...]:
        """Every movement of every report, in order."""
        return tuple(MovementRef(report=r.id, movement=m.id) for r in self.brief.reports for m in r.movements)

    # Names -----------------------------------------------------------------------------------------------------------

    @cached_property
    def _sides(self) -> dict[str, Side]:
        return {s.id: s for s in self.theatre.sides} if self.theatre else {}

    def _known(self, entry_id: str | None, reading: Reading | None = None) -> actors.Match | None:
        """Return what the registry knows of an actor or a source, in the theatre of a report where one is given."""
        if not entry_id:
            return None
        theatre = own(self.theatre, reading) if reading else self.theatre
        key = entry_id, theatre.id if theatre else ""
        if key not in self._described:
            self._described[key] = actors.describe(entry_id, theatre)
        return self._described[key]

    @cached_property
    def _described(self) -> dict[tuple[str, str], actors.Match | None]:
        return {}

    @cached_property
    def sources(self) -> dict[str, BriefSource]:
        """The brief's sources by id."""
        return {s.id: s for s in self.brief.sources}

    @property
    def side_ids(self) -> tuple[str, ...]:
        """The theatre's sides, in the theatre's order."""
        return tuple(self._sides)

    def side_name(self, side: str | None) -> str | None:
        """Return a side's neutral name; an unknown id is its own name; None for no side."""
        if side is None:
            return None
        found = self._sides.get(side)
        return _pick(found.names) if found else side

    def side_colour(self, side: str | None) -> str | None:
        """Return a side's colour, `#RRGGBB`."""
        found = self._sides.get(side or "")
        return found.colour if found else None

    def actor_name(self, actor_id: str | None) -> str | None:
        """Return the neutral name of an actor, a source or a side by its id, or None."""
        found = self._known(actor_id)  # first: Turkey is an actor, and a side with its allies too
        if found and found.names:
            return _pick(found.names)
        return self.side_name(actor_id) if actor_id in self._sides else None

    def actor_side(self, actor_id: str | None, reading: Reading | None = None) -> str | None:
        """Return the side that an actor belongs to, in a report where one is given."""
        if actor_id in self._sides:
            return actor_id
        found = self._known(actor_id, reading)
        return found.side if found else None

    def actor_kind(self, actor_id: str | None) -> str | None:
        """Return what sort of actor it is: "state force", "armed group" and so on."""
        found = self._known(actor_id)
        return found.kind if found else None

    def acting(self, written: str, reading: Reading) -> str | None:
        """Return the registry id of an actor by a report's words for it, or None."""
        found = actors.match(written, reading.lang, own(self.theatre, reading))
        return found.id if found else None

    def source_name(self, source_id: str | None, written: str | None = None, lang: str | None = None) -> str | None:
        """Return a source's neutral name, else the brief's name for it, else as written.

        A nameless source ("a ministry spokesman") stays as written for readers of that language: it says more.
        """
        found = self._known(source_id)
        if found and found.names and not (found.nameless and written and lang == current()):
            return _pick(found.names)
        listed = self.sources.get(source_id or "")
        return listed.name if listed else written

    def speaker(self, said: Said) -> str:
        """Return who makes a claim: its source, or the outlet for the article's own voice."""
        claim, reading = said.claim, said.reading
        if claim.source is None and claim.source_id is None:
            return self.outlet(reading)
        return self.source_name(claim.source_id, claim.source, reading.lang) or self.outlet(reading)

    def speaker_within(self, said: Said) -> str:
        """Return who makes a claim, as the name stands in the middle of a sentence."""
        return self._within(self.speaker(said), said.claim.source, said.reading)

    def _within(self, name: str, written: str | None, reading: Reading) -> str:
        return within(name, reading.lang, reading.text) if name == written else name

    def called(self, said: Said) -> tuple[str, ...]:
        """Return every name that reasons may call a claim's speaker by, the page's own first."""
        listed = self.sources.get(said.claim.source_id or "")
        names = (self.speaker(said), listed.name if listed else None, said.claim.source, said.claim.via)
        return tuple(dict.fromkeys(n for n in names if n))

    def named_speaker(self, written: str | None, reading: Reading) -> str | None:
        """Return the neutral name of a speaker as a report wrote it; as written where nobody knows it."""
        return naming.named_source(written, reading.lang, own(self.theatre, reading), current())[0]

    def mover_within(self, moved: Moved) -> str:
        """Return who tells of a movement, as the name stands in the middle of a sentence."""
        written, reading = moved.movement.source, moved.reading
        return self._within(self.named_speaker(written, reading) or self.outlet(reading), written, reading)

    def outlet(self, reading: Reading) -> str:
        """Return the outlet of a report, or plain words that it is not known."""
        return reading.outlet or _("outlet not given")

    # Places ----------------------------------------------------------------------------------------------------------

    def place_name(self, place: Place) -> str:
        """Return a place's name in the reader's language, the same as on the map."""
        key = (place.place_id or "", place.name or place.text)
        if key not in self._place_names:
            self._place_names[key] = naming.place_name(place, self.brief, self.theatre, current())
        return self._place_names[key]

    @cached_property
    def _place_names(self) -> dict[tuple[str, str], str]:
        return {}


def _pick(names: dict[str, str]) -> str:
    """Return the name in the language in use, else in English, else the first there is."""
    return names.get(current()) or names.get("en") or next(iter(names.values()))
