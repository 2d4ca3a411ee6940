"""Fill in who a reading's claims are by: ids and sides, with reasons, where a person or a machine has not yet."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from recoupe.grounding.actors import Match, called, describe, match, match_source, side_of
from recoupe.grounding.gazetteer import by_id
from recoupe.grounding.introductions import full_name, introduced, represents
from recoupe.grounding.nameless import NAMELESS
from recoupe.grounding.names import key, words
from recoupe.grounding.registry import Hit, Registry, registry
from recoupe.grounding.setting import Setting, setting, whose
from recoupe.i18n import current
from recoupe.i18n import gettext as _
from recoupe.model import Reason
from recoupe.theatres.schema import TheatreSource

if TYPE_CHECKING:
    from recoupe.model import Claim, Reading, Report
    from recoupe.theatres.schema import Theatre


def ground_claims(reading: Reading, theatre: Theatre | None) -> Reading:
    """Return a reading whose claims have `source_id`, `source_side`, `by_id`, `against_id` where they can be told.

    What is already given stays. A claim in the article's own voice gets the id and side of its outlet, if known.
    """
    report = _Grounding(reading, theatre)
    return reading.model_copy(update={"claims": tuple(report.claim(c) for c in reading.claims)})


def outlet_source(report: Report, theatre: Theatre | None) -> Match | None:
    """Return the source that a report's outlet is, by its address or by its name whole; None if it is not known."""
    book = registry(theatre)
    host = (urlsplit(report.url).hostname or "").lower() if report.url else ""
    # The reason is written in the interface language in use.
    found: Match | None = book.once(
        ("outlet", host, report.outlet, current()), lambda: _outlet_source(host, report.outlet, book, theatre)
    )
    return found


def _outlet_source(host: str, outlet: str | None, book: Registry, theatre: Theatre | None) -> Match | None:
    for record in book.by_id.values() if host else ():
        if isinstance(record, TheatreSource):
            for domain in record.domains:
                if host == domain or host.endswith("." + domain):
                    return describe(record.id, theatre)
    found = match_source(outlet, None, theatre) if outlet else None
    return found if found and found.whole else None


_QUOTED = ("military-source", "officer", "security-source", "source")
_OF_WHOM_THEY_QUOTE = frozenset(f"{NAMELESS}{role}" for role in _QUOTED)
"""Nameless speakers whom a side's own media quote as its own."""


def _ends(words_of: tuple[str, ...]) -> tuple[str, str]:
    """Return the first and the last word of a name: its head is the one in French, the other in English."""
    return words_of[0], words_of[-1]


def _shortening(book: Registry) -> frozenset[str]:
    """Return the words by which a source's name of several words may be called for short."""
    found: frozenset[str] = book.once(
        "words that shorten", lambda: frozenset(w for key in book.sources.table if len(key) > 1 for w in _ends(key))
    )
    return found


