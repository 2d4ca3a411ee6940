"""What the review page shows: the text, the list of claims, and the panel of the claim that is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from recoupe.desk.records.models import Claim
from recoupe.desk.records.movements import movements_of
from recoupe.desk.review.forms import ClaimForm, Figures, initial, initial_figures
from recoupe.desk.review.marks import paragraphs
from recoupe.drawing.page.words import event_name
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.desk.records.models import ClaimDecision, Report
    from recoupe.desk.records.movements import Held


@dataclass
class Panel:
    """The fields of a claim (or of a new one, `claim` None), its reasons and its history."""

    form: ClaimForm
    figures: Any
    claim: Claim | None = None
    reasons: Sequence[str] = ()
    history: Sequence[ClaimDecision] = ()
    problem: str = ""
    changed: Sequence[tuple[str, str, str]] = ()


@dataclass
class ReviewPage:
    """Everything that the template needs."""

    report: Report
    claims: Sequence[Claim]
    panel: Panel | None
    text: Sequence[Any] = field(default_factory=tuple)
    movements: Sequence[Held] = ()


def state_name(state: str) -> str:
    """Return what people have said of a claim, in words."""
    return {
        Claim.State.MACHINE: _("to review"),
        Claim.State.ACCEPTED: _("accepted"),
        Claim.State.CORRECTED: _("corrected"),
        Claim.State.REJECTED: _("rejected"),
        Claim.State.ADDED: _("added"),
    }[Claim.State(state)]


def panel_of(claim: Claim, *, bound: tuple[ClaimForm, Any] | None = None) -> Panel:
    """Return the panel of a claim: with what was typed, or with what stands."""
    noun = claim.current
    form, figures = bound or (
        ClaimForm(initial={**initial(noun), "seen": claim.version}, text=claim.report.text),
        Figures(initial=initial_figures(noun), prefix="figures"),
    )
    return Panel(
        form=form,
        figures=figures,
        claim=claim,
        reasons=tuple(dict.fromkeys(r["text"] for r in noun.get("reasons") or ())),
        history=tuple(claim.decisions.select_related("by")),
    )


def new_panel(report: Report, start: int = 0, end: int = 0, *, bound: tuple[ClaimForm, Any] | None = None) -> Panel:
    """Return the panel of a claim that is to be added, at a selection if there is one."""
    values = {"quote": report.text[start:end], "near": start, "event": "other", "stance": "asserts"}
    form, figures = bound or (ClaimForm(initial=values, text=report.text), Figures(prefix="figures"))
    return Panel(form=form, figures=figures)


def page_of(report: Report, panel: Panel | None) -> ReviewPage:
    """Return the page of a report with a panel, or without one where nothing is left to review."""
    claims = list(report.claims.all())
    chosen = panel.claim if panel else None
    shown = [c for c in claims if c.state != Claim.State.REJECTED or c == chosen]
    return ReviewPage(report, claims, panel, paragraphs(report.text, shown, chosen), movements_of(report))


def differences(before: dict[str, Any], now: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return (field, as it was seen, as it is now) of two claims, for who decided on an older one."""
    names = {
        "event": _("What happened"),
        "source": _("Source"),
        "via": _("Quoted by"),
        "cue": _("Word of saying"),
        "stance": _("Stance"),
        "hedged": _("Not vouched for by its source"),
        "by": _("By"),
        "against": _("Against"),
        "places": _("Places"),
        "when": _("When"),
        "figures": _("Figures"),
        "quote": _("Quotation"),
    }
    return [
        (name, shown(key, before), shown(key, now)) for key, name in names.items() if before.get(key) != now.get(key)
    ]


def shown(key: str, claim: dict[str, Any]) -> str:
    """Return a field of a claim in words."""
    value = claim.get(key)
    if key == "event" and value:
        return event_name(value)
    if key in {"places", "figures"}:
        return ", ".join(one["text"] for one in value or ()) or "–"
    if key == "when" and value:
        return str(value["start"]) if value["start"] == value["end"] else f"{value['start']} – {value['end']}"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value) if value else "–"
