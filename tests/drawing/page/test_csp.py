from __future__ import annotations

from base64 import b64decode
from hashlib import sha256

from recoupe.drawing.page.csp import policy, source_hash


def test_the_hash_is_of_the_exact_characters() -> None:
    digest = b64decode(source_hash("a é\n").removeprefix("'sha256-").removesuffix("'"))
    assert digest == sha256("a é\n".encode()).digest()


def test_nothing_is_let_in_by_default_and_nothing_unsafe_ever() -> None:
    text = policy(["x"], ["y"])
    assert text.startswith("default-src 'none'; ")
    assert "unsafe" not in text and "http" not in text and "*" not in text
    assert f"script-src {source_hash('x')};" in text and f"style-src {source_hash('y')};" in text
    assert "worker-src blob:" in text


def test_a_page_without_scripts_lets_none_run() -> None:
    assert "script-src 'none';" in policy([], ["y"])
