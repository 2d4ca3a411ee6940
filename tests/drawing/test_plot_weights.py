from __future__ import annotations

from xml.etree import ElementTree

import pytest

from recoupe.drawing.plot_weights import waterfall
from recoupe.i18n import use
from recoupe.model import LinkStep

STEPS = (
    LinkStep(comparison="place", level="same spot", weight=3.0),
    LinkStep(comparison="event", level="different", weight=-1.5),
    LinkStep(comparison="actors", level="unknown", weight=-0.04),
)


def drawn(lang: str = "en", steps: tuple[LinkStep, ...] = STEPS) -> str:
    with use(lang):
        total = -1.0 + sum(s.weight for s in steps)
        return waterfall(-1.0, steps, total, 0.6, lang, prefix="w", title="What links a & b")


def test_it_is_one_well_formed_picture_that_tells_itself() -> None:
    root = ElementTree.fromstring(drawn())
    ns = "{http://www.w3.org/2000/svg}"
    said = root.findtext(f"{ns}desc") or ""
    assert root.findtext(f"{ns}title") == "What links a & b"
    assert "place, the same spot: +3.00" in said
    assert "In all +0.46 bits" in said


@pytest.mark.parametrize(("lang", "words"), [("en", "type of event: different types"), ("fr", "types différents")])
def test_every_step_is_in_words_with_its_weight(lang: str, words: str) -> None:
    text = drawn(lang)
    assert words in text
    assert ("−1.50" if lang == "en" else "−1,50") in text


def test_what_weighs_nothing_is_told_in_one_row() -> None:
    assert "next to nothing: who did it to whom" in drawn()


def test_for_and_against_differ_without_colour() -> None:
    bars = [line for line in drawn().splitlines() if "rm-ink-line" in line and 'fill="#57534a"' in line]
    hollow = [line for line in drawn().splitlines() if 'class="rm-sheet rm-ink-line"' in line]
    assert (len(bars), len(hollow)) == (2, 3)


def test_weights_far_apart_stay_on_the_sheet() -> None:
    far = (LinkStep(comparison="time", level="apart", weight=-40.0),)
    root = ElementTree.fromstring(drawn(steps=far))
    xs = [float(e.get("x", "0")) for e in root.iter("{http://www.w3.org/2000/svg}text")]
    assert all(0 <= x <= 560 for x in xs)
