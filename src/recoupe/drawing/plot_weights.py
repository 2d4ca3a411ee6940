"""What two claims weigh, as a waterfall: from where every pair begins, a bar a comparison, to the sum."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from recoupe.drawing import svg
from recoupe.drawing.scene import Anchor, Part, Path, Scene, Words, rectangle
from recoupe.drawing.typeset import shorten, width
from recoupe.i18n import gettext as _
from recoupe.i18n import use
from recoupe.linking.labels import comparison_name, level_name, share_text, weight_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.linking.explain import Explanation
    from recoupe.model.link import LinkStep

WIDTH = 560.0
_LEFT, _RIGHT = 10.0, WIDTH - 10.0
_TEXT, _SMALL, _ROW, _BAR = 14.0, 12.5, 38.0, 11.0
_INK, _MUTED, _PAPER = "#1f1d1a", "#625c53", "#fffdf8"


def weights_plot(found: Explanation, lang: str, *, prefix: str = "weights") -> str:
    """Return an SVG of an explanation: filled bars speak for one occurrence, hollow ones against. 560 pixels wide."""
    with use(lang):
        return waterfall(
            found.prior, found.steps, found.weight, found.probability, lang, prefix=prefix, title=_title(found)
        )


def _title(found: Explanation) -> str:
    a, b = (f"{v.ref.report}/{v.ref.claim}" for v in (found.a, found.b))
    return _("What links {a} and {b}", a=a, b=b)


def waterfall(
    prior: float,
    steps: Sequence[LinkStep],
    weight: float,
    probability: float,
    lang: str,
    *,
    prefix: str,
    title: str,
) -> str:
    """Return the picture of a sum of weights in bits, in the interface language in use. Steps that weigh less than a
    twentieth of a bit are told in one row.
    """
    shown = [s for s in steps if abs(s.weight) >= 0.05]
    rows = [(_("before comparing"), "", prior)]
    rows += [(comparison_name(s.comparison), level_name(s.comparison, s.level), s.weight) for s in shown]
    rest = [s for s in steps if abs(s.weight) < 0.05]
    if rest:
        names = ", ".join(comparison_name(s.comparison) for s in rest)
        rows.append((_("next to nothing"), names, sum(s.weight for s in rest)))
    at = [0.0]
    for _name, _level, step in rows:
        at.append(at[-1] + step)
    low, high = floor(min(at)), ceil(max(*at, 1))
    each = (_RIGHT - _LEFT) / (high - low)

    def x(value: float) -> float:
        return _LEFT + (value - low) * each

    top, y = 58.0, 66.0
    parts: list[Part] = [Words(4, 20, shorten(title, _TEXT, WIDTH - 8, bold=True), _TEXT, bold=True)]
    parts.append(
        Words(4, 40, shorten(_told(weight, probability), _SMALL, WIDTH - 8), _SMALL, fill=_MUTED, cls="rm-muted")
    )
    bars: list[Part] = []
    for n, (name, level, step) in enumerate(rows):
        words = f"{name}: {level}" if level else name
        bars += _row(words, step, x(at[n]), x(at[n + 1]), y, last=n == len(rows) - 1)
        y += _ROW
    bars += _sum(_("in all"), weight, x(0), x(weight), y)
    bottom = y + _ROW
    parts += _scale(low, high, x, top, bottom)
    sheet = Path(rectangle(0, 0, WIDTH, bottom + 44), fill=_PAPER, cls="rm-sheet")
    note = _("Filled: for one occurrence. Hollow: against. One bit more doubles the odds.")
    foot = Words(4, bottom + 36, shorten(note, _SMALL, WIDTH - 8), _SMALL, fill=_MUTED, cls="rm-muted")
    told = ". ".join(
        f"{name}, {level}: {weight_text(w)}" if level else f"{name}: {weight_text(w)}" for name, level, w in rows
    )
    scene = Scene(
        WIDTH, bottom + 44, title, f"{told}. {_told(weight, probability)}.", (sheet, *parts, *bars, foot), lang
    )
    return svg.render(scene, prefix=prefix, cls="rm-svg rm-plot rm-plot-wide")


def _small(words: str, y: float) -> Words:
    return Words(4, y, shorten(words, _SMALL, WIDTH - 8), _SMALL, fill=_MUTED, cls="rm-muted")


def _told(weight: float, probability: float) -> str:
    return _(
        "In all {weight} bits: {share} that they are of one occurrence",
        weight=weight_text(weight), share=share_text(probability),
    )  # fmt: skip


def _row(words: str, step: float, start: float, stop: float, y: float, *, last: bool) -> list[Part]:
    """Return a step: its words and weight, and under them its bar from where the sum was to where it is."""
    left, right = min(start, stop), max(start, stop)
    said = weight_text(step)
    room = WIDTH - 16 - width(said, _TEXT, bold=True)
    parts: list[Part] = [
        Words(4, y + 10, shorten(words, _TEXT, room), _TEXT, halo=_PAPER),
        Words(WIDTH - 4, y + 10, said, _TEXT, bold=True, anchor="end", halo=_PAPER),
    ]
    bar = rectangle(left, y + 16, max(right - left, 1.5), _BAR)
    if step >= 0:
        parts.append(Path(bar, fill="#57534a", stroke=_INK, width=1, cls="rm-dark rm-ink-line"))
    else:
        parts.append(Path(bar, fill=_PAPER, stroke=_INK, width=1.4, cls="rm-sheet rm-ink-line"))
    if not last:
        line = ((stop, y + 16 + _BAR), (stop, y + 16 + _ROW))
        parts.append(Path((line,), closed=False, stroke=_MUTED, width=1, dash=(2, 3), cls="rm-muted-line"))
    return parts


def _sum(words: str, weight: float, zero: float, stop: float, y: float) -> list[Part]:
    parts = _row(words, weight, zero, stop, y, last=True)
    return [Words(4, y + 10, words, _TEXT, bold=True, halo=_PAPER), *parts[1:]]


def _scale(low: int, high: int, x: Callable[[float], float], top: float, bottom: float) -> list[Part]:
    step = max(1, (high - low) // 8)
    parts: list[Part] = []
    for tick in range(low, high + 1):
        if tick % step:
            continue
        zero = tick == 0
        line = ((x(tick), top), (x(tick), bottom))
        parts.append(
            Path(
                (line,),
                closed=False,
                stroke=_INK if zero else "#d9d2c1",
                width=1.2 if zero else 0.8,
                cls="rm-ink-line" if zero else "rm-rule",
            )
        )
        label = f"{tick:+d}".replace("-", "−") if tick else "0"
        anchor: Anchor = "start" if tick == low else "end" if tick == high else "middle"
        parts.append(Words(x(tick), bottom + 16, label, _SMALL, anchor=anchor, fill=_MUTED, cls="rm-muted"))
    return parts
