"""The country that a report is about, and so which army "the army" is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recoupe.grounding.names import key, words
from recoupe.grounding.registry import roles
from recoupe.theatres.checking import all_names
from recoupe.theatres.schema import Actor, Role

if TYPE_CHECKING:
    from recoupe.theatres.schema import Theatre, TheatreSource

_SHARE = 0.75
"""Of the mentions of the countries in question, how many must be the one's."""
_MENTIONS = 2
_MOST_THEATRES = 16
_ABROAD = 0.5
"""Mentions of another state with such an institution, for each of the own country's, that leave it open."""


@dataclass(frozen=True)
class Setting:
    """What a text mentions: `countries` by ISO code, `institutions` by (country, role), each counted."""

    countries: Counter[str] = field(default_factory=Counter)
    institutions: Counter[tuple[str, str]] = field(default_factory=Counter)


def setting(text: str, theatre: Theatre) -> Setting:
    """Count the countries and the institutions ("Syrian army", not "the army") that a text mentions."""
    countries, institutions, longest = _tables(theatre)
    forms = [w.form for w in words(text)]
    seen = Setting()
    for start, form in enumerate(forms):
        for size in range(min(longest.get(form, 0), len(forms) - start), 0, -1):
            found = tuple(forms[start : start + size])
            if found in institutions:
                seen.institutions.update(institutions[found])
                break
            if found in countries:
                seen.countries[countries[found]] += 1
                break
    return seen


_Tables = tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], set[tuple[str, str]]], dict[str, int]]
_cache: dict[int, tuple[Theatre, _Tables]] = {}


def _tables(theatre: Theatre) -> _Tables:
    """Return {words: country}, {words: (country, role)}, and the most words of a name by its first word.

    Kept by the theatre object: a desk's theatre changes and keeps its id.
    """
    if id(theatre) not in _cache or _cache[id(theatre)][0] is not theatre:
        if len(_cache) >= _MOST_THEATRES:
            _cache.clear()
        countries: dict[tuple[str, ...], str] = {}
        for code, forms in theatre.country_words.items():
            for form in (f for listed in forms.values() for f in listed):
                countries.setdefault(key(form), code)
        institutions: dict[tuple[str, ...], set[tuple[str, str]]] = {}
        for record in _standing(theatre):
            for name in all_names(record):
                found = key(name.removeprefix("="))
                # Only a name of several words names an institution; "Syria" names the country.
                if len(found) > 1 and found not in countries and record.country:
                    pairs = institutions.setdefault(found, set())
                    named = {h.record.id for h in roles(None).find(words(name)) if isinstance(h.record, Role)}
                    pairs.update((record.country, role) for role in record.stands_for if role in named)
        longest: dict[str, int] = {}
        for found in (*countries, *institutions):
            if found:
                longest[found[0]] = max(longest.get(found[0], 0), len(found))
        _cache[id(theatre)] = theatre, (countries, institutions, longest)
    return _cache[id(theatre)][1]


def _standing(theatre: Theatre) -> list[Actor | TheatreSource]:
    records: list[Actor | TheatreSource] = [*theatre.sources, *theatre.actors]
    return [r for r in records if r.stands_for and r.country]


def whose(
    role: str, seen: Setting, theatre: Theatre, *, speaks: bool, land: str | None = None
) -> tuple[Actor | TheatreSource, str] | None:
    """Return the one that a bare role denotes in a report, and `named`, `country` or `place` for how that is known.

    It is the only one of its kind that the report names in full, else that of the country that the report is about; in
    a theatre of several countries, that of the one where the thing told took place (`land`). Another state's than the
    theatre's own must be named, and its country at least as often as theirs. None if the report leaves it open.
    """
    candidates = [r for r in _standing(theatre) if role in r.stands_for and (speaks or isinstance(r, Actor))]
    countries = {r.country for r in candidates if r.country}
    home = countries & set(theatre.countries)
    at_home = Counter({c: seen.countries[c] for c in sorted(home)})
    named = {c for c in countries if seen.institutions[(c, role)]}
    how = "named"
    if named & home:
        named &= home
        sides = {r.side for r in candidates if r.country in named | {land}}
        if land in home and land not in named and len(sides) == 1:
            named, how = {land}, "place"  # Mali's army is named, and then "the army" at a place in Burkina Faso
    elif named and seen.countries[min(named)] < at_home.total():
        return None  # "the Russian army" and then "the army", in a report about Syria: whose is open
    elif not named:
        best = max(at_home, key=lambda c: at_home[c], default=None)
        if land in home:
            best = land
        elif best is None or at_home[best] < max(_MENTIONS, _SHARE * at_home.total()):
            return None
        if any(seen.countries[c] > _ABROAD * max(at_home[best or ""], 1) for c in countries - home):
            return None  # a report about another state's war there: "the general staff" may be that state's
        named, how = {best}, "place" if best == land else "country"
    if len(named) > 1:
        return None
    found = next((r for r in candidates if r.country in named), None)
    return (found, how) if found else None
