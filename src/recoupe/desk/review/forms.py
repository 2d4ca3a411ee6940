"""The fields of a claim as a form."""

from __future__ import annotations

from typing import Any, get_args

from django import forms
from django.core.exceptions import ValidationError

from recoupe.desk.review.finding import quotation
from recoupe.desk.web.lazy import gettext_lazy as _l
from recoupe.drawing.page.words import event_name, kind_name
from recoupe.i18n import gettext as _
from recoupe.model.claim import MOST, EventType, FigureKind, Qualifier

QUALIFIERS: tuple[str, ...] = get_args(Qualifier)


def _events() -> list[tuple[str, str]]:
    return [(e, event_name(e)) for e in get_args(EventType)]


def _kinds() -> list[tuple[str, str]]:
    return [("", ""), *((k, kind_name(k)) for k in get_args(FigureKind))]


def _qualifiers() -> list[tuple[str, str]]:
    names = {
        "exactly": _("exactly"),
        "at least": _("at least"),
        "more than": _("more than"),
        "about": _("about"),
        "up to": _("up to"),
        "between": _("between"),
        "dozens": _("dozens, scores, hundreds"),
    }
    return [("", ""), *((q, names[q]) for q in QUALIFIERS)]


class FigureForm(forms.Form):
    """One figure: what is counted, of whom, how many, and the words for it."""

    kind = forms.ChoiceField(label=_l("What"), choices=_kinds, required=False)
    who = forms.CharField(label=_l("Of whom"), required=False, max_length=200)
    low = forms.IntegerField(label=_l("Low"), required=False, min_value=0, max_value=MOST)
    high = forms.IntegerField(label=_l("High"), required=False, min_value=0, max_value=MOST)
    qualifier = forms.ChoiceField(label=_l("How"), choices=_qualifiers, required=False)
    text = forms.CharField(label=_l("Words"), required=False, max_length=400)
    cumulative = forms.BooleanField(label=_l("Total over time"), required=False)
    part_of = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse half a figure, and a range the wrong way round."""
        data: dict[str, Any] = super().clean() or {}
        given = [data.get(n) for n in ("kind", "text", "low", "high", "who")]
        if not any(v not in (None, "") for v in given):
            return data
        if not data.get("kind") or not data.get("text"):
            raise ValidationError(_("A figure needs what it counts and the words for it. Empty the row to drop it."))
        low, high = data.get("low"), data.get("high")
        if low is not None and high is not None and high < low:
            raise ValidationError(_("The high number lies below the low one."))
        return data


Figures = forms.formset_factory(FigureForm, extra=1, max_num=40)


class ClaimForm(forms.Form):
    """The fields of a claim. Its quotation is found in the text, near `near` if it stands there twice."""

    quote = forms.CharField(label=_l("Quotation"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    near = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    event = forms.ChoiceField(label=_l("What happened"), choices=_events)
    source = forms.CharField(
        label=_l("Source"), required=False, max_length=300, help_text=_l("Empty: the article says it itself.")
    )
    via = forms.CharField(label=_l("Quoted by"), required=False, max_length=300)
    cue = forms.CharField(label=_l("Word of saying"), required=False, max_length=300)
    stance = forms.ChoiceField(label=_l("Stance"), choices=lambda: [("asserts", _("asserts")), ("denies", _("denies"))])
    hedged = forms.BooleanField(label=_l("Not vouched for by its source"), required=False)
    by = forms.CharField(label=_l("By"), required=False, max_length=400)
    against = forms.CharField(label=_l("Against"), required=False, max_length=400)
    places = forms.CharField(
        label=_l("Places"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_l("One a line, the most precise first."),
    )
    first = forms.DateField(
        label=_l("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last = forms.DateField(
        label=_l("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(label=_l("Why"), required=False, max_length=1000)

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def clean_places(self) -> list[str]:
        """Return the names, each once."""
        return names_in(self.cleaned_data["places"])

    def clean(self) -> dict[str, Any]:
        """Find the quotation in the text (`span`), and check that the days are in order."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("quote"):
            data["span"] = quotation(self.text, data["quote"], data.get("near") or 0)
            if data["span"] is None:
                self.add_error("quote", _("These words do not stand in the text. Select them there, or copy them."))
        check_days(self, data)
        return data


def check_days(form: forms.Form, data: dict[str, Any]) -> None:
    """Say in a form with a `first` and a `last` day what is wrong with them."""
    first, last = data.get("first"), data.get("last")
    if last and not first:
        form.add_error("first", _("Say from which day."))
    if first and last and last < first:
        form.add_error("last", _("The last day lies before the first one."))


def names_in(typed: str) -> list[str]:
    """Return the names that were typed, one a line, each once."""
    return list(dict.fromkeys(line.strip() for line in typed.splitlines() if line.strip()))


def initial(claim: dict[str, Any]) -> dict[str, Any]:
    """Return the form's values for a claim of the core."""
    when = claim.get("when") or {}
    out = {n: claim.get(n) for n in ("quote", "event", "source", "via", "cue", "stance", "hedged", "by", "against")}
    out["places"] = "\n".join(p["text"] for p in claim.get("places") or ())
    out.update(near=claim.get("start"), first=when.get("start"), last=when.get("end"))
    return out


def initial_figures(claim: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows for a claim's figures."""
    names = ("kind", "who", "low", "high", "qualifier", "text", "cumulative", "part_of")
    return [{n: f.get(n) for n in names} for f in claim.get("figures") or ()]


def rows(figures: Any) -> list[dict[str, Any]]:
    """Return the figures that were typed, in order; `part_of` of a figure whose whole was dropped is dropped too."""
    kept = [n for n, f in enumerate(figures.cleaned_data) if f.get("kind")]
    at = {old: new for new, old in enumerate(kept)}
    out = []
    for n in kept:
        row = {k: v for k, v in figures.cleaned_data[n].items() if k != "DELETE"}
        whole = row.get("part_of")
        row["part_of"] = None if whole is None else at.get(whole)
        out.append(row)
    return out
