from __future__ import annotations

import math
import re
from itertools import pairwise
from types import ModuleType
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.drawing.plot_rows import panels
from recoupe.drawing.plots import range_plot, repeats_graph
from recoupe.drawing.scale import scale_for
from recoupe.model import Brief, BriefSource, Claim, Reading

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [t.text or "" for t in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def plot(factory: ModuleType, lang: str = "en") -> str:
    brief = factory.offensive()
    return range_plot(brief.incidents[0], brief, factory.theatre(), lang)


def test_every_row_leads_to_its_sentence(factory: ModuleType) -> None:
    links = {a.get("aria-label"): a.get("href") for a in ElementTree.fromstring(plot(factory)).iter(f"{SVG}a")}
    assert links["Amaq: more than 60 soldiers"] == "#claim-en-1:c1"
    assert links["SANA: 20 soldiers"] == "#claim-en-1:c2"
    assert links["Steppe Monitor: 30 to 40 soldiers"] == "#claim-en-1:c3"
    assert len(links) == 4


def test_the_picture_is_told_in_words(factory: ModuleType) -> None:
    root = ElementTree.fromstring(plot(factory))
    assert root.get("role") == "group"
    told = root.findtext(f"{SVG}desc") or ""
    for words in ("20 to 60", "best estimate 38", "Amaq (Islamic State): more than 60", "Steppe Monitor (of no side)"):
        assert words in told
    ids = re.findall(r'\bid="([^"]+)"', plot(factory))
    assert len(ids) == len(set(ids)) and all(i.startswith("plot-incident-i1") for i in ids)


def test_rows_are_grouped_by_side_and_those_of_no_side_come_after(factory: ModuleType) -> None:
    brief = factory.offensive()
    (panel,) = panels(brief.incidents[0], brief, factory.theatre(), "en")
    assert [r.group for r in panel.rows] == ["Syrian government", "Islamic State", "of no side", "side unknown"]


def test_a_hedge_is_spelled_out(factory: ModuleType) -> None:
    brief = factory.offensive()
    hedged = brief.reports[0].claims[0].model_copy(update={"hedged": True})
    first = brief.reports[0].model_copy(update={"claims": (hedged, *brief.reports[0].claims[1:])})
    said = texts(
        range_plot(brief.incidents[0], brief.model_copy(update={"reports": (first,)}), factory.theatre(), "en")
    )
    assert "Amaq: more than 60 soldiers, reportedly" in said


def test_french(factory: ModuleType) -> None:
    said = texts(plot(factory, "fr"))
    assert "SANA\u00a0: 20 soldats" in said
    assert "Gouvernement syrien" in said


def test_no_id_can_break_out_of_the_picture(factory: ModuleType) -> None:
    brief = factory.offensive()
    hostile = brief.incidents[0].model_copy(update={"id": '"><script>alert(1)</script>'})
    svg = range_plot(hostile, brief, factory.theatre(), "en")
    assert "<script" not in svg
    assert ElementTree.fromstring(svg).get("aria-labelledby", "").startswith("plot-incident-")


def test_without_figures_there_is_no_plot(factory: ModuleType) -> None:
    brief = factory.offensive()
    assert range_plot(brief.incidents[1], brief, factory.theatre(), "en") == ""


def test_reprints_are_told_from_voices(factory: ModuleType) -> None:
    svg = repeats_graph(factory.offensive(), factory.theatre(), "en")
    told = ElementTree.fromstring(svg).findtext(f"{SVG}desc") or ""
    assert "Northern Wire repeats Amaq" in told
    assert "Le Courrier du désert passes on 1 claim of ANNA" in told
    assert "reprinted by" in texts(svg)
    assert svg.count("stroke-dasharray") >= 2  # the edge and the node of the one reprint


def test_nobody_repeats_anybody_in_an_empty_brief() -> None:
    assert repeats_graph(Brief(), None, "en") == ""


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_same_brief_gives_the_same_bytes(factory: ModuleType, lang: str) -> None:
    assert plot(factory, lang) == plot(factory, lang)
    one, two = (repeats_graph(factory.offensive(), factory.theatre(), lang) for _ in range(2))
    assert one == two


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=8))
def test_a_scale_holds_every_value_between_its_ends(values: list[int]) -> None:
    scale = scale_for(values, 10, 400)
    assert all(10 <= scale.at(v) < 400 for v in values)
    assert 2 <= len(scale.ticks) <= 9
    ordered = sorted(set(values))
    assert all(scale.at(a) < scale.at(b) for a, b in pairwise(ordered))


def test_who_is_quoted_in_a_reprint_was_quoted_by_its_source(factory: ModuleType) -> None:
    brief = factory.offensive()
    sources = tuple(
        s.model_copy(update={"repeats": "Far Gazette"}) if s.repeats == "Amaq" else s for s in brief.sources
    )
    changed = brief.model_copy(update={"sources": sources})
    told = ElementTree.fromstring(repeats_graph(changed, factory.theatre(), "en")).findtext(f"{SVG}desc") or ""
    assert "Northern Wire repeats Far Gazette" in told
    assert "Far Gazette passes on 1 claim of Amaq" in told
    assert "Northern Wire passes on" not in told


def _points(path: str) -> list[tuple[float, float]]:
    """The points of a path that begins somewhere and goes on by steps ("M1 2l3 4l5 6")."""
    found: list[tuple[float, float]] = []
    for command, x, y in re.findall(r"([Ml])(-?[\d.]+) (-?[\d.]+)", path):
        at = found[-1] if found and command == "l" else (0.0, 0.0)
        found.append((at[0] + float(x), at[1] + float(y)))
    return found


def _through(svg: str) -> list[tuple[float, float]]:
    """The dots that a line of the graph runs through, but for those at which it ends."""
    root = ElementTree.fromstring(svg)
    dots = [(float(c.get("cx", "0")), float(c.get("cy", "0"))) for c in root.iter(f"{SVG}circle")]
    lines = [_points(p.get("d", "")) for p in root.iter(f"{SVG}path") if "Z" not in (p.get("d") or "").upper()]
    crossed = []
    for line in lines:
        for (x0, y0), (x1, y1) in pairwise(line):
            for step in range(11):
                x, y = x0 + (x1 - x0) * step / 10, y0 + (y1 - y0) * step / 10
                crossed += [dot for dot in dots if math.hypot(dot[0] - x, dot[1] - y) < 4.5]
    return crossed


@given(
    told=st.lists(
        st.tuples(
            st.sampled_from(["Ana", "Bo", "Cy", None]), st.sampled_from(["Wire", "Post", None]), st.integers(0, 3)
        ),
        min_size=1,
        max_size=9,
    )
)
def test_no_line_of_who_repeats_whom_runs_through_somebody_else(
    told: list[tuple[str | None, str | None, int]],
) -> None:
    reports = []
    for n, (source, via, outlet) in enumerate(told):
        claim = Claim(id="c", quote="It was shelled.", source=source, via=via, event="other")
        reports.append(
            Reading(id=f"r{n}", outlet=f"Outlet {outlet}", text="It was shelled.", lang="en", claims=(claim,))
        )
    repeating = BriefSource(id="o0", name="Outlet 0", repeats="Ana")
    svg = repeats_graph(Brief(reports=tuple(reports), sources=(repeating,)), None, "en")
    if svg:
        assert len(_points(" ".join(p.get("d", "") for p in ElementTree.fromstring(svg).iter(f"{SVG}path")))) > 4
        assert _through(svg) == []
