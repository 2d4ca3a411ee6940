"""The comparisons and their levels in words, for people, and what a weight amounts to."""

from __future__ import annotations

from babel.numbers import format_decimal, format_percent

from recoupe.i18n import current
from recoupe.i18n import gettext as _

COMPARISONS = {
    "place": "place",
    "time": "days",
    "hours": "hours of the day",
    "event": "type of event",
    "actors": "who did it to whom",
    "victims": "side of the victims",
    "figures": "figures",
    "site": "kind of site",
    "names": "proper names",
    "text": "where the claims stand",
    "wording": "wording",
    "source": "source",
    "setting": "places around",
}
LEVELS = {
    "place": {
        "unknown": "one gives no place",
        "same axis": "both ends of one movement",
        "one end": "one end of the movement is the same",
        "other ends": "movements with other ends",
        "same spot": "the same spot",
        "same town": "the same town",
        "same wide": "the same wide area",
        "within": "one place lies in the other",
        "same kind of site": "the same kind of site, not far apart",
        "beside": "close to each other",
        "not located": "one place is not located",
        "apart": "places apart",
    },
    "time": {
        "unknown": "a day is not known",
        "same": "the same day or days",
        "possible, fresh": "undated, but reported within two days of the other",
        "possible": "undated, but the days may be the same",
        "overlap": "the days overlap",
        "overlap, long": "long spans of days overlap",
        "next day": "a day apart",
        "days apart": "up to four days apart",
        "apart": "further apart in time",
    },
    "hours": {
        "unknown": "one does not say at what hour",
        "same": "hours that agree",
        "other": "other hours",
    },
    "event": {
        "unspecific": "both say little of what it was",
        "same": "the same type",
        "one unspecific": "one does not say what it was",
        "confusable": "types that reports confuse",
        "different": "different types",
    },
    "actors": {
        "both": "who acted and who was hit agree",
        "one, other differs": "one party agrees, the other differs",
        "one": "one party agrees",
        "swapped": "the parties are swapped",
        "different": "different parties",
        "unknown": "the parties cannot be compared",
    },
    "victims": {
        "unknown": "one does not say of which side the victims were",
        "same": "victims of one side",
        "other": "victims of two sides",
    },
    "figures": {
        "none": "one gives no figures",
        "other kinds": "figures of other kinds",
        "telling": "the very same number",
        "compatible": "numbers that agree",
        "disjoint, one telling": "numbers that do not agree, of one source in one report",
        "disjoint, far": "numbers of which one is three times the other",
        "disjoint": "numbers that do not agree",
    },
    "site": {
        "unknown": "one names no kind of site",
        "shared": "the same kind of site",
        "other targets": "different kinds of sites were hit",
        "different": "different kinds of sites",
    },
    "names": {
        "several": "several names in common",
        "one": "one name in common",
        "none": "no names in common",
    },
    "text": {
        "other report": "in two reports",
        "one quote": "in one sentence",
        "set apart": "told apart in one report (“a second salvo”, “elsewhere”)",
        "neighbours": "one after the other in one report",
        "close": "near each other in one report",
        "one report": "elsewhere in one report",
    },
    "wording": {
        "two languages": "cannot be compared (two languages, or few words)",
        "much": "most words in common",
        "some": "some words in common",
        "little": "few words in common",
    },
    "source": {
        "one report": "in one report",
        "same": "the same source in two reports",
        "other": "two sources",
    },
    "setting": {
        "alike": "one place, or none given",
        "within, both named": "one place lies in the other, and each report names both",
        "within": "one place lies in the other, and one report does not name both",
        "both named": "two places, and each report names both",
        "not named": "two places, and one report does not name both",
    },
}
"""Every level of linking/comparisons.yaml, which a test compares. Looked up in the catalogues."""


def comparison_name(comparison: str) -> str:
    """Return a comparison in the reader's language."""
    return _(COMPARISONS.get(comparison, comparison))


def level_name(comparison: str, level: str) -> str:
    """Return what a level says of two claims, in the reader's language."""
    return _(LEVELS.get(comparison, {}).get(level, level))


def weight_text(weight: float) -> str:
    """Return a weight in bits with its sign and two decimals, as the reader's language writes them: "+1.73"."""
    return str(format_decimal(weight, "+0.00;−0.00", locale=current()))


def share_text(probability: float) -> str:
    """Return a probability as a percentage, as the reader's language writes it; never quite 0 or 100."""
    return str(format_percent(min(0.999, max(0.001, probability)), "0.#\u00a0%", locale=current()))
