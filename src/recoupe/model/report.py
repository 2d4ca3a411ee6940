"""Reports: one published document each, with its credits and what was extracted from it."""

from __future__ import annotations

from typing import Literal

from recoupe.model.base import Noun, Reason
from recoupe.model.claim import Claim, Day
from recoupe.model.movement import Context, Movement

CreditRole = Literal["agency", "source", "author", "adapter", "translator", "via"]


class Credit(Noun):
    """Somebody that a report credits. `source`: adapted or taken from; `agency`: "with AFP"; null: unknown role."""

    name: str
    role: CreditRole | None = None


class Report(Noun):
    """One published document. `text` is title, two newlines, body; all offsets count its characters."""

    id: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: Day | None = None
    lang: str
    text: str
    credits: tuple[Credit, ...] = ()


class Reading(Report):
    """A report with what was extracted from it: one line of `recoupe claims --jsonl`.

    `theatre`: the conflict in which its names were looked up, by id, null for none; `theatre_reason`: why that one
    (null where nobody has asked yet).
    """

    theatre: str | None = None
    theatre_reason: Reason | None = None
    claims: tuple[Claim, ...] = ()
    movements: tuple[Movement, ...] = ()
    context: tuple[Context, ...] = ()


class Rejected(Noun):
    """An input that did not become a report: which, and why (what, where, what to do)."""

    input: str
    why: str
