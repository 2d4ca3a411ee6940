import re
import textwrap
from pathlib import Path

from recoupe import theatres
from recoupe.theatres.schema import Theatre

DOCS = (Path(__file__).parents[2] / "docs" / "theatres.md").read_text(encoding="utf8")


def test_the_docs_name_every_key_of_a_theatre() -> None:
    assert {k for k in Theatre.model_fields if f"`{k}`" not in DOCS} == set()


def test_the_example_is_sound(tmp_path: Path) -> None:
    found = re.search(r"```yaml\n(.*?)```", DOCS, re.DOTALL)
    assert found
    path = tmp_path / "elsewhere.yaml"
    path.write_text(textwrap.dedent(found[1]), encoding="utf8")
    assert theatres.check(path) == []
    assert theatres.load(str(path)).sides[0].forces == "northern-army"
