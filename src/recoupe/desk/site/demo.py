"""The demo's pages: one situation published in English, and adapted to French."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import yaml
from django.contrib.auth import get_user_model
from django.utils.text import slugify
from wagtail.models import Site

from recoupe import i18n
from recoupe.desk.incidents.models import Incident, Situation
from recoupe.desk.site import adapting, checking, gate
from recoupe.desk.site.draft import draft, words
from recoupe.desk.site.freeze import followed, public_briefs_of
from recoupe.desk.site.models import Adaptation, SituationPage
from recoupe.desk.site.text import sentences
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.contrib.auth.models import AbstractBaseUser


def fill() -> Iterator[str]:
    """Publish the sample's most told situation in both languages, once, and yield what to tell."""
    if SituationPage.objects.exists():
        return
    keys = most_told()
    editor = get_user_model().objects.filter(username="editor").first()
    if not keys or editor is None:
        return
    yield _("Publishing a situation …")
    site = Site.objects.filter(is_default_site=True).first()
    if site and not site.site_name:
        site.site_name = "Recoupe"
        site.save()
    texts = words_of_the_demo()
    page = draft(keys, "en", editor)
    page.assessment = f"<p>{texts['en']['assessment']}</p>"
    page.save_revision(user=editor).publish(user=editor)
    page.refresh_from_db()
    _adapt(page, texts["fr"], editor)


def words_of_the_demo() -> dict[str, dict[str, str]]:
    """Return the texts of `data/demo.yaml` by language."""
    text = (files("recoupe.desk.site") / "data" / "demo.yaml").read_text(encoding="utf8")
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found


def most_told() -> list[str]:
    """Return the incidents of the situation that most reports tell."""
    found = [list(s.incidents.filter(gone=False).order_by("start", "key")) for s in Situation.objects.all()]
    best: list[Incident] = max(found, key=lambda listed: sum(i.reports for i in listed), default=[])
    return [i.key for i in best]


def _adapt(page: SituationPage, texts: dict[str, str], editor: AbstractBaseUser) -> None:
    """Adapt a page with the brief's own words, which need no translator: what the check finds is its reading."""
    brief = public_briefs_of(followed(page.keys))["fr"]
    with i18n.use("fr"):
        title, lead, body = words(brief, page.theatre)
    french = [item["value"]["text"] for block in body for item in block["value"]]
    told = {f"body.{s.paragraph}.{s.id}.text": text for s, text in zip(sentences(page), french, strict=True)}
    made = adapting.adapt(page, "fr", editor)
    adapting.put(
        made, {"title": title, "lead": lead, "slug": slugify(title), "assessment": texts["assessment"], **told}, editor
    )
    Adaptation.objects.filter(page=made).update(adapter=texts["adapter"])
    found = Adaptation.objects.get(page=made)
    check = gate.checked(found, adapting.candidate(made))
    if check is not None:
        checking.settle(check.pk)
    for difference in gate.open_differences(found, adapting.candidate(made)):
        gate.overrule(found, difference, editor, _("Both texts are the program’s own words for the same claims."))
    adapting.publish(made, editor)
