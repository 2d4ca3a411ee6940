"""Files of every kind, made here: archives, mails, PDFs, exports."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def pdf_file(objects: list[bytes], trailer: str = "") -> bytes:
    """The file of some objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for n, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n".encode() + one + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n".encode()
    return bytes(out + f"startxref\n{table}\n%%EOF\n".encode())


@pytest.fixture(scope="session")
def of_objects() -> Callable[..., bytes]:
    """A PDF of objects as they are given."""
    return pdf_file


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """A PDF of the lines of each page: (text, size, height of the foot); `info` goes into its head."""

    def make(*pages: list[tuple[str, float, float]], info: str = "", stream: bytes | None = None) -> bytes:
        objects: list[bytes] = []
        kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
        objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
        objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
        objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
        for n, lines in enumerate(pages):
            drawn = "".join(
                f"BT /F1 {size} Tf 1 0 0 1 72 {y} Tm ({text.replace('(', '').replace(')', '')}) Tj ET\n"
                for text, size, y in lines
            )
            packed = zlib.compress(stream if stream is not None else drawn.encode("cp1252"))
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * n} 0 R "
                "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
            )
            head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
            objects.append(head + packed + b"\nendstream")
        objects.append(f"<< {info} >>".encode("latin-1"))
        return pdf_file(objects, f"/Info {len(objects)} 0 R")

    return make


@pytest.fixture(scope="session")
def pdf_of(make_pdf) -> Callable[..., bytes]:
    """A PDF of a text, a page for every forty lines, paragraphs set apart."""

    def make(text: str, title: str = "", info: str = "") -> bytes:
        pages: list[list[tuple[str, float, float]]] = [[]]
        y = 720.0
        if title:
            pages[-1].append((title, 20, y))
            y -= 40
        for paragraph in text.split("\n\n"):
            words, line = paragraph.split(), ""
            for word in [*words, ""]:
                if word and len(line) + len(word) < 80:
                    line = f"{line} {word}".strip()
                    continue
                pages[-1].append((line, 11, y))
                y -= 13
                line = word
                if y < 100:
                    pages.append([])
                    y = 720.0
            y -= 10
        return make_pdf(*pages, info=info)

    return make


@pytest.fixture(scope="session")
def make_warc() -> Callable[..., bytes]:
    """A web archive: `add(writer)` is given warcio's writer, and how to make headers."""

    def make(*records: tuple[str, str, dict[str, str], bytes], packed: bool = True) -> bytes:
        out = io.BytesIO()
        writer = WARCWriter(out, gzip=packed)
        writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
        for kind, url, headers, body in records:
            given = dict(headers)
            status = given.pop("status", "200 OK")
            extra = {name: given.pop(name) for name in list(given) if name.startswith("WARC-")}
            http = StatusAndHeaders(status, list(given.items()), protocol="HTTP/1.1") if kind != "resource" else None
            writer.write_record(
                writer.create_warc_record(
                    url,
                    kind,
                    payload=io.BytesIO(body),
                    http_headers=http,
                    warc_content_type=given.get("Content-Type", "") if kind == "resource" else "",
                    warc_headers_dict=extra,
                )
            )
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def make_mail() -> Callable[..., bytes]:
    """A mail with a text, an HTML or both, and attachments: (type, data, name)."""

    def make(text: str | None = None, html: str | None = None, attached=(), **headers: str) -> bytes:
        mail = EmailMessage()
        given = {
            "From": "Bureau de presse <press@example.org>",
            "Subject": "Deux villages repris",
            "Date": "Fri, 09 Dec 2016 23:10:00 -0500",
            "Message-ID": "<m1@example.org>",
        }
        for name, value in (given | {k.replace("_", "-"): v for k, v in headers.items()}).items():
            mail[name] = value
        if text is not None:
            mail.set_content(text)
        if html is not None:
            (mail.add_alternative if text is not None else mail.set_content)(html, subtype="html")
        for media, data, name in attached:
            main, sub = media.split("/")
            mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
        return mail.as_bytes()

    return make


@pytest.fixture(scope="session")
def make_telegram() -> Callable[..., bytes]:
    """An export of one channel."""

    def make(*messages: object, **chat: object) -> bytes:
        head = {"name": "Front Est", "type": "public_channel", "id": 1234567890}
        return json.dumps(head | chat | {"messages": list(messages)}, ensure_ascii=False, indent=1).encode()

    return make
