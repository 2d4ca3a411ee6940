"""Puts `tests/weighing/factory.py` within reach as `claims_factory`: test folders are no packages."""

import importlib.util
import sys
from pathlib import Path

if "claims_factory" not in sys.modules:
    path = Path(__file__).parents[1] / "weighing" / "factory.py"
    spec = importlib.util.spec_from_file_location("claims_factory", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["claims_factory"] = module
    spec.loader.exec_module(module)
