"""A claim as linking sees it: everything that is compared, worked out once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from recoupe.grounding.actors import describe, match
from recoupe.linking.blame import blamed
from recoupe.linking.hours import hours_in
from recoupe.model import Claim, ClaimRef, Figure, Place, Reading, When
from recoupe.model.claim import FIRST_DAY
from recoupe.provenance.aliases import bare_army
from recoupe.provenance.names import KEPT, fold, skeleton, tokens
from recoupe.provenance.parties import Party, party, state
from recoupe.provenance.words import words
from recoupe.theatres.several import own

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.provenance.voices import Voices
    from recoupe.theatres.schema import Theatre

LONG = timedelta(days=20)
"""A claim about a longer stretch of time is no claim about one occurrence."""
RECENT = timedelta(days=7)
"""An undated claim happened, as far as one can tell, within this time before its publication."""


@dataclass(frozen=True)
class Around:
    """What the report around a claim names: the words of its proper names, places among them, and its places' ids."""

    names: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True)
class View:
    """One claim, ready to compare. `window` is where an undated claim may lie; `position` its place in the report."""

    ref: ClaimRef
    claim: Claim
    report: Reading
    voice: str
    places: tuple[Place, ...]
    names: tuple[frozenset[str], ...]
    sites: frozenset[str]
    targets: frozenset[str]
    when: When | None
    window: When | None
    by: Party
    against: Party
    figures: tuple[Figure, ...]
    victims: tuple[Party, ...]
    rare: frozenset[str]
    wording: frozenset[str]
    hours: frozenset[int]
    another: bool
    position: int
    content: tuple[str, ...]
    around: Around

    @property
    def vague(self) -> bool:
        """Whether the claim could be about almost anything: a running toll, or a country's war for weeks or undated."""
        wide = not self.places or self.places[0].precision in ("country", "region")
        long = self.when is None or self.when.end - self.when.start > LONG
        return any(f.cumulative for f in self.figures) or (wide and long)


@cache
def _sites() -> dict[str, str]:
    listed = words("linking", "sites").items()
    return {w: concept for concept, forms in listed if concept != "phrases" for w in forms}


def _one_word_each(text: str) -> str:
    """Return a folded text with the phrases of sites.yaml put as one word: "quartier general" is "qg"."""
    for phrase, word in words("linking", "sites")["phrases"].items():
        text = text.replace(phrase, word)
    return text


@lru_cache(maxsize=KEPT)
def place_words(name: str) -> frozenset[str]:
    """Return the comparable words of a place name: kinds of sites as concepts, the rest as skeletons."""
    known = _sites()
    written = tokens(_one_word_each(fold(name)))
    kept = frozenset(f"+{known[t]}" if t in known else skeleton(t) for t in written)
    return frozenset(w for w in kept if w != "+generic") or kept


def sites_in(text: str) -> frozenset[str]:
    """Return the kinds of sites and targets that a text speaks of."""
    known = _sites()
    return frozenset(known[t] for t in _one_word_each(fold(text)).split() if t in known) - {"generic"}


def rare_words(quote: str, places: Iterable[Place], compared: Iterable[str | None] = ()) -> frozenset[str]:
    """Return the skeletons of the proper names of a quote: capitalised words that do not open it.

    Left out are places, what is `compared` by itself (who says so, who acts), and weekdays and months.
    """
    located = {w for name in (*(p.text for p in places), *filter(None, compared)) for w in tokens(name)}
    located |= _common("calendar")
    raw = quote.replace("’", "'").split()
    capital = [w.split("'")[-1].strip('.,;:!?"«»()“”') for w in raw[1:]]
    return frozenset(
        skeleton(t) for w in capital if w[:1].isupper() for t in tokens(w) if len(t) > 4 and t not in located
    )


@cache
def _common(*lists: str) -> frozenset[str]:
    table = words("linking", "common")
    return frozenset(w for name in lists or table for w in table[name])


def content_words(claim: Claim) -> frozenset[str]:
    """Return the folded words of a quote that tell one occurrence from another: not those of its source, places,
    parties and figures, which are compared by themselves, nor those that every report of a war has (common.yaml).
    """
    names = (claim.source, claim.via, claim.by, claim.against, *(p.text for p in claim.places))
    known = {w for name in (*names, *(f.text for f in claim.figures)) if name for w in fold(name).split()}
    return frozenset(t for t in fold(claim.quote).split() if len(t) > 3 and t not in known) - _common()


