"""The forms of the incidents room."""

from __future__ import annotations

from typing import Any

from django import forms

from recoupe.desk.incidents.judging import ONLY_BY_EVIDENCE, STATUSES
from recoupe.desk.incidents.models import Incident
from recoupe.desk.web.lazy import gettext_lazy as _l
from recoupe.drawing.page.words import status_name
from recoupe.i18n import gettext as _

OFFERED = 50
"""Incidents of a situation that claims are offered to move to; the key of any other can be typed."""


def status_choices() -> list[tuple[str, str]]:
    """Return the status that the editors may give, in the reader's language; none takes theirs back."""
    return [("", _("as the machine has it")), *((s, status_name(s)) for s in STATUSES)]  # type: ignore[arg-type]


class Reasoned(forms.Form):
    """A decision with its reason, on the version of the incident that was on the screen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.CharField(label=_l("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class AssessForm(Reasoned):
    """The editors' assessment. What only evidence gives is offered where evidence has given it."""

    status = forms.CharField(label=_l("Status"), required=False, max_length=20, widget=forms.Select)
    field_order = ("status", "why", "seen")

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(s, name) for s, name in status_choices() if s not in ONLY_BY_EVIDENCE or s == incident.status]
        self.fields["status"].widget.choices = offered


class PartForm(Reasoned):
    """Claims that leave an incident: for one of their own, or for another that is named."""

    claims = forms.ModelMultipleChoiceField(queryset=None)
    to = forms.CharField(
        label=_l("To the incident"), required=False, max_length=60, widget=forms.TextInput(attrs={"list": "near"})
    )

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        from recoupe.desk.records.models import Claim

        super().__init__(*args, **kwargs)
        self.fields["claims"].queryset = Claim.objects.filter(membership__incident=incident)
        same = Incident.objects.current().filter(situation=incident.situation_id).exclude(pk=incident.pk)
        self.near = same.order_by("start", "key").defer("data", "sources")[:OFFERED] if incident.situation_id else []

    def clean_to(self) -> Incident | None:
        """Find the incident that is named."""
        key = self.cleaned_data["to"].strip()
        if not key:
            return None
        found = Incident.objects.current().filter(key=key).first()
        if found is None:
            raise forms.ValidationError(_("There is no incident “{key}”.", key=key))
        return found


class TaskForm(forms.Form):
    """Something that would settle an open question, or a mark that it is done."""

    text = forms.CharField(label=_l("What would settle it"), required=False, max_length=500)
    task = forms.IntegerField(required=False, widget=forms.HiddenInput)
    done = forms.BooleanField(required=False)
    note = forms.CharField(label=_l("Note"), required=False, max_length=1000)
