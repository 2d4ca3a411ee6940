"""What the newsroom of the journey begins with: people, and what moderators want to see before it goes up.

Run once, in a process of its own: `python seed.py PASSWORD`, with the newsroom's environment.
"""

from __future__ import annotations

import sys

ROLES = ("analyst", "editor", "moderator", "administrator")
RUMOUR = "hospital"


def people(password: str) -> None:
    """Somebody of each role."""
    from recoupe.desk.people.first import create_user

    for role in ROLES:
        create_user(role, password, role, check=False)


def held() -> None:
    """What moderators want to see before it goes up."""
    from django.contrib.auth import get_user_model

    from recoupe.desk.readers.moderating import ban

    by = get_user_model().objects.get(username="moderator")
    ban("text", "literal", RUMOUR, "Rumours about it go round.", by)


if __name__ == "__main__":
    from recoupe.desk import start

    start.set_up()
    start.migrate()
    people(sys.argv[1])
    held()
