"""The form of a registry entry."""

from __future__ import annotations

from typing import Any, get_args

from django import forms

from recoupe.desk.registry.models import Entry
from recoupe.desk.web.lazy import gettext_lazy as _l
from recoupe.drawing.page.lists import source_kind
from recoupe.i18n import gettext as _
from recoupe.theatres import Side, Theatre
from recoupe.theatres.schema import ActorKind, SourceKind

COLOURS = ("#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#000000")
"""Okabe and Ito's, told apart by people who see colours differently."""


def letter_choices() -> list[tuple[str, str]]:
    """Return the Admiralty letters with their meaning."""
    return [
        ("", _("not judged yet")),
        ("A", _("A: completely reliable")),
        ("B", _("B: usually reliable")),
        ("C", _("C: fairly reliable")),
        ("D", _("D: not usually reliable")),
        ("E", _("E: unreliable")),
        ("F", _("F: cannot be judged")),
    ]


class EntryForm(forms.Form):
    """A source, an actor or a side. Aliases are written one a line, after their language: `fr: Anna News`."""

    key = forms.SlugField(label=_l("Id"), max_length=100)
    name_en = forms.CharField(label=_l("Neutral name in English"), max_length=200)
    name_fr = forms.CharField(label=_l("Neutral name in French"), max_length=200)
    kind = forms.ChoiceField(label=_l("Kind"), choices=())
    side = forms.ChoiceField(label=_l("Side"), choices=(), required=False)
    letter = forms.ChoiceField(label=_l("Reliability"), choices=letter_choices, required=False)
    aliases = forms.CharField(
        label=_l("Also called"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_l("One a line, its language first: fr: Agence Anna"),
    )
    domains = forms.CharField(label=_l("Web addresses"), required=False, help_text=_l("Names such as sana.sy."))
    colour = forms.ChoiceField(label=_l("Colour"), choices=[(c, c) for c in COLOURS], required=False)
    why = forms.CharField(label=_l("Why"), max_length=1000)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, theatre: Theatre, what: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.what = what
        names = [(s.id, s.names.get("en", s.id)) for s in theatre.sides]
        self.fields["side"].choices = [("", _("no side of this conflict")), *names]
        if what == Entry.Kind.SIDE:
            for name in ("kind", "side", "letter", "aliases", "domains"):
                del self.fields[name]
            return
        del self.fields["colour"]
        kinds = get_args(SourceKind if what == Entry.Kind.SOURCE else ActorKind)
        self.fields["kind"].choices = [(k, source_kind(k)) for k in kinds]
        if what == Entry.Kind.ACTOR:
            del self.fields["letter"], self.fields["domains"]

    def clean_aliases(self) -> dict[str, list[str]]:
        """Return the aliases by language."""
        out: dict[str, list[str]] = {}
        for line in self.cleaned_data["aliases"].splitlines():
            lang, colon, alias = (part.strip() for part in line.partition(":"))
            if not line.strip():
                continue
            if not colon or not alias or not (lang.isalpha() and len(lang) in (2, 3)):
                raise forms.ValidationError(_("“{line}”: write the language, a colon, the name.", line=line[:100]))
            out.setdefault(lang, []).append(alias)
        return out

    def data_of(self, before: dict[str, Any]) -> dict[str, Any]:
        """Return the entry in the shape of a theatre file; what the form does not show stays as it was."""
        data = self.cleaned_data
        made = {
            **before,
            "id": data["key"],
            "names": {**before.get("names", {}), "en": data["name_en"], "fr": data["name_fr"]},
        }
        if self.what == Entry.Kind.SIDE:
            return {**made, "colour": data["colour"] or before.get("colour", COLOURS[0])}
        made.update(kind=data["kind"], side=data["side"] or None, aliases=data["aliases"])
        if self.what == Entry.Kind.SOURCE:
            made["domains"] = data["domains"].replace(",", " ").split()
        return made


def initial(record: Any, letter: str) -> dict[str, Any]:
    """Return the form's values for a record of a theatre."""
    out = {"key": record.id, "name_en": record.names.get("en", ""), "name_fr": record.names.get("fr", "")}
    if isinstance(record, Side):
        return {**out, "colour": record.colour}
    whole = [(lang, f"={form}") for lang, listed in record.whole.items() for form in listed]
    inside = [(lang, form) for lang, listed in record.aliases.items() for form in listed]
    out.update(kind=record.kind, side=record.side or "", letter=letter)
    out["aliases"] = "\n".join(f"{lang}: {form}" for lang, form in sorted([*inside, *whole]))
    out["domains"] = " ".join(getattr(record, "domains", ()))
    return out
