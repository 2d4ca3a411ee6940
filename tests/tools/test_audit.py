"""The audit fails for a known vulnerability, and says what it could not ask about."""

from __future__ import annotations

from audit import found


def test_vulnerabilities_are_found_and_gaps_counted() -> None:
    report = {
        "dependencies": [
            {"name": "sound", "version": "1.0", "vulns": []},
            {"name": "flawed", "version": "2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]},
            {"name": "unknown", "skip_reason": "not found"},
        ]
    }
    lines, asked, unasked = found(report)
    assert lines == ["flawed 2.0: PYSEC-1, mended in 2.1"]
    assert (asked, unasked) == (2, 1)
