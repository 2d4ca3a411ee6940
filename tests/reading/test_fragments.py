from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.reading.fragments import fragment_text


def test_blocks_become_paragraphs_and_breaks_lines() -> None:
    html = "<h2>Title</h2><p>One <b>bold</b>\n word.</p><ul><li>a</li><li>b&amp;c</li></ul>"
    html += "first<br>second<script>x</script>"
    assert fragment_text(html) == "Title\n\nOne bold word.\n\na\n\nb&c\n\nfirst\nsecond"


def test_what_has_no_markup_keeps_its_paragraphs() -> None:
    assert fragment_text("One\n two.\n\n\n Three. ") == "One two.\n\nThree."
    assert fragment_text("5 &lt; 6 &eacute;") == "5 < 6 é"
    assert fragment_text("") == fragment_text("<p> </p>") == fragment_text("<style>p{}</style>") == ""


def test_deep_nesting_costs_nothing() -> None:
    assert "deep" in fragment_text("<div>" * 200 + "deep" + "</div>" * 200)
    fragment_text("<div>" * 100_000 + "deep")


@given(st.text(alphabet="<>/ abdiprv&;\x00\x01é\n\"='", max_size=80))
def test_any_text_gives_clean_text(html: str) -> None:
    found = fragment_text(html)
    assert not set(found) & {"\x00", "\x01"}
    assert found == found.strip()
