"""References to claims and movements as text, and the field of the page editor in which they are chosen."""

from __future__ import annotations

from django import forms
from django.urls import reverse_lazy

from recoupe.desk.web.lazy import gettext_lazy as _

SEPARATOR = " / "
"""Between a report's key and the id of a claim or movement within it."""


class ClaimsInput(forms.Textarea):
    """References, one a line; where scripts run, sentences to choose from (`claims.js`)."""

    class Media:
        """What the page editor loads for it."""

        js = ("desk/claims.js",)
        css = {"all": ("desk/claims.css",)}  # noqa: RUF012 - the form that Django reads

    def __init__(self) -> None:
        super().__init__(
            {
                "rows": 2,
                "data-claims": reverse_lazy("site:claims"),
                "data-choose": _("Choose claims"),
                "data-typed": _("As references: report / claim"),
                "data-drop": _("Take out"),
            }
        )
