from __future__ import annotations

import time
import zlib
from datetime import date

import pytest

from recoupe.errors import UnreadableInput
from recoupe.reading import pdf as module
from recoupe.reading import read
from recoupe.reading.pdf import read_pdf


def drafts(data: bytes):
    return list(read_pdf(data, "a.pdf"))


def test_the_text_of_a_pdf_in_its_paragraphs(tmp_path, pdf_of, prose) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(prose(3), title="Army retakes three villages in the east"))
    (report,) = read(path).reports
    assert report.title == "Army retakes three villages in the east"
    assert report.text == "Army retakes three villages in the east\n\n" + prose(3)


def test_a_sentence_goes_on_over_a_page_and_running_titles_are_left_out(make_pdf) -> None:
    def page(n: int, *lines: str):
        head = ("Situation report on the east", 9, 760)
        foot = (f"Page {n} of 3", 9, 30)
        return [head, *((line, 11, 700 - 13 * i) for i, line in enumerate(lines)), foot]

    first = ("The army said on Monday that it had retaken two villages near the", "river after a night of heavy shell-")
    second = ("ing, and that ten fighters were killed. Residents of the Moyen-", "Orient quarter had fled.")
    third = ("A monitoring group could not confirm the loss of the two villages.", "It said so on Tuesday.")
    (draft,) = drafts(make_pdf(page(1, *first), page(2, *second), page(3, *third)))
    assert draft.text == (
        "The army said on Monday that it had retaken two villages near the river after a night of heavy shelling, and "
        "that ten fighters were killed. Residents of the Moyen-Orient quarter had fled.\n\n"
        "A monitoring group could not confirm the loss of the two villages. It said so on Tuesday."
    )


def test_accents_title_and_day_of_the_file(pdf_of, prose) -> None:
    text = (
        "Bulletin de 2016.\n\n"
        + "Les sources locales attestent que des combats se poursuivent à l'est du château. " * 3
    )
    info = "/Title (L'offensive de l'est) /CreationDate (D:20161209101112+01'00')"
    (draft,) = drafts(pdf_of(text, info=info))
    assert "se poursuivent à l'est du château" in draft.text
    assert draft.title == "L'offensive de l'est"
    assert draft.published_hint == date(2016, 12, 9)
    # Made in a year that it does not speak of: made anew since.
    assert drafts(pdf_of(text.replace("2016", "2015"), info=info))[0].published_hint is None
    assert drafts(pdf_of(prose(1), info="/Title (Microsoft Word - report final.docx)"))[0].title is None


def test_a_scan_is_told_from_a_text(make_pdf) -> None:
    with pytest.raises(UnreadableInput, match="no text layer"):
        drafts(make_pdf([("3", 10, 20)]))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF", b"%PDF-" + bytes(500), b"<html>"])
def test_what_is_no_pdf(data) -> None:
    with pytest.raises(UnreadableInput, match=r"no PDF that can be read|no text layer"):
        drafts(data)


def test_a_locked_pdf(pdf_of, prose) -> None:
    import io

    from pypdf import PdfReader, PdfWriter

    def locked(password: str) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(prose(1)))))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")  # noqa: S106
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    with pytest.raises(UnreadableInput, match="locked"):
        drafts(locked("secret"))
    assert "retaken 1 villages" in drafts(locked(""))[0].text


def test_a_page_that_holds_too_much_costs_itself(make_pdf) -> None:
    line = "The army said on Monday that it had retaken two villages near the river."
    bomb = make_pdf([(line, 11, 700)], stream=b"q Q " * 3_000_000)
    assert len(bomb) < 100_000
    started = time.monotonic()
    with pytest.raises(UnreadableInput, match="its drawing is too large"):
        drafts(bomb)
    assert time.monotonic() - started < 5


def test_a_page_that_takes_too_long_is_given_up(make_pdf, monkeypatch) -> None:
    monkeypatch.setattr(module, "MOST_SECONDS", 0.5)
    drawn = b"BT /F1 11 Tf 1 0 0 1 72 700 Tm (The army said on Monday that it had retaken two villages) Tj ET\n"
    started = time.monotonic()
    with pytest.raises(UnreadableInput, match=r"more than 0\.5 seconds"):
        drafts(make_pdf([("a", 11, 700)], stream=drawn * 10_000))
    assert time.monotonic() - started < 20


def packed(data: bytes, head: bytes = b"") -> bytes:
    made = zlib.compress(data)
    return b"<< /Filter /FlateDecode /Length %d %s >>\nstream\n%s\nendstream" % (len(made), head, made)


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> /Font << /F1 5 0 R >> >> >>"
TEXT = packed(b"BT /F1 11 Tf 72 700 Td (The army said that it had retaken two villages near the river) Tj ET")
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WIDE = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [7 0 R] >>"
RANGE = b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"


def form(n: int) -> bytes:
    """A drawing that draws the next one thirty times."""
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % (n + 1)
    return packed(b"/X Do\n" * 30, head)


BOMBS = {
    "drawings that draw each other": [CATALOGUE, PAGES, PAGE, packed(b"/X Do"), *(form(n) for n in range(5, 17)), FONT],
    "a page tree that is its own branch": [
        CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>", PAGE, TEXT, FONT,
    ],
    "one page two hundred thousand times": [
        CATALOGUE, b"<< /Type /Pages /Kids [" + b"3 0 R " * 200_000 + b"] /Count 200000 >>", PAGE, TEXT, FONT,
    ],
    "a table of all letters there could be": [
        CATALOGUE, PAGES, PAGE, TEXT, WIDE, packed(b"begincmap " + RANGE + b" endcmap"),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [0 99999999 500] >>",
    ],
    "packed twice": [
        CATALOGUE, PAGES, PAGE,
        packed(zlib.compress(bytes(70_000_000)), b"").replace(b"/FlateDecode", b"[/FlateDecode /FlateDecode]"), FONT,
    ],
    "an array of arrays of arrays": [CATALOGUE, PAGES, PAGE, packed(b"[" * 100_000), FONT],
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_cost_themselves(of_objects, name) -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableInput):
        drafts(of_objects(BOMBS[name]))
    assert time.monotonic() - started < 20


def test_a_broken_page_costs_itself(tmp_path, make_pdf, prose) -> None:
    lines = [(p, 11, 700 - 40 * n) for n, p in enumerate(prose(1).split("\n\n"))]
    data = make_pdf(lines, lines)
    at = data.index(b"6 0 obj") + 7
    broken = data[:at] + data[at:].replace(b"/Contents 7 0 R", b"/Contents 9 9 R", 1).replace(b"/Parent", b"/Prnt  ", 1)
    items = drafts(broken)
    assert "retaken 1 villages" in items[0].text
