from __future__ import annotations

import pytest

from recoupe.drawing.page.links import safe_url, with_sources


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "java\nscript:alert(1)",
        "http://",
        "//host/x",
        "",
        None,
        "http://[broken",
    ],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert safe_url(url) is None


def test_a_web_address_is_kept_as_it_is() -> None:
    assert safe_url("https://example.org/a?b=c&d") == "https://example.org/a?b=c&d"


def test_a_speaker_that_the_sentence_names_becomes_the_link() -> None:
    text = with_sources("High 8: by Amaq <b>", [(("Amaq",), "k1"), (("SANA",), "k2"), (("SANA",), "k3")])
    assert text == 'High 8: by <a href="#k1">Amaq</a> &lt;b&gt; (<a href="#k2">SANA</a>)'


def test_a_name_inside_another_is_not_linked_twice() -> None:
    text = with_sources("Syrian state TV says so", [(("state TV",), "k1"), (("Syrian state TV",), "k2")])
    assert text.count("<a ") == 2
    assert '<a href="#k2">Syrian state TV</a> says so (<a href="#k1">state TV</a>)' in text
