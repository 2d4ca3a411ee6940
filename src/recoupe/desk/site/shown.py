"""A situation page as its readers see it: its words with the claims behind them, around the frozen drawing."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from recoupe import i18n
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.desk.site.drawn import drawing, drawn
from recoupe.desk.site.frame import frame
from recoupe.desk.site.freeze import followed, public_briefs_of, standing
from recoupe.desk.site.ld import describe
from recoupe.desk.site.models import Adaptation, Drawing
from recoupe.desk.site.text import digest, sentences
from recoupe.drawing.page.reports import credit_words
from recoupe.model import Credit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from recoupe.desk.site.models import PageCredit, SituationPage
    from recoupe.desk.site.text import Sentence

HTML = ("changed", "sources", "quoted", "about")
"""Parts of a drawing that are HTML, by name."""


@dataclass(frozen=True)
class Cite:
    """Who says it, and the anchor of the sentence; no anchor for a claim that the page does not hold any more."""

    who: str
    anchor: str | None


@dataclass(frozen=True)
class Line:
    """A sentence with what it rests on."""

    text: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Passage:
    """A paragraph (`lines`) or a heading of the text. `id` stays as long as the block does."""

    id: str
    lines: tuple[Line, ...] = ()
    heading: str = ""


@dataclass(frozen=True)
class Told:
    """An adaptation's standing: who adapted it, from which page, and whether that has changed since."""

    adapter: str
    adapter_url: str
    original_title: str
    original_url: str
    original_lang: str
    stale: bool


def context(page: SituationPage, request: HttpRequest) -> dict[str, Any]:
    """Return what the template shows. A preview is drawn from the incidents as they stand, unless they are frozen."""
    lang = i18n.fitting(page.locale.language_code)
    preview = bool(getattr(request, "is_preview", False))
    parts, summary, shot = _preview(page, lang) if preview else _frozen(page, lang)
    around = frame(page)
    found = Adaptation.objects.filter(page=page).select_related("original__locale").first()
    adaptation = told(found)
    rows = list(page.credits.all())
    return {
        **around,
        "parts": {
            **{name: _markup(parts.get(name, "")) for name in HTML},
            "situations": [_markup(s) for s in parts.get("situations", ())],
            "map_alt": parts.get("map_alt", ""),
            "interactive": parts.get("interactive", False),
            "lost": parts.get("lost", ()),
        },
        "summary": summary,
        "shot": shot,
        "passages": passages(page, parts.get("said", {})),
        "credits": credited(rows, found),
        "adaptation": adaptation,
        "ld": describe(page, [row.name for row in rows], summary, around, adaptation),
        "thread": _thread(page, request),
    }


def _markup(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - drawn by the brief's own templates, autoescaped there


def _frozen(page: SituationPage, lang: str) -> tuple[dict[str, Any], dict[str, Any], int | None]:
    found = Drawing.objects.filter(snapshot__translation_key=page.translation_key, lang=lang)
    newest = found.order_by("-snapshot_id").first()
    if newest is None:
        snapshot = standing(page.translation_key)
        if snapshot is None:
            return {}, {}, None
        newest = drawing(snapshot, lang)
    return newest.parts, newest.summary, newest.snapshot_id


def _preview(page: SituationPage, lang: str) -> tuple[dict[str, Any], dict[str, Any], int | None]:
    snapshot = standing(page.translation_key)
    if snapshot is not None and snapshot.keys == page.keys:
        return _frozen(page, lang)
    brief = public_briefs_of(followed(page.keys))[lang]
    with i18n.use(lang):
        parts, summary, files = drawn(brief, theatre_of(page.theatre), lang)
    return {**parts, "preview_map": files["map.svg"].decode()}, summary, None


def passages(page: SituationPage, said: dict[str, list[str]]) -> list[Passage]:
    """Return the text: every sentence with the claims that it rests on, one cite a speaker."""
    by_paragraph: dict[str, list[Sentence]] = {}
    for sentence in sentences(page):
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    return [
        Passage(str(block.id), heading=str(block.value))
        if block.block_type == "heading"
        else Passage(str(block.id), tuple(Line(s.text, _cites(s, said)) for s in by_paragraph.get(str(block.id), ())))
        for block in page.body
    ]


def _cites(sentence: Sentence, said: dict[str, list[str]]) -> tuple[Cite, ...]:
    found: dict[str, Cite] = {}
    for report, key in sentence.refs:
        anchor, who = said.get(f"{report} / {key}", (None, ""))
        found.setdefault(who, Cite(who, anchor))
    return tuple(cite for cite in found.values() if cite.who) or tuple(found.values())


def credited(rows: Iterable[PageCredit], adaptation: Adaptation | None) -> list[tuple[str, str]]:
    """Return (words, address) of a page's credits, the adapter last: "southfront.org", "adapted by: …".

    A text or agency that was drawn on is named without its role, as the press does.
    """
    found = [(_credit(row.name, row.role), row.url) for row in rows]
    if adaptation is not None and adaptation.adapter:
        found.append((_credit(adaptation.adapter, "adapter"), adaptation.adapter_url))
    return found


def _credit(name: str, role: str) -> str:
    plain = role in {"", "source", "agency"}
    return name if plain else credit_words(Credit.model_validate({"name": name, "role": role}))


def told(found: Adaptation | None) -> Told | None:
    """Return what readers are told of an adaptation; None for an original, or if it is gone."""
    original = found.original if found else None
    if found is None or original is None:
        return None
    return Told(
        adapter=found.adapter,
        adapter_url=found.adapter_url,
        original_title=original.title,
        original_url=original.get_url() if original.live else "",
        original_lang=original.locale.language_code,
        stale=stale(found),
    )


def stale(adaptation: Adaptation) -> bool:
    """Return whether the original has other words now than when the adaptation was published."""
    original = adaptation.original
    return bool(original and original.live and adaptation.digest and digest(original) != adaptation.digest)


def _thread(page: SituationPage, request: HttpRequest) -> Any:
    """Return the readers' discussion of a page, where the room that keeps it is there."""
    if not page.pk or find_spec("recoupe.desk.readers.thread") is None:
        return None
    return import_module("recoupe.desk.readers.thread").thread(page, request)
