"""The forms of the intake room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator

from recoupe.desk.web.lazy import gettext_lazy as _l
from recoupe.i18n import gettext as _
from recoupe.reading.kinds import KINDS
from recoupe.reading.sources import MAX_DOCUMENT

LANGS = (("", ""), ("en", "English"), ("fr", "français"))
MOST_ADDRESSES = 50


class AddForm(forms.Form):
    """What to take in: addresses, a text, or a file; and what the document does not say itself."""

    urls = forms.CharField(
        label=_l("Addresses"), required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_l("One a line.")
    )
    text = forms.CharField(
        label=_l("Or a text"),
        required=False,
        max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_l("Its title first, then an empty line."),
    )
    file = forms.FileField(label=_l("Or a file"), required=False, help_text=_l("A web page, a text, JSON or CSV."))
    outlet = forms.CharField(label=_l("Outlet"), required=False, max_length=300)
    published = forms.DateField(
        label=_l("Published"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    lang = forms.ChoiceField(label=_l("Language"), choices=LANGS, required=False)

    def clean_urls(self) -> list[str]:
        """Return the addresses, each once. Refuse what is none."""
        lines = list(dict.fromkeys(line.strip() for line in self.cleaned_data["urls"].splitlines() if line.strip()))
        if len(lines) > MOST_ADDRESSES:
            raise forms.ValidationError(_("Give at most {n} addresses at once.", n=MOST_ADDRESSES))
        check = URLValidator(schemes=["http", "https"])
        for line in lines:
            try:
                check(line)
            except forms.ValidationError as error:
                told = _("“{url}” is no address of the web. Write it whole, with https://.", url=line[:200])
                raise forms.ValidationError(told) from error
        return lines

    def clean_file(self) -> Any:
        """Refuse what is too large, and kinds that are not read."""
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size > MAX_DOCUMENT:
            raise forms.ValidationError(_("It has more than {n} MB. Split it.", n=MAX_DOCUMENT // 1_000_000))
        suffix = f".{file.name.rsplit('.', 1)[-1].lower()}" if "." in file.name else ""
        if suffix not in KINDS:
            raise forms.ValidationError(_("Files of this kind are not read. Known: {known}", known=" ".join(KINDS)))
        return file

    def clean(self) -> dict[str, Any]:
        """One of the three must be there."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not (data.get("urls") or data.get("text") or data.get("file")):
            raise forms.ValidationError(_("Give an address, a text or a file."))
        return data


class FeedForm(forms.Form):
    """A feed to watch."""

    url = forms.URLField(label=_l("Address of the feed"), max_length=2000, assume_scheme="https")
    outlet = forms.CharField(label=_l("Outlet"), required=False, max_length=300)
    every = forms.IntegerField(label=_l("Minutes between two looks"), initial=30, min_value=5, max_value=1440)
