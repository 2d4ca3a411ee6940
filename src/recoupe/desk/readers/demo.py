"""The demo's discussion: some comments that go up, and one that waits for a moderator."""

from __future__ import annotations

from importlib.resources import files

import yaml

from recoupe.desk.readers.models import Comment, Decision
from recoupe.desk.readers.posting import digest_of, settle
from recoupe.desk.readers.screening import screen
from recoupe.desk.readers.thread import anchors_of
from recoupe.desk.site.models import SituationPage


def fill() -> None:
    """Write the demo's comments once, each through the same filters as a reader's."""
    if Comment.objects.exists():
        return
    text = (files("recoupe.desk.readers") / "data" / "demo.yaml").read_text(encoding="utf8")
    for lang, comments in yaml.safe_load(text).items():
        page = SituationPage.objects.live().filter(locale__language_code=lang).first()
        if page is None:
            continue
        anchors = list(anchors_of(page).items())
        last: Comment | None = None
        for one in comments:
            parent = last if one.get("reply") else None
            anchor, words = anchors[one["anchor"]] if one.get("anchor", len(anchors)) < len(anchors) else ("", "")
            made = Comment(
                page=page,
                parent=parent,
                root=parent,
                level=1 if parent else 0,
                anchor=anchor,
                anchored_to=words[:500],
                name=one["name"],
                text=one["text"],
                lang=lang,
                digest=digest_of(one["text"]),
            )
            found = screen(made, "", trapped=False, quick=False)
            made.reasons = found.reasons
            made.save()
            if not found.hold:
                settle(made, Decision.Act.APPROVE, None)
            last = made
