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
    with pytest.raises(UnreadableInput, match="OverflowError"):
        drafts(bomb)
    assert time.monotonic() - started < 5


def test_drawings_that_call_each_other_without_end_run_out_of_time(monkeypatch) -> None:
    """Each form draws the next one thirty times: a few bytes, and more pieces than there are atoms."""
    monkeypatch.setattr(module, "MOST_SECONDS", 1.0)
    count = 12
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    objects.append(b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>")
    objects.append(b"<< /Length 5 >>\nstream\n/X Do\nendstream")
    for n in range(count):
        drawn = zlib.compress(b"/X Do\n" * 30)
        resources = f"<< /XObject << /X {6 + n} 0 R >> >>" if n < count - 1 else "<< >>"
        objects.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources {resources} /Filter /FlateDecode "
            f"/Length {len(drawn)} >>\nstream\n".encode()
            + drawn
            + b"\nendstream"
        )
    out = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    started = time.monotonic()
    with pytest.raises(UnreadableInput):
        drafts(out + b"trailer << /Root 1 0 R >>\n%%EOF")
    assert time.monotonic() - started < 20


def test_a_broken_page_costs_itself(tmp_path, make_pdf, prose) -> None:
    lines = [(p, 11, 700 - 40 * n) for n, p in enumerate(prose(1).split("\n\n"))]
    data = make_pdf(lines, lines)
    at = data.index(b"6 0 obj") + 7
    broken = data[:at] + data[at:].replace(b"/Contents 7 0 R", b"/Contents 9 9 R", 1).replace(b"/Parent", b"/Prnt  ", 1)
    items = drafts(broken)
    assert "retaken 1 villages" in items[0].text
