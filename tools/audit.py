"""Audit locked packages for known vulnerabilities by pip-audit: python tools/audit.py REQUIREMENTS.

Exit status 1 if one is found. Where the database cannot be asked (no network, or a mirror without it) that is said, for
each run, and is no finding: a build without a network must not depend on one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def found(report: dict[str, Any]) -> tuple[list[str], int, int]:
    """Return what pip-audit's report found, how many packages it asked about, and about how many it could not ask."""
    lines, asked, unasked = [], 0, 0
    for package in report["dependencies"]:
        if "skip_reason" in package:
            unasked += 1
            continue
        asked += 1
        for flaw in package["vulns"]:
            fixed = ", ".join(flaw.get("fix_versions") or ()) or "no version yet"
            lines.append(f"{package['name']} {package['version']}: {flaw['id']}, mended in {fixed}")
    return lines, asked, unasked


def main(requirements: str) -> int:
    """Audit, say what came out, and return the exit status."""
    command = [sys.executable, "-m", "pip_audit", "-r", requirements, "--disable-pip", "--no-deps", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    try:
        lines, asked, unasked = found(json.loads(done.stdout))
    except (json.JSONDecodeError, KeyError):
        print("The database of vulnerabilities could not be asked; nothing was audited:", done.stderr.strip()[-300:])
        return 0
    print("\n".join([*lines, f"{asked} packages audited, {len(lines)} vulnerabilities"]))
    if unasked:
        print(f"{unasked} packages could NOT be audited: the database does not answer here, or does not know them")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