class _Grounding:
    """One report's claims: the outlet and the setting are worked out once, and only if asked for."""

    def __init__(self, reading: Reading, theatre: Theatre | None) -> None:
        self.reading = reading
        self.theatre = theatre
        self.known: dict[tuple[str, bool, str | None], tuple[str | None, str | None, Reason] | None] = {}

    @cached_property
    def setting(self) -> Setting:
        return setting(self.reading.text, self.theatre) if self.theatre else Setting()

    @cached_property
    def outlet(self) -> Match | None:
        return outlet_source(self.reading, self.theatre)

    def claim(self, claim: Claim) -> Claim:
        """Return the claim with what could be told."""
        update: dict[str, Any] = {}
        reasons: list[Reason] = []
        land = self.land(claim)
        if claim.source_id is None:
            found = self.who(claim.source, speaks=True, land=land) if claim.source else self.own_voice()
            if found:
                entry, side, reason = found
                reasons.append(reason)
                if side is None and claim.via and entry in _OF_WHOM_THEY_QUOTE:
                    through = match_source(claim.via, self.reading.lang, self.theatre)
                    if through and through.side and through.kind in ("state media", "party media"):
                        side, entry = through.side, f"{entry}.{through.side}"
                        text = _("Quoted by {via}, which speaks for one side and quotes its own.", via=claim.via)
                        reasons.append(Reason(rule="ground.via", text=text))
                update["source_id"] = entry
                update["source_side"] = claim.source_side or side
        elif claim.source_side is None:
            update["source_side"] = side_of(claim.source_id, self.theatre)
        for name, given, field in ((claim.by, claim.by_id, "by_id"), (claim.against, claim.against_id, "against_id")):
            found = self.who(name, speaks=False, land=land) if name and given is None else None
            if found and found[0]:
                update[field] = found[0]
                reasons.append(found[2])
        if not update:
            return claim
        fresh = [r for r in reasons if r not in claim.reasons]
        return claim.model_copy(update={**update, "reasons": (*claim.reasons, *dict.fromkeys(fresh))})

    def own_voice(self) -> tuple[str | None, str | None, Reason] | None:
        """Return the outlet as the source of what the article says itself."""
        if self.outlet is None:
            return None
        text = _("In the article’s own voice, so its outlet’s: {who}.", who=called(self.outlet.names))
        return self.outlet.id, self.outlet.side, Reason(rule="ground.own_voice", text=text)

    def land(self, claim: Claim) -> str | None:
        """Return in which of its countries a claim took place, where the theatre has several; None if in none."""
        if self.theatre is None or len(self.theatre.countries) < 2:
            return None
        for place in claim.places:
            local = self.theatre.local(place.place_id)
            entry = by_id(place.place_id) if place.place_id and not local else None
            found = local.country if local else entry.country if entry else None
            if found:
                return found if found in self.theatre.countries else None
        return None

    def who(self, name: str, *, speaks: bool, land: str | None) -> tuple[str | None, str | None, Reason] | None:
        """Return (id, side, why) of a name, once a report and country."""
        if (name, speaks, land) not in self.known:
            self.known[(name, speaks, land)] = self._who(name, speaks=speaks, land=land)
        return self.known[(name, speaks, land)]

    def _who(self, name: str, *, speaks: bool, land: str | None) -> tuple[str | None, str | None, Reason] | None:
        found = (match_source if speaks else match)(name, self.reading.lang, self.theatre)
        if speaks and (longer := self._shortened(name, found)):
            return longer
        if found is None:
            return self._person(name) if speaks else None
        if found.role and found.id is None and self.theatre:
            resolved = whose(found.role, self.setting, self.theatre, speaks=speaks, land=land)
            if resolved:
                record, how = resolved
                who = called(record.names)
                if found.member:
                    text = _("“{name}” belongs to: {who}, by what the report is about.", name=name, who=who)
                    member = f"{NAMELESS}{found.member}" + (f".{record.side}" if record.side else "")
                    entry = member if speaks else record.id
                    return entry, record.side, Reason(rule="ground.setting", text=text)
                template = "“{name}” is here: {who}, of the country that the report is about."
                if how == "place":
                    template = "“{name}” is here: {who}, of the country where it took place."
                elif how == "named":
                    template = "“{name}” is here: {who}, the only one of its kind that the report names."
                text = _(template, name=name, who=who)
                return record.id, record.side, Reason(rule="ground.setting", text=text)
        return found.id, found.side, found.reason

    def _shortened(self, name: str, found: Match | None) -> tuple[str | None, str | None, Reason] | None:
        """Return whom one word means that shortens a longer name in the report: after "the Syrian National Coalition",
        "the Coalition" is no longer the one led by the United States.
        """
        short = key(name)
        if len(short) != 1 or name.isupper() or (found and found.nameless):
            return None
        if short[0] not in _shortening(registry(self.theatre)):
            return None
        sources = [h.record for h in self.mentioned if short[0] in _ends(key(h.alias.text))]
        named = {s.id for s in sources if isinstance(s, TheatreSource)}
        if len(named) != 1 or (found and found.id in named):
            return None
        whom = describe(named.pop(), self.theatre)
        if whom is None:
            return None
        text = _("“{name}” is short for: {who}, as the report names it.", name=name, who=called(whom.names))
        return whom.id, whom.side, Reason(rule="ground.short", text=text)

    @cached_property
    def mentioned(self) -> list[Hit]:
        """The sources that the report names by several words, anywhere."""
        hits = registry(self.theatre).sources.find(words(self.reading.text))
        return [h for h in hits if h.end - h.start > 1 and isinstance(h.record, TheatreSource)]

    def _person(self, name: str) -> tuple[str | None, str | None, Reason] | None:
        full = full_name(name, self.reading.text)
        if full:
            known = match_source(full, self.reading.lang, self.theatre)
            if known and not known.nameless and known.whole:
                return known.id, known.side, known.reason
        found = introduced(full or name, self.reading.text, self.reading.lang, self.theatre)
        if found is None:
            return None
        whom, phrase = found
        entry = whom.id if not whom.nameless and represents(phrase) else None
        side = whom.side
        if whom.role and whom.id is None and self.theatre:
            resolved = whose(whom.role, self.setting, self.theatre, speaks=True)
            side = resolved[0].side if resolved else None
        if entry is None and side is None:
            return None
        text = _("The report introduces {name} as “{phrase}”.", name=name, phrase=phrase)
        return entry, side, Reason(rule="ground.introduced", text=text)