def another(quote: str) -> bool:
    """Tell whether a sentence sets what it tells apart from what was told before: "a second salvo", "elsewhere"."""
    return bool(_another().search(fold(quote)))


@cache
def _another() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('linking', 'another')['phrases'])})\b")


def around(reading: Reading) -> Around:
    """Return what a report names."""
    places = [p for c in reading.claims for p in c.places]
    places += [p for m in reading.movements for p in (*m.from_, *m.to)]
    named = {w for p in places for w in place_words(p.text) if not w.startswith("+")}
    return Around(rare_words(reading.text, ()) | named, frozenset(p.place_id for p in places if p.place_id))


def view(
    reading: Reading, claim: Claim, position: int, voices: Voices, theatre: Theatre | None, near: Around | None = None
) -> View:
    """Return what linking and weighing compare of one claim."""
    ref = ClaimRef(report=reading.id, claim=claim.id)
    known = own(theatre, reading)
    target = sites_in(" ".join(filter(None, [claim.against, *(p.text for p in claim.places)])))
    return View(
        ref=ref,
        claim=claim,
        report=reading,
        voice=voices.of(ref).id,
        places=claim.places,
        names=tuple(place_words(p.text) for p in claim.places),
        sites=target or sites_in(claim.quote),
        targets=target,
        when=claim.when,
        window=_window(claim.when, reading.published),
        by=acting(claim, reading.lang, known, voices.armies.get(reading.id)),
        against=registered(claim.against, claim.against_id, known, voices.armies.get(reading.id)),
        figures=claim.figures,
        victims=tuple(_counted(f, reading.lang, known) for f in claim.figures),
        rare=rare_words(claim.quote, claim.places, (claim.source, claim.via, claim.by, claim.against)),
        wording=content_words(claim),
        hours=hours_in(claim.quote),
        another=another(claim.quote),
        position=position,
        content=content_key(reading, claim),
        around=near or around(reading),
    )


def acting(claim: Claim, lang: str, theatre: Theatre | None, army: str | None = None) -> Party:
    """Return who acted: the claim's subject, or whose weapon its predicate says it was."""
    owner = None if claim.by else blamed(claim.quote)
    if owner is None:
        return registered(claim.by, claim.by_id, theatre, army)
    found = match(owner, lang, theatre)
    return registered(owner, found.id if found and not found.nameless else None, theatre)


def registered(name: str | None, id_: str | None, theatre: Theatre | None, army: str | None = None) -> Party:
    """Return the party of a name, with the side and the state that the registry gives its id.

    `army`: the name of the army that "the army" is in the report.
    """
    if army and not id_ and bare_army(name):
        name = army
    found = describe(id_, theatre) if id_ else None
    own = party(name, id_, found.side if found else None)
    code = state(found.names.get("en", "")) if found and not own.state else None
    return replace(own, state=code) if code else own


def _counted(figure: Figure, lang: str, theatre: Theatre | None) -> Party:
    """Return the party that the counted are, where their own words tell it ("soldats turcs")."""
    for words_ in (figure.who, figure.text):
        found = match(words_, lang, theatre) if words_ else None
        if found and (found.side or found.id) and not found.nameless:
            return party(figure.who or figure.text, found.id, found.side)
    return party(figure.who)


def content_key(reading: Reading, claim: Claim) -> tuple[str, ...]:
    """Return what a claim says and where, without any id: equal for a claim and its duplicate."""
    return (
        str(reading.published or ""),
        fold(reading.outlet or ""),
        fold(claim.quote),
        fold(claim.source or ""),
        claim.stance,
        claim.event,
        str(claim.when.dump() if claim.when else ""),
        "|".join(fold(p.text) for p in claim.places),
        "|".join(f"{f.kind}:{f.who}:{f.low}:{f.high}" for f in claim.figures),
        fold(claim.by or ""),
        fold(claim.against or ""),
    )


def _window(when: When | None, published: date | None) -> When | None:
    if when or published is None:
        return when
    return When(start=max(published - RECENT, FIRST_DAY), end=published)
