"""The comment form: a name without an account, a trap for robots, the time that it was shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing

from recoupe.desk.readers.models import Comment
from recoupe.desk.web.lazy import gettext_lazy as _l
from recoupe.i18n import gettext as _

SALT = "recoupe.readers.form"
OLDEST = 24 * 3600
"""Seconds after which a form must be shown again."""

QUICKEST = 3
"""Seconds that a person takes at least to write a comment."""

LONGEST = 5000


def stamp(page_pk: int) -> str:
    """Return a signed mark of when the form of a page was shown."""
    return signing.dumps(page_pk, salt=SALT)


class CommentForm(forms.Form):
    """A comment. `website` is a trap: people do not see it."""

    name = forms.CharField(label=_l("Name"), max_length=80)
    text = forms.CharField(label=_l("Comment"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}))
    email = forms.EmailField(
        label=_l("E-mail (not shown)"), required=False, help_text=_l("Only needed to hear of replies.")
    )
    subscribe = forms.BooleanField(label=_l("Tell me of replies"), required=False)
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)
    anchor = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput)
    website = forms.CharField(required=False)

    def __init__(self, *args: Any, page: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "comment_%s", **kwargs})
        self.page = page
        self.quick = False

    def clean_shown(self) -> str:
        """Refuse a form that we did not show for this page, or long ago; remember if it came back too quickly."""
        value: str = self.cleaned_data["shown"]
        told = _("The form is no longer valid. Your text is still here: send it again.")
        try:
            if signing.loads(value, salt=SALT, max_age=OLDEST) != self.page.pk:
                raise forms.ValidationError(told)
        except signing.BadSignature as error:
            raise forms.ValidationError(told) from error
        try:
            signing.loads(value, salt=SALT, max_age=QUICKEST)
            self.quick = True
        except signing.SignatureExpired:
            pass
        return value

    def clean_parent(self) -> Comment | None:
        """Find the comment that is answered: one of this page that is up."""
        pk = self.cleaned_data["parent"]
        if pk is None:
            return None
        found = Comment.objects.public().filter(pk=pk, page=self.page).first()
        if found is None:
            raise forms.ValidationError(_("The comment that you answer is no longer there."))
        return found

    def clean(self) -> dict[str, Any]:
        """An address is needed to hear of replies."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("subscribe") and not data.get("email"):
            self.add_error("email", _("Give an address, or we cannot tell you of replies."))
        return data


CATEGORIES = ("antisemitic", "racist", "hateful", "defamatory", "abusive", "off topic", "other")


def category_name(category: str) -> str:
    """Return why a comment was rejected, in words."""
    names = {
        "antisemitic": _("antisemitic"),
        "racist": _("racist"),
        "hateful": _("hateful"),
        "defamatory": _("defamatory"),
        "abusive": _("abusive"),
        "off topic": _("off topic"),
        "other": _("other"),
    }
    return names.get(category, category)


def _categories() -> list[tuple[str, str]]:
    return [("", ""), *((c, category_name(c)) for c in CATEGORIES)]


class RejectForm(forms.Form):
    """Why a comment does not go up: what the charter calls it, and a word to its writer's readers."""

    category = forms.ChoiceField(label=_l("Category"), choices=_categories, required=False)
    message = forms.CharField(label=_l("Message"), required=False, max_length=500)
