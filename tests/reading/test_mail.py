from __future__ import annotations

import gzip
import io
import sys
from datetime import date

import pytest

from recoupe.reading import read


def one(tmp_path, data: bytes):
    path = tmp_path / "a.eml"
    path.write_bytes(data)
    return read(path)


def test_a_plain_mail(tmp_path, make_mail, prose) -> None:
    wrapped = prose(3).replace(" after a night", "\nafter a night")
    quoted = "On Friday, Ali wrote:\n> they killed 99 of us\n> near the river"
    text = f"{wrapped}\n\n{quoted}\n-- \nPress office\nPhone 12345\n"
    (report,) = one(tmp_path, make_mail(text)).reports
    assert report.id == "m1@example.org"
    assert (report.outlet, report.title) == ("Bureau de presse", "Deux villages repris")
    assert report.published == date(2016, 12, 9)
    assert report.text == "Deux villages repris\n\n" + prose(3)


def test_a_newsletter_is_read_from_its_html(tmp_path, make_mail, article, prose) -> None:
    (report,) = one(tmp_path, make_mail("Read it in your browser", article(4))).reports
    assert prose(4).split("\n\n")[0] in report.text
    assert "browser" not in report.text
    # Where hardly any of the words are in the HTML, the plain text is the mail.
    (report,) = one(tmp_path, make_mail(prose(5), "<p>Read it as plain text.</p>")).reports
    assert prose(5).split("\n\n")[0] in report.text


def test_encodings_of_headers_and_bodies(tmp_path) -> None:
    body = "Les sources locales attestent que des combats se poursuivent à l’est. L'armée a repris deux villages."
    head = (
        "From: =?iso-8859-1?Q?Andr=E9_Durand?= <a@example.org>\r\nSubject: =?utf-8?B?w4AgbCdlc3Q=?=\r\n"
        "Date: 9 Dec 2016 08:00:00 +0000\r\nArchived-At: <https://lists.example.org/1>\r\n"
        "Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    (report,) = one(tmp_path, head.encode() + body.encode("cp1252")).reports
    assert (report.outlet, report.title, report.url) == ("André Durand", "À l'est", "https://lists.example.org/1")
    assert body in report.text
    wrong = head.replace("windows-1252", "no-such-charset").replace("=?utf-8?B?w4AgbCdlc3Q=?=", "=?no-such?Q?=FF?=")
    (report,) = one(tmp_path, wrong.encode() + body.encode()).reports
    assert body in report.text


def test_pdfs_and_forwarded_mails_are_reports_of_their_own(tmp_path, make_mail, pdf_of, prose) -> None:
    inner = make_mail(prose(2), Message_ID="<m2@example.org>", From="Agence <b@example.org>")
    mail = make_mail(
        prose(1), attached=[("application/pdf", pdf_of(prose(3)), "note.pdf"), ("image/png", b"\x89", "a")]
    )
    boundary = mail.split(b'boundary="')[1].split(b'"')[0]
    forwarded = b"--" + boundary + b"\nContent-Type: message/rfc822\n\n" + inner + b"\n--" + boundary + b"--"
    batch = one(tmp_path, mail.replace(b"--" + boundary + b"--", forwarded))
    assert batch.rejected == ()
    first, second, third = batch.reports
    assert (first.outlet, second.outlet, third.outlet) == ("Bureau de presse", "Bureau de presse", "Agence")
    assert "retaken 3 villages" in second.text
    assert second.published == date(2016, 12, 9)
    assert third.id == "m2@example.org"


def test_a_mail_without_text(tmp_path, make_mail) -> None:
    batch = one(tmp_path, make_mail("", attached=[("image/png", b"\x89", "a.png")]))
    assert "no text" in batch.rejected[0].why


@pytest.mark.parametrize("depth", [30, 150, 3000])
@pytest.mark.parametrize("kind", ["multipart", "rfc822"])
def test_parts_in_parts_without_end(tmp_path, depth, kind) -> None:
    parts = (
        "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
        if kind == "multipart"
        else "Content-Type: message/rfc822\n\n" * depth
    )
    batch = one(tmp_path, f"From: a@example.org\n{parts}Content-Type: text/plain\n\nhello\n".encode())
    assert batch.reports == ()
    assert len(batch.rejected) == 1
    assert "more parts in parts" in batch.rejected[0].why or "no mail that can be read" in batch.rejected[0].why


@pytest.mark.parametrize("packed", [False, True])
def test_a_mailbox(tmp_path, make_mail, prose, packed) -> None:
    def mail(n: int) -> bytes:
        return b"From press@example.org Fri Dec  9 08:12:00 2016\n" + make_mail(
            prose(n) + "\n\n>From the front, nothing new.", Message_ID=f"<m{n}@example.org>"
        )

    data = b"\n".join([mail(1), b"From x\nSubject: empty\n\n", mail(2)]) + b"\n"
    path = tmp_path / ("a.mbox.gz" if packed else "a.mbox")
    path.write_bytes(gzip.compress(data) if packed else data)
    batch = read(path)
    assert [r.id for r in batch.reports] == ["m1@example.org", "m2@example.org"]
    assert batch.reports[0].text.endswith("From the front, nothing new.")
    assert [r.input for r in batch.rejected] == [f"{path}, mail 2"]
    path.write_bytes(gzip.compress(data)[:-200] if packed else b"no mail at all")
    batch = read(path)
    assert batch.rejected[-1].input == str(path)


def test_a_mail_that_is_too_large_costs_itself(tmp_path, make_mail, prose) -> None:
    head = b"From a\n"
    large = head + b"Subject: large\n\n" + b"word " * 4_200_000 + b"\n\n"
    path = tmp_path / "a.mbox"
    path.write_bytes(large + head + make_mail(prose(1)))
    batch = read(path)
    assert [r.id for r in batch.reports] == ["m1@example.org"]
    assert "at most 20 MB" in batch.rejected[0].why


def test_mails_from_standard_input(make_mail, prose, monkeypatch) -> None:
    for data in (make_mail(prose(1)), b"From a Fri\n" + make_mail(prose(1))):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (report,) = read("-").reports
        assert report.id == "m1@example.org"


def test_a_charset_that_no_machine_can_name(tmp_path, prose) -> None:
    head = b'From: a@example.org\nContent-Type: text/plain; charset="utf\x00-8"\n\n'
    (report,) = one(tmp_path, head + prose(1).encode()).reports
    assert prose(1).split("\n\n")[0] in report.text
