import re
import textwrap
from datetime import date
from pathlib import Path

import recoupe
from recoupe import theatres
from recoupe.model import Report
from recoupe.theatres.inspecting import inspect
from recoupe.theatres.schema import Theatre

DOCS = (Path(__file__).parents[2] / "docs" / "theatres.md").read_text(encoding="utf8")


def example(tmp_path: Path, old: str = "", new: str = "") -> Path:
    """Write the guide's example into a file."""
    found = re.search(r"```yaml\n(.*?)```", DOCS, re.DOTALL)
    assert found
    path = tmp_path / "marawi.yaml"
    path.write_text(
        textwrap.dedent(found[1]).replace(old, new, 1) if old else textwrap.dedent(found[1]), encoding="utf8"
    )
    return path


def test_the_docs_name_every_key_of_a_theatre() -> None:
    assert {k for k in Theatre.model_fields if f"`{k}`" not in DOCS} == set()


def test_the_docs_name_every_theatre() -> None:
    assert [name for name in theatres.available() if f"`{name}`" not in DOCS] == []


def test_the_example_is_sound(tmp_path: Path) -> None:
    path = example(tmp_path)
    assert theatres.check(path) == []
    assert theatres.load(str(path)).sides[0].forces == "philippine-army"


def test_the_check_says_what_the_docs_say(tmp_path: Path) -> None:
    problem, *_others = inspect(example(tmp_path, "side: maute\n", "side: mautes\n"))
    assert str(problem) in DOCS


def test_the_example_reads_its_report_as_the_docs_tell(tmp_path: Path) -> None:
    found = re.search(r"```text\n(Government troops took.*?)```", DOCS, re.DOTALL)
    assert found
    report = Report(id="r", lang="en", text=found[1], published=date(2017, 6, 7))
    sides = {c.source: c.source_side for c in recoupe.extract(report, str(example(tmp_path))).claims}
    assert sides == {"army": "philippine-government", "Amaq": "maute", "Aid workers": None}
