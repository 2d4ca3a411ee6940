"""The fields of a movement as a form, and what was typed as a movement of the core."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from recoupe.desk.review.corrected import not_there, places
from recoupe.desk.review.finding import quotation
from recoupe.desk.review.forms import check_days, names_in
from recoupe.desk.web.lazy import gettext_lazy as _l
from recoupe.drawing.page.spans import locate
from recoupe.i18n import gettext as _
from recoupe.model import When

if TYPE_CHECKING:
    from recoupe.desk.records.models import Report

NAMES = ("source", "via", "by")
ENDS = {"start_places": "from", "end_places": "to"}


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of movement in words."""
    return [("advance", _("advance")), ("withdrawal", _("withdrawal")), ("flight", _("flight"))]


class MovementForm(forms.Form):
    """A movement. Its words are found in the report's text."""

    quote = forms.CharField(label=_l("Quotation"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    kind = forms.ChoiceField(label=_l("Kind of movement"), choices=kind_choices)
    by = forms.CharField(label=_l("Who moves"), required=False, max_length=400)
    start_places = forms.CharField(label=_l("From where"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    end_places = forms.CharField(
        label=_l("Where to"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_l("One place a line."),
    )
    source = forms.CharField(label=_l("Source"), required=False, max_length=300)
    via = forms.CharField(label=_l("Quoted by"), required=False, max_length=300)
    stance = forms.ChoiceField(label=_l("Stance"), choices=lambda: [("asserts", _("asserts")), ("denies", _("denies"))])
    hedged = forms.BooleanField(label=_l("Not vouched for by its source"), required=False)
    first = forms.DateField(
        label=_l("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last = forms.DateField(
        label=_l("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    why = forms.CharField(label=_l("Why"), required=False, max_length=1000)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report

    def clean(self) -> dict[str, Any]:
        """Find the words in the text, and check that something moves somewhere and that the days are in order."""
        data: dict[str, Any] = super().clean() or {}
        text = self.report.text
        if data.get("quote"):
            data["span"] = quotation(text, data["quote"])
            if data["span"] is None:
                self.add_error("quote", _("These words do not stand in the text. Select them there, or copy them."))
        for name in NAMES:
            if data.get(name) and locate(text, data[name]) is None:
                self.add_error(name, not_there(data[name]))
        if not data.get("start_places") and not data.get("end_places"):
            self.add_error("end_places", _("Say from where or where to."))
        check_days(self, data)
        return data

    def movement(self, before: dict[str, Any] | None) -> dict[str, Any]:
        """Return the movement that was typed, in the core's shape. Raises ValidationError for places not told of."""
        given, report = self.cleaned_data, self.report
        span = given["span"]
        made = {**(before or {"id": "new"}), "quote": report.text[slice(*span)], "start": span[0], "end": span[1]}
        made.update({name: given[name] or None for name in NAMES})
        made.update({name: given[name] for name in ("kind", "stance", "hedged")})
        missing: dict[str, str] = {}
        for name, end in ENDS.items():
            wrong: dict[str, str] = {}
            known = [*made.get("from", ()), *made.get("to", ())]
            made[end] = places(report, known, names_in(given[name]), span, wrong)
            if wrong:
                missing[name] = next(iter(wrong.values()))
        if missing:
            raise ValidationError(missing)
        first = given["first"]
        made["when"] = When(start=first, end=given["last"] or first).dump() if first else None
        return made


def initial(movement: dict[str, Any]) -> dict[str, Any]:
    """Return the form's values for a movement of the core."""
    when = movement.get("when") or {}
    out = {n: movement.get(n) for n in ("quote", "kind", "by", "source", "via", "stance", "hedged")}
    out.update({name: "\n".join(p["text"] for p in movement.get(end) or ()) for name, end in ENDS.items()})
    return {**out, "first": when.get("start"), "last": when.get("end")}
