"""The words around place names, from `languages/<lang>/places.yaml`, made ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

from recoupe.grounding.toponym_keys import exact
from recoupe.grounding.toponym_words import SAME
from recoupe.languages.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

Hint = Literal["populated", "quarter", "region", "field", "site"]


@dataclass(frozen=True)
class Lexicon:
    """Sets of keys (`toponym_keys.exact`, words joined by a space); `before`, `after`: type words to their hints."""

    strong: frozenset[str]
    weak: frozenset[str]
    near: frozenset[str]
    verbs: frozenset[str]
    from_: frozenset[str]
    to: frozenset[str]
    before: dict[str, Hint]
    after: dict[str, Hint]
    kinds: frozenset[str]
    befalls: frozenset[str]
    titles: frozenset[str]
    organisation_after: frozenset[str]
    organisation_before: frozenset[str]
    named_things: frozenset[str]
    never: frozenset[str]
    fillers: frozenset[str]
    directions: frozenset[str]
    demonyms: dict[str, str]
    demonyms_are_lower_case: bool
    sites: frozenset[str]
    site_openings: frozenset[str]
    units: frozenset[str]
    homes: frozenset[str]
    old_towns: frozenset[str]
    roads: frozenset[str]
    type_fillers: frozenset[str]

    # By which word a phrase of several begins or ends: most words around a name can be none's, and are not joined.

    @cached_property
    def before_endings(self) -> frozenset[str]:
        """The last words of the types that stand before a name."""
        return _endings(self.before)

    @cached_property
    def after_openings(self) -> frozenset[str]:
        """The first words of the types that stand after a name."""
        return _openings(self.after)

    @cached_property
    def preposition_endings(self) -> frozenset[str]:
        """The last words of the prepositions that say that a place follows."""
        return _endings(self.strong) | _endings(self.near)

    @cached_property
    def near_openings(self) -> frozenset[str]:
        """The first words of the prepositions of nearness."""
        return _openings(self.near)

    @cached_property
    def to_openings(self) -> frozenset[str]:
        """The first words of the prepositions of direction."""
        return _openings(self.to)

    @cached_property
    def befalls_openings(self) -> frozenset[str]:
        """The first words of what befalls places."""
        return _openings(self.befalls)


def _openings(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in phrases)


def _endings(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in phrases)


def phrase(text: str) -> str:
    """Return the key of a phrase, its French contractions spelt out: "au nord d'" and "au nord de" are one."""
    return " ".join(SAME.get(word, word) for word in exact(text.replace("'", " ").replace("’", " ")).split())


def _phrases(items: list[str]) -> frozenset[str]:
    return frozenset(filter(None, map(phrase, items)))


@cache
def places_lexicon(lang: str) -> Lexicon:
    """Return the place words of a language. Raises UnsupportedLanguage if there is no folder for it."""
    raw = lexicon(lang, "places")
    before: dict[str, Hint] = {}
    after: dict[str, Hint] = {}
    for hint, words in raw["types"].items():
        before.update(dict.fromkeys(_phrases(words["before"]), hint))
        after.update(dict.fromkeys(_phrases(words["after"]), hint))
    lower = bool(raw["demonyms_are_lower_case"])
    demonyms: dict[str, str] = {}
    for country, forms in raw["demonyms"].items():
        for form in forms:
            for variant in _french_forms(form) if lower else (form, f"{form}s"):
                demonyms.setdefault(exact(variant), country)
    return Lexicon(
        strong=_phrases(raw["prepositions"]["strong"]),
        weak=_phrases(raw["prepositions"]["weak"]),
        near=_phrases(raw["prepositions"]["near"]),
        verbs=_phrases(raw["prepositions"]["verbs"]),
        from_=_phrases(raw["prepositions"]["from"]),
        to=_phrases(raw["prepositions"]["to"]),
        before=before,
        after=after,
        kinds=_phrases(raw["kinds"]),
        befalls=_phrases(raw["befalls"]),
        titles=_phrases(raw["titles"]),
        organisation_after=_phrases(raw["organisation_after"]),
        organisation_before=_phrases(raw["organisation_before"]),
        named_things=_phrases(raw["named_things"]),
        never=_phrases(raw["never"]),
        fillers=_phrases(raw["fillers"]),
        directions=_phrases(raw["directions"]),
        demonyms=demonyms,
        demonyms_are_lower_case=lower,
        sites=_phrases(raw["sites"]),
        site_openings=frozenset(site.split()[0] for site in _phrases(raw["sites"])),
        units=_phrases(raw["units"]),
        homes=_phrases(raw["homes"]),
        old_towns=_phrases(raw["old_towns"]),
        roads=_phrases(raw["roads"]),
        type_fillers=_phrases(raw["type_fillers"]),
    )


def _french_forms(masculine: str) -> list[str]:
    """Return the four forms of a French adjective, given its masculine singular."""
    if masculine.endswith("en"):
        feminine = f"{masculine}ne"
    elif masculine.endswith(("e", "é", "è", "i")):
        feminine = masculine if masculine.endswith("e") else f"{masculine}e"
    elif masculine.endswith("c"):
        feminine = f"{masculine[:-1]}que" if masculine.endswith("rc") else f"{masculine}que"
    else:
        feminine = f"{masculine}e"
    plural = masculine if masculine.endswith("s") else f"{masculine}s"
    return [masculine, feminine, plural, f"{feminine}s"]
