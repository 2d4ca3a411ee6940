"""The form of a decision about a sensitive place."""

from __future__ import annotations

from django import forms

from recoupe.desk.sensitive.models import SensitivePlace
from recoupe.desk.web.lazy import gettext_lazy as _l

MOST_KM = 200


class SensitiveForm(forms.ModelForm):
    """Where, what readers see instead, and why."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        """Its fields."""

        model = SensitivePlace
        fields = ("name", "place_id", "lat", "lon", "how", "km", "until", "why")
        labels = {  # noqa: RUF012 - Django's way
            "name": _l("Place"),
            "place_id": _l("Its id in the gazetteer"),
            "lat": _l("Degrees north"),
            "lon": _l("Degrees east"),
            "how": _l("What readers see"),
            "km": _l("Within how many kilometres"),
            "until": _l("Until which day"),
            "why": _l("Why"),
        }
        widgets = {  # noqa: RUF012 - Django's way
            "until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "why": forms.Textarea(attrs={"rows": 2, "maxlength": 2000}),
            "km": forms.NumberInput(attrs={"min": 1, "max": MOST_KM}),
        }
        help_texts = {  # noqa: RUF012 - Django's way
            "km": _l("For a blurred place: 1 to 200."),
            "until": _l("For a place that is shown later."),
        }

    def clean_km(self) -> int | None:
        """Return the kilometres, if they are some."""
        km: int | None = self.cleaned_data["km"]
        if km is not None and not 1 <= km <= MOST_KM:
            raise forms.ValidationError(_l("From 1 to 200."))
        return km

    def clean(self) -> dict[str, object]:
        """Check that the place is on the globe."""
        data: dict[str, object] = super().clean()
        lat, lon = data.get("lat"), data.get("lon")
        if isinstance(lat, float) and isinstance(lon, float) and not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise forms.ValidationError(_l("These are no coordinates."))
        return data
