from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import UnreadableInput
from recoupe.reading.decoding import check_text, decode

FRENCH = "L’armée a repris la ville à l’aube, d’après un communiqué : « Nous avons gagné », écrit-elle. Été, où, çà."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_common_encodings(encoding):
    assert decode(FRENCH.encode(encoding)) == FRENCH


def test_page_declares_its_encoding():
    html = '<meta charset="iso-8859-2"><p>Sześć osób zginęło</p>'
    assert decode(html.encode("iso-8859-2")) == html
    old = '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>« l’été »</p>'
    assert decode(old.encode("cp1252")) == old


def test_a_wrong_declaration_does_not_win_over_valid_utf8():
    html = '<meta charset="iso-8859-1"><p>L’été</p>'
    assert decode(html.encode("utf-8")) == html


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 abc", "binary file .PDF"),
        (b"\x89PNG\r\n\x1a\n", "binary file .PNG"),
        (b"abc\x00\x01\x02def" * 50, "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        ("Российская авиация нанесла удар".encode("cp1251"), "cannot tell the encoding: byte 0x"),
        (b"\xff\xfea", "not valid utf-16"),
        (FRENCH.encode().decode("cp1252", "ignore").encode() * 2, "decoded wrongly before it was saved"),
        (("caf\ufffd est \ufffdt\ufffd l" * 4).encode(), "characters were lost"),
    ],
)
def test_unreadable_bytes_say_why(data, why):
    with pytest.raises(UnreadableInput, match=why):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_unreadable(data):
    try:
        text = decode(data)
    except UnreadableInput as error:
        assert error.what
    else:
        check_text(text)
        assert text.strip()
        text.encode("utf-8")
