"""Write the table of runtime dependencies in THIRD_PARTY.md: every package that is installed with Recoupe.

    python tools/third_party.py

Names come from pyproject.toml and the packages' own requirements, licences from their metadata, or, where a package
states none there, from LICENCES below (read from its licence file). tests/test_docs.py checks that the table is whole.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "THIRD_PARTY.md"
BEGIN, END = "<!-- packages: begin -->", "<!-- packages: end -->"

# Stated in the package's metadata as a whole text, or only as a class of licences.
LICENCES = {
    "cycler": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "kiwisolver": "BSD-3-Clause",
    "matplotlib": "PSF-based (matplotlib licence)",
    "scipy": "BSD-3-Clause",
    "blis": "BSD-3-Clause",
    "justext": "BSD-2-Clause",
}


def canonical(name: str) -> str:
    """Return a package's name in its one written form."""
    return re.sub(r"[-_.]+", "-", name).lower()


def packages() -> dict[str, str]:
    """Return {name: licence} of everything that Recoupe and its extras need at run time on this platform, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    extras = project.get("optional-dependencies", {}).values()
    waiting = [Requirement(r) for r in (*project["dependencies"], *(r for listed in extras for r in listed))]
    found: dict[str, str] = {}
    asked: set[tuple[str, str]] = set()
    while waiting:
        wanted = waiting.pop()
        name = canonical(wanted.name)
        for extra in ("", *sorted(wanted.extras)):
            if (name, extra) in asked:
                continue
            asked.add((name, extra))
            found[name] = licence(name)
            needs = (Requirement(r) for r in distribution(name).requires or ())
            waiting += [r for r in needs if not r.marker or r.marker.evaluate({"extra": extra})]
    return dict(sorted(found.items()))


def licence(name: str) -> str:
    """Return a package's licence: an SPDX expression where it gives one, else its own words."""
    if name in LICENCES:
        return LICENCES[name]
    data = distribution(name).metadata
    stated = data.get("License-Expression") or (data.get("License") or "").strip()
    if stated and "\n" not in stated and len(stated) < 60:
        return stated
    classes = [c.rsplit(" :: ", 1)[-1] for c in data.get_all("Classifier") or [] if c.startswith("License ::")]
    return classes[0].removesuffix(" License") if classes else "not stated"


def table() -> str:
    """Return the table as Markdown."""
    rows = "\n".join(f"| {name} | {terms} |" for name, terms in packages().items())
    return f"{BEGIN}\n| package | licence |\n|---|---|\n{rows}\n{END}"


def updated(page: str) -> str:
    """Return the page with its table as it should be."""
    return re.sub(f"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _found: table(), page, flags=re.DOTALL)


if __name__ == "__main__":
    PAGE.write_text(updated(PAGE.read_text(encoding="utf8")), encoding="utf8")
