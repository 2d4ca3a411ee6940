"""The text of a situation page: paragraphs of sentences, each with the claims that it rests on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail import blocks

from recoupe.desk.records.models import Claim, Extraction, MovementDecision
from recoupe.desk.site.references import SEPARATOR, ClaimsInput
from recoupe.desk.web.lazy import gettext_lazy as _
from recoupe.i18n import gettext

Ref = tuple[str, str]
"""A report's key, and the id of a claim or a movement within it."""


class RefsField(forms.Field):
    """References in a form: one a line, `report / claim`."""

    widget = ClaimsInput

    def prepare_value(self, value: Any) -> Any:
        """Return the lines of references; text that was sent stays as it is."""
        return value if isinstance(value, str) else "\n".join(SEPARATOR.join(ref) for ref in value or ())

    def clean(self, value: Any) -> list[Ref]:
        """Return the references. Raises ValidationError for none, and for what names no claim and no movement."""
        refs = parsed(value) if isinstance(value, str) else [tuple(ref) for ref in value or ()]
        if not refs and self.required:
            raise ValidationError(gettext("A sentence needs at least one claim that it rests on."))
        unknown = missing(refs)
        if unknown:
            names = ", ".join(SEPARATOR.join(ref) for ref in unknown)
            raise ValidationError(gettext("No such claim or movement: {names}", names=names))
        return refs


def parsed(text: str) -> list[Ref]:
    """Return the references of a text: one a line, the claim after the last slash."""
    found = []
    for line in text.splitlines():
        report, _slash, claim = line.rpartition("/")
        if line.strip():
            found.append((report.strip(), claim.strip()))
    return found


def missing(refs: list[Ref]) -> list[Ref]:
    """Return the references that name no stored claim and no movement that was read."""
    reports = {report for report, _key in refs}
    known = set(Claim.objects.filter(report__key__in=reports).values_list("report__key", "key"))
    if set(refs) - known:
        for data in Extraction.objects.filter(report__key__in=reports).values_list("data", flat=True):
            known |= {(data["id"], movement["id"]) for movement in data.get("movements", ())}
        added = MovementDecision.objects.filter(report__key__in=reports, data__isnull=False)
        known |= set(added.values_list("report__key", "key"))
    return [ref for ref in refs if ref not in known]


class RefsBlock(blocks.FieldBlock):
    """The claims and movements that a sentence rests on. The same in every language: nothing of it is translated."""

    def __init__(self, required: bool = True, help_text: str | None = None, **options: Any) -> None:
        self.field = RefsField(required=required, help_text=help_text)
        super().__init__(**options)

    def to_python(self, value: Any) -> list[Ref]:
        """Return references as stored, as pairs."""
        return [(str(report), str(key)) for report, key in value or ()]

    def get_prep_value(self, value: Any) -> list[list[str]]:
        """Return references to store."""
        return [list(ref) for ref in (parsed(value) if isinstance(value, str) else value or ())]

    def get_translatable_segments(self, _value: Any) -> list[Any]:
        """Return nothing: references are not words."""
        return []

    def get_searchable_content(self, _value: Any) -> list[str]:
        """Return nothing, as above."""
        return []


class SentenceBlock(blocks.StructBlock):
    """A sentence, and what it rests on."""

    text = blocks.TextBlock(rows=2, label=_("Sentence"))
    claims = RefsBlock(
        label=_("Claims"),
        help_text=_("What the sentence rests on: at least one claim or movement of the page’s incidents."),
    )


class BodyBlock(blocks.StreamBlock):
    """The text of a page. A block's id stays as long as the block does: comments are anchored to it."""

    paragraph = blocks.ListBlock(SentenceBlock(), label=_("Paragraph"))
    heading = blocks.CharBlock(max_length=200, label=_("Heading"))


class NoteBlock(blocks.StructBlock):
    """What editors changed, and when: a correction, or news."""

    day = blocks.DateBlock(label=_("Day"))
    text = blocks.TextBlock(rows=2, label=_("What changed"))


class NotesBlock(blocks.StreamBlock):
    """What editors changed since a page was first published."""

    note = NoteBlock(label=_("Note"))
