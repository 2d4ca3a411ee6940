"""What speaks against a comment: the local filters first, Akismet last and only where a key is set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from recoupe.desk.readers import akismet
from recoupe.desk.readers.learning import fields_of, spam_score
from recoupe.desk.readers.models import Ban
from recoupe.i18n import gettext as _
from recoupe.moderation import assess
from recoupe.moderation.bans import banned

if TYPE_CHECKING:
    from recoupe.desk.readers.models import Comment

SPAM, DOUBT = 0.97, 0.8
"""Above the one it is taken for spam, above the other it waits. The filter was begun on comments under videos, so it
is believed here only where it is sure, until it has learnt from this site's moderators."""


@dataclass
class Screened:
    """Whether a comment waits, whether it is taken for spam, and why: [{category, reason, words}]."""

    hold: bool = False
    spam: bool = False
    akismet: str = ""
    reasons: list[dict[str, Any]] = field(default_factory=list)

    def add(self, category: str, reason: str, words: list[str] | None = None) -> None:
        """Note something that speaks against it: it waits."""
        self.hold = True
        self.reasons.append({"category": category, "reason": reason, "words": words or []})


def screen(comment: Comment, address: str, *, trapped: bool, quick: bool) -> Screened:
    """Return what speaks against a comment that is not stored yet. It deletes nothing: spam can be looked at, too.

    `address`: its writer's, for bans of networks. `trapped`: a field was filled in that people do not see. `quick`: it
    was sent faster than anybody types.
    """
    found = Screened()
    if trapped:
        found.spam = True
        found.add("spam", _("A field was filled in that people do not see."))
    if quick:
        found.add("spam", _("It was sent within seconds."))
    bans = {ban.noun(): ban for ban in Ban.objects.filter(lifted_at=None)}
    met = banned(bans, {**fields_of(comment), "network": address})
    if met:
        found.add("ban", _("It matches a ban ({ban}): {why}", ban=bans[met], why=bans[met].why))
    assessed = assess(comment.text, comment.lang)
    for finding in assessed.categories:
        found.add(finding.category, finding.reason, [w.text for w in finding.words])
    score = spam_score(comment)
    if score.probability > DOUBT:
        found.spam = found.spam or score.probability > SPAM
        found.add("spam", ", ".join(score.reasons), [w.text for w in score.words])
    if not found.spam:
        _ask(comment, found)
    return found


def _ask(comment: Comment, found: Screened) -> None:
    found.akismet = akismet.check(comment)
    if found.akismet in {"spam", "discard"}:
        found.spam = True
        found.add("spam", _("Akismet takes it for spam."))
    elif found.akismet == akismet.UNREACHABLE:
        found.add("spam", _("Akismet did not answer, so a person has to look."))
