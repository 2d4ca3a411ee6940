import time

import pytest

from recoupe.moderation.bans import LONGEST, Ban, UnsafePattern, banned, check, matches


@pytest.mark.parametrize(
    ("ban", "fields", "met"),
    [
        (Ban("text", "literal", "Cheap Watches"), {"text": "buy CHÉAP watches now"}, True),
        (Ban("email", "glob", "*@spam.example"), {"email": "a@spam.example"}, True),
        (Ban("email", "glob", "*@spam.example"), {"email": "a@spam.example.org"}, False),
        (Ban("name", "glob", "win?er*"), {"name": "Winner 77"}, True),
        (Ban("name", "glob", "winner"), {"name": "a winner"}, False),
        (Ban("network", "literal", "192.0.2.0/24"), {"network": "192.0.2.77"}, True),
        (Ban("network", "literal", "192.0.2.0/24"), {"network": "198.51.100.1"}, False),
        (Ban("network", "literal", "2001:db8::/32"), {"network": "2001:db8::1"}, True),
        (Ban("text", "regex", r"\bcasino\d*\b"), {"text": "Best CASINO24 here"}, True),
        (Ban("text", "literal", "x"), {}, False),
        (Ban("network", "literal", "192.0.2.0/24"), {"network": "nonsense"}, False),
    ],
)
def test_bans(ban: Ban, fields: dict[str, str], met: bool) -> None:
    assert matches(ban, fields) is met
    assert banned([ban], fields) == (ban if met else None)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|a)+$",
        "(a|ab)*c",
        "(.*)(.*)x",
        "a*a*a*b",
        r"(a)\1",
        "(?=a+)b",
        "(a{1,50}){1,50}",
        "(",
        "",
        "a*",
        ".{0,99}.{0,99}.{0,99}x",
    ],
)
def test_dangerous_or_empty_expressions_are_refused(pattern: str) -> None:
    with pytest.raises(UnsafePattern):
        check(Ban("text", "regex", pattern))


@pytest.mark.parametrize(
    "ban", [Ban("text", "glob", "**"), Ban("text", "literal", "\u200b"), Ban("network", "literal", "10.0.0.0/99")]
)
def test_what_would_ban_everybody_or_nobody_is_refused(ban: Ban) -> None:
    with pytest.raises(UnsafePattern):
        check(ban)


def test_what_is_accepted_is_matched_in_bounded_time() -> None:
    start = time.process_time()
    for pattern in ("a+b", "x.*y", "(?:ab)+c", ".+;"):
        matches(Ban("text", "regex", pattern), {"text": "ab" * LONGEST})
    matches(Ban("text", "glob", "*a*a*a*a*a*a*a*a*b"), {"text": "a" * LONGEST})
    assert time.process_time() - start < 10


def test_an_unsafe_ban_is_passed_over() -> None:
    assert banned([Ban("text", "regex", "(a+)+$"), Ban("text", "literal", "b")], {"text": "b"}) == Ban(
        "text", "literal", "b"
    )
