from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "basemap.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("recoupe_tools_basemap", TOOL)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_derived_map_keeps_names_codes_and_arcs(tool: ModuleType) -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [1, 0]], [[1, 0], [0, 1], [-1, -1]]],
        "objects": {"countries": {"geometries": [
            {"type": "Polygon", "id": "760", "properties": {"name": "Syria"}, "arcs": [[0, 1]]},
            {"type": "MultiPolygon", "properties": {"name": "Kosovo"}, "arcs": [[[-1]]]},
            {"type": None, "properties": {"name": "Nowhere"}},
        ]}},
    }  # fmt: skip
    derived = tool.derive(topology)
    assert derived["countries"] == [
        {"name": "Kosovo", "iso": "XK", "polygons": [[[-1]]]},
        {"name": "Syria", "iso": "SY", "polygons": [[[0, 1]]]},
    ]
    assert derived["arcs"] == [[0, 0, 1, 0], [1, 0, 0, 1, -1, -1]]
