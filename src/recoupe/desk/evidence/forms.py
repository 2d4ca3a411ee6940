"""The forms of the evidence room."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django import forms

from recoupe.desk.evidence.models import Verdict
from recoupe.desk.web.lazy import gettext_lazy as _l
from recoupe.i18n import gettext as _

MOST = 100_000_000
"""Bytes of a file."""

KINDS = ("photo", "video", "satellite image", "document", "casualty list", "audio", "remnant", "other")
SIGNATURES: dict[str, tuple[bytes, ...]] = {
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
    "tif": (b"II*\x00", b"MM\x00*"),
    "tiff": (b"II*\x00", b"MM\x00*"),
    "pdf": (b"%PDF-",),
    "mp4": (),
    "mov": (),
    "webm": (b"\x1a\x45\xdf\xa3",),
    "mkv": (b"\x1a\x45\xdf\xa3",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "ogg": (b"OggS",),
    "wav": (b"RIFF",),
    "zip": (b"PK\x03\x04",),
    "txt": (),
    "csv": (),
    "json": (),
}
"""Kinds of files that are taken, and how they begin."""


def _kinds() -> list[tuple[str, str]]:
    names = {
        "photo": _("photo"),
        "video": _("video"),
        "satellite image": _("satellite image"),
        "document": _("document"),
        "casualty list": _("casualty list"),
        "audio": _("audio"),
        "remnant": _("remnant of a weapon"),
        "other": _("other"),
    }
    return [(k, names[k]) for k in KINDS]


class AttachForm(forms.Form):
    """A piece of evidence: a file or a link, and where and when it was made as far as is known."""

    kind = forms.ChoiceField(label=_l("What it is"), choices=_kinds)
    file = forms.FileField(label=_l("File"), required=False, help_text=_l("Kept unchanged, under its SHA-256."))
    url = forms.URLField(label=_l("Or a link"), required=False, max_length=2000, assume_scheme="https")
    sha256 = forms.RegexField(
        r"^[0-9a-fA-F]{64}$", label=_l("SHA-256 of what the link leads to, if you know it"), required=False
    )
    captured = forms.CharField(
        label=_l("Made on"),
        required=False,
        max_length=40,
        help_text=_l("As exactly as is known: 2016-12, 2016-12-08, …"),
    )
    place = forms.CharField(label=_l("Place"), required=False, max_length=300)
    lat = forms.FloatField(label=_l("Latitude"), required=False, min_value=-90, max_value=90)
    lon = forms.FloatField(label=_l("Longitude"), required=False, min_value=-180, max_value=180)
    note = forms.CharField(label=_l("Note"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    sensitive = forms.BooleanField(
        label=_l("Sensitive"), required=False, help_text=_l("Its place and link are not shown to the public.")
    )

    def clean_captured(self) -> str:
        """Refuse what is no date of ISO 8601, whole or in part."""
        text: str = self.cleaned_data["captured"].strip()
        if text and not _is_moment(text):
            raise forms.ValidationError(_("Write a year, a month, a day or a time: 2016-12-08 or 2016-12-08T05:30Z."))
        return text

    def clean_file(self) -> Any:
        """Refuse what is too large, of a kind that is not taken, or not what its name says."""
        file = self.cleaned_data["file"]
        if file is None:
            return None
        ending = file.name.rsplit(".", 1)[-1].lower() if "." in file.name else ""
        if ending not in SIGNATURES:
            raise forms.ValidationError(
                _("Files of this kind are not taken. Known: {known}", known=" ".join(SIGNATURES))
            )
        if file.size > MOST:
            raise forms.ValidationError(_("It has more than {n} MB. Split it.", n=MOST // 1_000_000))
        head = file.read(16)
        file.seek(0)
        if SIGNATURES[ending] and not head.startswith(SIGNATURES[ending]):
            raise forms.ValidationError(_("This is no {ending} file, whatever its name says.", ending=ending))
        return file

    def clean(self) -> dict[str, Any]:
        """One of file and link, and both coordinates or none."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(data.get("file")) == bool(data.get("url")):
            raise forms.ValidationError(_("Give a file or a link, one of the two."))
        if (data.get("lat") is None) != (data.get("lon") is None):
            raise forms.ValidationError(_("Give both latitude and longitude, or neither."))
        return data


def _is_moment(text: str) -> bool:
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", text):
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        try:
            datetime.fromisoformat(text)
        except ValueError:
            return False
    return True


class VerdictForm(forms.Form):
    """What the evidence does to one claim."""

    claim = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    says = forms.ChoiceField(choices=Verdict.Says.choices)
    note = forms.CharField(required=False, max_length=2000)
