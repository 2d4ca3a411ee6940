"""What speaks for a comment whose words would hold it: negation, quotation, counter-speech, words taken back.

Each is a pure function of the labelled comment and the words in question, and returns its reason or nothing. A comment
gets the benefit only where the words themselves show it; somebody who dresses hatred up as a quotation and condemns it
gets through, and readers can still report that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from recoupe.i18n import gettext as _
from recoupe.moderation.labels import Labelled
from recoupe.moderation.tokens import PAUSE, STOP

_NEGATION_REACH = 6
_SAYING_REACH = 14
_SELF_REACH = 6
_SPEECH_REACH = 4
_NEAR_REACH = 60
"""Words: as far as these checks look, however long a sentence is."""


def in_favour(said: Labelled, start: int, end: int, kind: str) -> str | None:
    """Return why words `start` to `end` are let through though they match a rule of `kind`; None if nothing says so."""
    for speaks in _CHECKS.get(kind, _COMMON):
        if reason := speaks(said, start, end):
            return reason
    return None


def negated(said: Labelled, start: int, end: int) -> str | None:
    """A negation stands before the words, in their clause: "nobody should say", "I do not think that"."""
    del end
    for at in range(start - 1, max(-1, start - 1 - _NEGATION_REACH), -1):
        if said.words[at + 1].gap or "break" in said.labels(at):
            return None
        if "not" in said.labels(at) and not _covered(said, at, "affirm"):
            return _("the words are negated")
    return None


def quoted(said: Labelled, start: int, end: int) -> str | None:
    """The words are quoted, and outside the quotation somebody is said to have said them, or they are condemned."""
    if not all(w.quoted for w in said.words[start:end]):
        return None
    if any(not said.words[at].quoted for at in _near(said, start, end, ("say", "condemn", "meta", "self_named"), 2)):
        return _("the words are quoted, and what stands around them says that somebody else said them or condemns them")
    return None


def condemned(said: Labelled, start: int, end: int) -> str | None:
    """The comment calls the words by their name ("racist", "hate speech"), or reports and condemns them."""
    reason = _("the comment speaks against the words")
    if any(not _denied(said, at) for at in _near(said, start, end, ("meta",), 1)):
        return reason
    if next(_before(said, start, ("others_saying",), _SAYING_REACH), None) is not None and next(
        _before(said, start, ("say",), _SPEECH_REACH), None
    ):
        return reason
    judged = next(_before(said, start, ("speech",), _SPEECH_REACH), None)
    if judged is not None and any("condemn" in said.labels(at) for at in range(start, end)):
        return reason
    reported = next(_before(said, start, ("say", "others_saying"), _SAYING_REACH), None)
    if reported is not None and any(at != reported for at in _near(said, start, end, ("condemn", "meta", "not"), 1)):
        return reason
    return None


def taken_back(said: Labelled, start: int, end: int) -> str | None:
    """The writer says the word of himself or herself: "we dykes", "I'm a proud …"; or was called so."""
    reason = _("the writer uses the word of himself, herself or his or her own people, or tells of being called so")
    named = next(_before(said, start, ("self_named",), _SELF_REACH), None)
    if named is not None:
        return reason
    after = range(start, min(len(said.words), end + 3))
    if any("self_after" in said.labels(at) for at in after if said.words[at].sentence == said.words[start].sentence):
        return reason
    proud = _near(said, start, end, ("proud",), 0)
    return reason if proud and not next(_before(said, start, ("you", "they"), _SELF_REACH), None) else None


def _near(said: Labelled, start: int, end: int, labels: tuple[str, ...], sentences: int) -> list[int]:
    """Return where one of some labels begins outside the words, at most so many sentences away."""
    first, last = said.words[start].sentence - sentences, said.words[end - 1].sentence + sentences
    low, high = start, end
    while low > max(0, start - _NEAR_REACH) and said.words[low - 1].sentence >= first:
        low -= 1
    while high < min(len(said.words), end + _NEAR_REACH) and said.words[high].sentence <= last:
        high += 1
    outside = [*range(low, start), *range(end, high)]
    return [at for at in outside if any(label in said.labels(at) for label in labels)]


def _before(said: Labelled, start: int, labels: tuple[str, ...], reach: int) -> Iterator[int]:
    """Yield where one of some labels begins before the words, in their sentence, the nearest first."""
    for at in range(start - 1, max(-1, start - 1 - reach), -1):
        if said.words[at + 1].gap == STOP:
            return
        if any(label in said.labels(at) for label in labels):
            yield at


def _denied(said: Labelled, at: int) -> bool:
    """Tell whether a word is negated just before it: "I am not a racist"."""
    for before in range(at - 1, max(-1, at - 4), -1):
        if said.words[before + 1].gap >= PAUSE:
            return False
        if "not" in said.labels(before):
            return True
    return False


def _covered(said: Labelled, at: int, label: str) -> bool:
    """Tell whether a phrase of `label` holds the word."""
    return any(found.end > at for begin in range(max(0, at - 4), at + 1) for found in said.labels(begin).get(label, ()))


_Check = Callable[[Labelled, int, int], str | None]
_COMMON: tuple[_Check, ...] = (negated, quoted, condemned)
_CHECKS: dict[str, tuple[_Check, ...]] = {
    "slur": (quoted, condemned, taken_back),
    "insult": (negated, quoted, condemned),
    "dehumanising": (*_COMMON, taken_back),
    "derogation": (*_COMMON, taken_back),
}
