"""A page's words as one text: what is compared with its adaptations, and whose hash tells that it has changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from recoupe.model import Report

if TYPE_CHECKING:
    from recoupe.desk.site.blocks import Ref
    from recoupe.desk.site.situation import SituationPage


_SPACE = re.compile(r"[ \t\r\n]+")


def flat(text: str) -> str:
    """Return a text on one line. No-break spaces stay: French typography stands on them."""
    return _SPACE.sub(" ", text).strip()


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page's text: the block that holds it, its paragraph's block, its words, what it rests on."""

    id: str
    paragraph: str
    text: str
    refs: tuple[Ref, ...]


def sentences(page: SituationPage) -> list[Sentence]:
    """Return the sentences of a page's text, in order."""
    return [
        Sentence(
            str(item.id),
            str(block.id),
            flat(item.value["text"]),
            tuple((str(report), str(key)) for report, key in item.value["claims"] or ()),
        )
        for block in page.body
        if block.block_type == "paragraph"
        for item in block.value.bound_blocks
    ]


def paragraphs(page: SituationPage) -> list[str]:
    """Return headline, lead, and paragraphs and headings, each on one line."""
    found = [page.title, page.lead]
    for block in page.body:
        if block.block_type == "paragraph":
            found.append(" ".join(item.value["text"] for item in block.value.bound_blocks))
        else:
            found.append(str(block.value))
    return [flat(p) for p in found if p.strip()]


def report_of(page: SituationPage) -> Report:
    """Return a page's words as a report of the core: headline, lead and text, without the editors' assessment."""
    return Report(
        id=f"page-{page.pk}",
        title=page.title,
        published=page.end or page.start,
        lang=page.locale.language_code,
        text="\n\n".join(paragraphs(page)),
    )


def digest(page: SituationPage) -> str:
    """Return the hash of all that an adapter adapts."""
    notes = [f"{block.value['day']} {block.value['text']}" for block in page.notes]
    whole = "\n\n".join([*paragraphs(page), page.assessment, *notes])
    return sha256(whole.encode()).hexdigest()
