"""Antecedents: a claim that goes on about an occurrence takes its participants from the claim that told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.setting import LOOK_BACK
from recoupe.i18n import gettext as _
from recoupe.languages.forms import has_feature, words
from recoupe.model import Reason

if TYPE_CHECKING:
    from recoupe.extraction.participants import Matter
    from recoupe.extraction.setting import Setting
    from recoupe.model import Claim, Span

_MUTUAL = frozenset(
    {
        "armed clash",
        "other",
        "troop movement",
        "ceasefire/evacuation",
        "territory taken",
        "territory retaken",
        "attack repelled",
    }
)
"""Types in which the next claim's acting side may well be the other one."""


def acting_before(setting: Setting, matter: Matter, against: Span | None) -> tuple[Span | None, list[Reason]]:
    """Return who acted in the occurrence that a claim goes on about, with the reason; None if nothing ties them."""
    claim = _tied(setting, matter)
    if claim is None or claim.by is None or claim.spans.get("by") is None:
        return None, []
    span = claim.spans["by"]
    if span is None or (against and setting.report.text[against[0] : against[1]].lower() == claim.by.lower()):
        return None, []
    return span, [_why("by", claim)]


def suffering_before(setting: Setting, matter: Matter, by: Span | None) -> tuple[Span | None, list[Reason]]:
    """Return who suffered in the occurrence that a claim goes on about, where it counts without saying whom."""
    claim = matter.goes_on or _pointed_at(setting, matter)
    if claim is None or claim.against is None or claim.spans.get("against") is None:
        return None, []
    span = claim.spans["against"]
    if span is None or (by and setting.report.text[by[0] : by[1]].lower() == claim.against.lower()):
        return None, []
    return span, [_why("against", claim)]


def _pointed_at(setting: Setting, matter: Matter) -> Claim | None:
    """The last claim of the paragraph, where an object pronoun or a participle without a subject takes it up."""
    doc, lang = setting.doc, setting.report.lang
    clitics = words(lang, "participants", "clitics")
    taken_up = any(
        doc[i].lower_ in clitics and doc[i].pos_ == "PRON" and doc[i].dep_ in {"obj", "dobj", "obl:arg", "iobj"}
        for i in range(*matter.span)
    )
    first = next((doc[i] for i in range(*matter.span) if doc[i].is_alpha), None)
    opens = first is not None and first.i in matter.triggers and has_feature(first, "VerbForm", "Part")
    if not taken_up and not opens:
        return None
    here = setting.paragraph(doc[matter.span[0]].idx)
    last = matter.before[-1] if matter.before else None
    return last if last is not None and last.start is not None and setting.paragraph(last.start) == here else None


def _tied(setting: Setting, matter: Matter) -> Claim | None:
    """The claim whose occurrence this one is about: the one it goes on about, or the last of its type that the same
    paragraph tells, or, for a deed that is pointed at ("the attack"), the last of its type anywhere.
    """
    if matter.goes_on is not None:
        on = matter.goes_on
        same = on.event == matter.event and matter.event not in _MUTUAL
        return on if same and not _bare_weapon(on, setting.report.lang) else None
    if matter.event in _MUTUAL:
        return None
    start = setting.doc[matter.span[0]].idx
    here = setting.paragraph(start)
    for claim in reversed(matter.before[-LOOK_BACK:]):
        there = setting.paragraph(claim.start) if claim.start is not None else -1
        if -1 < there < here:
            return None  # claims come in text order
        near = there == here
        if claim.event == matter.event and near and not _bare_weapon(claim, setting.report.lang):
            return claim
    return None


def _bare_weapon(claim: Claim, lang: str) -> bool:
    """Whether it names "warplanes" with no word on whose: worth no more than the claim that says it."""
    return claim.by is not None and claim.by.lower() in words(lang, "participants", "crewed")


def _why(part: str, claim: Claim) -> Reason:
    quote = claim.quote if len(claim.quote) <= 60 else claim.quote[:57].rstrip() + "…"
    return Reason(rule=f"{part}: carried over", text=_("it goes on about “{quote}”", quote=quote))
