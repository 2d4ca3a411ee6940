"""The hand-made briefs of `tests/drawing/factory.py`, loaded by path: test folders are no packages."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def factory() -> ModuleType:
    path = Path(__file__).with_name("factory.py")
    if "recoupe_tests_factory" not in sys.modules:
        spec = importlib.util.spec_from_file_location("recoupe_tests_factory", path)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules["recoupe_tests_factory"] = module
        spec.loader.exec_module(module)
    return sys.modules["recoupe_tests_factory"]
