"""Whether a comment waits for a person: rules, a small trained model beside them, and a language that is read."""

from __future__ import annotations

from recoupe.i18n import gettext as _
from recoupe.moderation import trained
from recoupe.moderation.labels import Labelled
from recoupe.moderation.lexicon import LANGUAGES, lexicon
from recoupe.moderation.model import HOLD, Assessment, Finding, Words
from recoupe.moderation.named import accusations
from recoupe.moderation.rules import explain, findings
from recoupe.moderation.spelling import read_words
from recoupe.moderation.tokens import tokenize
from recoupe.moderation.tongue import UNKNOWN, candidates

LONGEST = 20_000
"""Characters: a longer comment waits unread."""


def assess(text: str, lang: str | None = None) -> Assessment:
    """Assess a comment by the charter, in `lang` (fr, en, ar) or in the language that it seems to be in.

    What is clearly clean goes up; the rest is held for a person. Every finding names the words that it rests on; its
    reasons are in the interface language in use (`recoupe.i18n.use`). Raises nothing, whatever the text.
    """
    if len(text) > LONGEST:
        return _unread(text, lang or UNKNOWN, _("too long to be read: more than {most} characters", most=LONGEST))
    if lang in LANGUAGES:
        tongues: tuple[str, ...] = (lang,)
    else:
        tongues = candidates(text)
    if not tongues:
        return _unread(text, UNKNOWN)
    tokens = tokenize(text)
    held: dict[tuple[str, str], Finding] = {}
    freed: dict[tuple[str, str], Finding] = {}
    for tongue in tongues:
        words = lexicon(tongue)
        said = Labelled(read_words(tokens, words), words)
        holding, through = findings(text, said, words)
        for finding in [*holding, *accusations(text, said, words)]:
            if (finding.category, finding.kind) in freed:
                continue  # let through in the likelier language
            held.setdefault((finding.category, finding.kind), finding)
        for finding in through:
            freed.setdefault((finding.category, finding.kind), finding)
    if not held and not freed and (found := trained.finding(text, tokens, tongues[0])):
        held["model", "model"] = found
    categories = tuple(
        sorted((f for f in held.values() if f.score >= HOLD), key=lambda f: (-f.score, f.category, f.kind))
    )
    let_through = tuple(freed.values())
    reasons = tuple(dict.fromkeys(f.reason for f in categories or let_through))
    return Assessment(bool(categories), tongues[0], categories, let_through, reasons)


def _unread(text: str, lang: str, reason: str = "") -> Assessment:
    shown = text.strip()
    start = len(text) - len(text.lstrip())
    words = (Words(start, start + min(len(shown), 60), shown[:60]),)
    finding = Finding("unread", 1.0, words, "unread", reason or explain("unread", words))
    return Assessment(True, lang, (finding,), (), (finding.reason,))
