from __future__ import annotations

from recoupe.drawing.page.inline_svg import inline, styles, unstyled


def test_style_attributes_become_attributes_that_the_policy_lets_through() -> None:
    svg = '<?xml version="1.0"?>\n<svg><path style="fill: none; stroke:#fff" d="M0 0"/></svg>'
    assert inline(svg) == '<svg><path fill="none" stroke="#fff" d="M0 0"/></svg>'


def test_style_elements_are_found_for_the_policy() -> None:
    assert styles('<svg><style type="text/css">a{b:c}</style></svg>') == ["a{b:c}"]


def test_a_drawing_can_go_without_its_style_element() -> None:
    assert unstyled('<svg><style>a{b:c}</style><path style="fill:none"/></svg>') == '<svg><path fill="none"/></svg>'
