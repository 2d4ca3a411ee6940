"""What the newsroom of the journeys begins with: people, an incident to write about, a page with its discussion.

Run once, in a process of its own: `python seed.py PASSWORD`, with the newsroom's environment.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recoupe.desk.site.models import SituationPage

ROLES = ("analyst", "editor", "moderator", "administrator")
RUMOUR = "hospital"
THREADS = 32
"""Comments that the discussion begins with: two more than a page shows at once."""

TOLD = (
    "The Civil Defence said that shelling killed nine civilians in Maarrat al-Numan on Thursday.",
    "The army denied that it had shelled Maarrat al-Numan.",
)
WHEN = {"start": "2019-03-14", "end": "2019-03-14"}
PLACE = {"lat": 35.6433, "lon": 36.6676, "precision": "exact", "place_id": "journey-1"}
FOUGHT = ("A local monitor said that two fighters were killed in clashes in Jisr al-Shughur on Saturday.",)


def people(password: str) -> None:
    """Somebody of each role."""
    from recoupe.desk.people.first import create_user

    for role in ROLES:
        create_user(role, password, role, check=False)


def to_be_written() -> None:
    """An incident in two versions, seen in a picture."""
    from desk_samples import SHELLING, claim, figure, stored

    from recoupe.desk.evidence.attaching import attach, decide
    from recoupe.desk.incidents.weighing import refresh

    place = {"text": "Maarrat al-Numan", "name": "Maarrat al-Numan", **PLACE}
    around = {"event": SHELLING, "when": WHEN, "places": [place]}
    title = "Shells fall on Maarrat al-Numan"
    texts = [f"{title}\n\n{told}" for told in TOLD]
    dead = claim(texts[0], TOLD[0], source="The Civil Defence", figures=[figure("nine", 9)], **around)
    denied = claim(texts[1], TOLD[1], source="The army", stance="denies", **around)
    report = stored("maarrat-1", texts[0], dead, published="2019-03-15", outlet="Idlib Courier (fiction)")
    other = stored("maarrat-2", texts[1], denied, published="2019-03-15", outlet="Coast Gazette (fiction)")
    refresh([report, other])
    nothing = {"url": "https://example.org/video", "place": "", "lat": None, "lon": None, "note": ""}
    item = attach({"kind": "video", "captured": "2019-03-14", "sensitive": False, **nothing}, None, _editor())
    decide(item, report.claims.get(), "supports", _editor(), "Nine bodies are counted in it.")


def discussed() -> SituationPage:
    """A public page with more threads than are shown at once."""
    from desk_samples import claim, figure, stored

    from recoupe.desk.incidents.weighing import refresh
    from recoupe.desk.readers.models import Comment
    from recoupe.desk.site.draft import draft

    text = f"Clashes in Jisr al-Shughur\n\n{FOUGHT[0]}"
    place = {"text": "Jisr al-Shughur", "name": "Jisr al-Shughur", **PLACE, "lat": 35.81, "lon": 36.32}
    when = {"start": "2019-05-11", "end": "2019-05-11"}
    fought = claim(text, FOUGHT[0], source="A local monitor", event="armed clash", when=when,
                   places=[{**place, "place_id": "journey-2"}], figures=[figure("two", 2)])  # fmt: skip
    report = stored("jisr-1", text, fought, published="2019-05-12", outlet="Orontes Monitor (fiction)")
    (incident,) = refresh([report])
    page = draft([incident.key], "en", _editor())
    page.get_latest_revision().publish(user=_editor())
    Comment.objects.bulk_create(
        Comment(page=page, name=f"Reader {n}", text=f"Remark number {n} on what is told here.", lang="en",
                state=Comment.State.APPROVED) for n in range(1, THREADS + 1)
    )  # fmt: skip
    return page


def _editor() -> Any:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username="editor")


def held() -> None:
    """What moderators want to see before it goes up."""
    from recoupe.desk.readers.moderating import ban

    ban("text", "literal", RUMOUR, "Rumours about it go round.", _editor())


if __name__ == "__main__":
    from recoupe.desk import start

    start.set_up()
    start.migrate()
    people(sys.argv[1])
    to_be_written()
    discussed()
    held()
