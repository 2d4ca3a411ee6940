"""Findings by rule: what the patterns and the slurs of a language say of a comment, and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from recoupe.i18n import gettext as _
from recoupe.moderation.context import in_favour
from recoupe.moderation.labels import Label, Labelled
from recoupe.moderation.lexicon import Lexicon
from recoupe.moderation.model import Category, Finding, Words
from recoupe.moderation.patterns import match

SLUR = 0.8
_MOST_HITS = 300
"""Matches looked at: what they show is known long before."""
_QUIET = frozenset({"det", "fill", "be", "not", "modal", "=to", "=the", "=a", "=i", "=we"})
"""Labels that carry no hostility of their own: a finding does not rest on them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `start` to `end` (excluded) that match a rule; `met` are the phrases that it names."""

    kind: str
    score: float
    category: Category
    start: int
    end: int
    met: tuple[Label, ...]


def hits(said: Labelled, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield what the patterns and slurs match, in the order of the words."""
    for position in range(len(said.words)):
        here = said.labels(position)
        for slur in here.get("slur", ()):
            yield Hit("slur", SLUR, slur.category or "hateful", position, slur.end, (slur,))
        tried: set[int] = set()
        for label in tuple(here):
            for pattern in lexicon.by_first.get(label, ()):
                if id(pattern) in tried:
                    continue
                tried.add(id(pattern))
                found = match(pattern, said, position)
                if found and found[0] > position:
                    end, met = found
                    category: Category = pattern.category or _aimed(met)
                    yield Hit(pattern.kind, pattern.score, category, position, end, met)


def _aimed(met: Iterable[Label]) -> Category:
    """Return the category of the group that phrases name; `abusive` where they name none."""
    for label in met:
        if label.category:
            return label.category
    return "abusive"


def findings(text: str, said: Labelled, lexicon: Lexicon) -> tuple[list[Finding], list[Finding]]:
    """Return (what holds the comment, what is let through), a finding a category and kind, strongest first."""
    held: dict[tuple[str, str], Finding] = {}
    freed: dict[tuple[str, str], Finding] = {}
    for hit in islice(hits(said, lexicon), _MOST_HITS):
        if _leaves_quotation(said, hit):
            continue
        favour = in_favour(said, hit.start, hit.end, hit.kind)
        into = freed if favour else held
        key = (hit.category, hit.kind)
        words = tuple(spans(text, said, hit.met))
        if key not in into:
            reason = favour or explain(hit.kind, words)
            into[key] = Finding(hit.category, hit.score, words, hit.kind, reason)
        elif not favour:
            more = tuple(dict.fromkeys((*into[key].words, *words)))[:20]
            into[key] = Finding(hit.category, max(hit.score, into[key].score), more, hit.kind, explain(hit.kind, more))
    return sorted(held.values(), key=_rank), sorted(freed.values(), key=_rank)


def _leaves_quotation(said: Labelled, hit: Hit) -> bool:
    """Tell whether words begin amid a quotation and end outside: then nobody said them together."""
    first = said.words[hit.start]
    return first.quoted and hit.start > 0 and said.words[hit.start - 1].quoted and not said.words[hit.end - 1].quoted


def _rank(finding: Finding) -> tuple[float, str, str]:
    return -finding.score, finding.category, finding.kind


def spans(text: str, said: Labelled, met: Iterable[Label]) -> Iterator[Words]:
    """Yield the words that phrases cover; those without hostility of their own only if there are no others."""
    listed = list(met)
    telling = [m for m in listed if m.label not in _QUIET] or listed
    seen: set[tuple[int, int]] = set()
    for label in telling:
        start, end = said.words[label.start].start, said.words[label.end - 1].end
        if (start, end) not in seen:
            seen.add((start, end))
            yield Words(start, end, text[start:end])


def explain(kind: str, words: Iterable[Words]) -> str:
    """Return what a rule of a kind found, in the reader's language."""
    named = ", ".join(f"“{w.text}”" for w in words)
    reasons = {
        "slur": _("a slur: {words}", words=named),
        "threat": _("violence against a group is called for: {words}", words=named),
        "exclusion": _("a group is to be driven out or denied its rights: {words}", words=named),
        "dehumanising": _("a group is called less than human: {words}", words=named),
        "derogation": _("a group is run down: {words}", words=named),
        "hatred": _("hatred of a group is declared: {words}", words=named),
        "insult": _("somebody is insulted: {words}", words=named),
        "menace": _("somebody is threatened: {words}", words=named),
        "accusation": _("a named person is accused, and no court is cited: {words}", words=named),
        "model": _("like comments that people found hateful or abusive: {words}", words=named),
        "unread": _("in a language that nobody here reads for the charter: {words}", words=named),
    }
    return reasons[kind]
