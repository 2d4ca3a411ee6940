"""One brief of the packaged sample, made once for all end-to-end tests by the program itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from recoupe.cli import app


@dataclass(frozen=True)
class Finished:
    """How a run of the program ended, and what it said where."""

    status: int
    stdout: str
    stderr: str


Run = Callable[..., Finished]


def _run(*arguments: str, stdin: str = "") -> Finished:
    done = CliRunner().invoke(app, arguments, input=stdin)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Finished(done.exit_code, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def run() -> Run:
    """Run the program in this process, where the models are loaded: `run("brief", …, stdin="…")`."""
    return _run


def demo_in_a_process(folder: Path, seed: str) -> None:
    """Run `recoupe demo` in a process of its own, with another order of sets."""
    command = [sys.executable, "-c", "from recoupe.cli import app; app()", "demo", "-o", str(folder)]
    done = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed}, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode() == f"{folder / 'index.html'}\n"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `recoupe demo` wrote."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    demo_in_a_process(folder, "1")
    return folder


@pytest.fixture(scope="session")
def demo_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that another process wrote."""
    folder = tmp_path_factory.mktemp("demo") / "again"
    demo_in_a_process(folder, "2")
    return folder


@pytest.fixture(scope="session")
def demo_brief(demo: Path) -> dict[str, Any]:
    brief: dict[str, Any] = json.loads((demo / "brief.json").read_text(encoding="utf8"))
    return brief
