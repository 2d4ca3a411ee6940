"""The documentation says what the program does: pages written from it are up to date, and what they name exists."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import command_line
import pytest
import schema
import third_party
import yaml
from typer.testing import CliRunner

import recoupe
from recoupe.cli import app
from recoupe.languages import SUPPORTED
from recoupe.reading.attached import COLUMNS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf8")


def test_the_command_line_page_is_what_its_script_writes() -> None:
    assert read("docs/command-line.md") == command_line.page(), "run python tools/command_line.py"


@pytest.mark.parametrize("name", [name for name, _command in command_line.commands()])
def test_the_command_line_page_names_the_options_of_help(name: str) -> None:
    shown = CliRunner().invoke(app, [*name.split(), "--help"], env={"COLUMNS": "300", "TERMINAL_WIDTH": "300"}).output
    helped = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", re.sub(r"\x1b\[[0-9;]*m", "", shown))) - {"--help"}
    section = read("docs/command-line.md").split(f"## recoupe {name}\n")[1].split("\n## ")[0]
    rows = "\n".join(line.split(" | ")[0] for line in section.splitlines() if line.startswith("| `"))
    listed = set(re.findall(r"--[a-z][a-z-]+", rows))
    assert listed == helped


def test_the_schema_is_that_of_the_model() -> None:
    for name, content in schema.files().items():
        assert read(f"docs/{name}") == content, f"{name}: run python tools/schema.py"


def test_the_schema_has_the_contracts_names() -> None:
    claims = json.loads(read("docs/claims.schema.json"))
    assert {
        "id",
        "url",
        "title",
        "outlet",
        "published",
        "lang",
        "text",
        "credits",
        "claims",
        "movements",
        "context",
        "theatre",
        "theatre_reason",
    } == set(claims["properties"])
    assert {"from", "to"} <= set(claims["$defs"]["Movement"]["properties"])


def test_every_runtime_dependency_is_listed_with_its_licence() -> None:
    pytest.importorskip("pyspark", reason="needs recoupe[spark]: licences are read from what is installed")
    page = read("THIRD_PARTY.md")
    assert third_party.updated(page) == page, "run python tools/third_party.py"
    licences = third_party.packages()
    assert not [name for name, licence in licences.items() if licence == "not stated"]
    direct = tomllib.loads(read("pyproject.toml"))["project"]["dependencies"]
    named = {third_party.canonical(re.split(r"[<>=~! \[]", d)[0]) for d in direct}
    assert named <= set(licences)


def test_every_file_of_a_language_is_described() -> None:
    listed = set(re.findall(r"^\| `(\w+\.yaml)` \|", read("docs/languages.md"), re.MULTILINE))
    for lang in SUPPORTED:
        assert {p.name for p in (ROOT / "src/recoupe/languages" / lang).glob("*.yaml")} == listed


def test_every_public_function_is_described() -> None:
    listed = set(re.findall(r"^\| `(\w+)\(", read("docs/python.md"), re.MULTILINE))
    assert listed == {name for name in recoupe.__all__ if name[0].islower()}


def test_the_columns_of_evidence_are_those_that_are_read() -> None:
    assert ",".join(COLUMNS) in read("docs/quickstart.md")


def test_commands_in_the_pages_exist() -> None:
    commands = {name.split()[0] for name, _command in command_line.commands()}
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    for page in PAGES:
        for block in re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf8"), re.DOTALL):
            for line in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
                words = line.split("#")[0].split()
                if words[0] == "make":
                    assert set(words[1:]) <= targets, f"{page.name}: {line}"
                elif words[0].endswith("recoupe"):
                    assert words[1] in commands, f"{page.name}: {line}"


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf8")):
            if "://" not in link:
                assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_page_is_in_the_navigation() -> None:
    listed = set(re.findall(r"[\w/-]+\.md", read("mkdocs.yml")))
    assert {p.relative_to(DOCS).as_posix() for p in DOCS.rglob("*.md")} == listed


def test_one_version_everywhere() -> None:
    stated = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    assert version("recoupe") == stated
    assert yaml.safe_load(read("CITATION.cff"))["version"] == stated


def test_no_page_asks_for_fonts_or_scripts_elsewhere() -> None:
    settings = yaml.safe_load(read("mkdocs.yml"))
    assert settings["theme"]["font"] is False
    assert "extra_javascript" not in settings
    assert "extra_css" not in settings
