"""The comparisons and their levels in words, for people, and what a weight amounts to."""

from __future__ import annotations

from babel.numbers import format_decimal, format_percent

from recoupe.i18n import current
from recoupe.i18n import gettext as _

COMPARISONS = {
    "place": "place",
    "time": "days",
    "event": "type of event",
    "actors": "who did it to whom",
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
    "figures": {
        "none": "one gives no figures",
        "other kinds": "figures of other kinds",
        "telling": "the very same number",
        "compatible": "numbers that agree",
        "disjoint": "numbers that do not agree",
    },
    "site": {
        "unknown": "one names no kind of site",
        "shared": "the same kind of site",
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
        "one report": "in one report",
        "unknown": "one gives no place",
        "both": "each report names the other's place",
        "one": "one report names the other's place",
        "neither": "neither report names the other's place",
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
