"""Sound inputs of every kind for `fuzz.py`, made here: small ones, each a little different."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import zlib
from email.message import EmailMessage
from typing import get_args

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from recoupe.reading.kinds import Kind

KINDS: tuple[Kind, ...] = get_args(Kind)

_WHO = ("The army", "A monitoring group", "The rebels", "L'agence Nord", "Des sources locales", "Le ministère")
_SAID = ("said on Monday that", "denied that", "confirmed that", "a affirmé que", "attestent que", "a démenti que")
_WHAT = (
    "it had retaken two villages near the river, and that ten fighters were killed",
    "more than 60 soldiers were killed when the checkpoints at the eastern gate were attacked",
    "huit véhicules auraient été détruits et vingt combattants tués à l’est de la ville",
    "les combats se poursuivent autour du champ pétrolier, à 30 km de la frontière",
)


def prose(chance: random.Random) -> str:
    """Return three paragraphs."""
    return "\n\n".join(
        " ".join(f"{chance.choice(_WHO)} {chance.choice(_SAID)} {chance.choice(_WHAT)}." for _ in range(3))
        for _ in range(3)
    )


def page(chance: random.Random) -> bytes:
    """Return a news page."""
    paragraphs = "".join(f"<p>{p}</p>" for p in prose(chance).split("\n\n"))
    head = (
        '<meta charset="utf-8"><title>Two villages</title><meta property="og:site_name" content="The Post">'
        '<meta property="article:published_time" content="2016-12-09T08:00:00Z"><link rel="canonical" href="http://a.example/1">'
    )
    menu = '<nav><ul><li><a href="/">Home</a></li></ul></nav>'
    numbers = "<table><tr><td>10</td></tr></table>"
    body = f"<article><h1>Two villages</h1><span>By A. Durand</span>{paragraphs}{numbers}</article>"
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{menu}{body}</body></html>".encode()


def record(chance: random.Random) -> dict[str, object]:
    """Return a report as a record."""
    return {
        "id": f"r{chance.randrange(99)}",
        "url": "http://a.example/1",
        "title": "Two villages",
        "outlet": "The Post",
        "published": "2016-12-09",
        "lang": None,
        "text": prose(chance),
    }


def table(chance: random.Random) -> bytes:
    """Return records as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(record(chance)))
    writer.writeheader()
    writer.writerows([record(chance), record(chance)])
    return out.getvalue().encode()


def feed(chance: random.Random) -> bytes:
    """Return an RSS feed; its links lead to names that nobody finds."""
    entries = "".join(
        f"<item><guid>{n}</guid><title>Entry {n}</title><link>http://a.example/{n}</link>"
        "<pubDate>Fri, 09 Dec 2016 10:00:00 +0100</pubDate>"
        f"<description><![CDATA[<p>{prose(chance)}</p>]]></description></item>"
        for n in range(3)
    )
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>T</title>'
    return f"{head}{entries}</channel></rss>".encode()


def bookmarks(_chance: random.Random) -> bytes:
    """Return a browser's bookmarks."""
    links = "".join(f'<DT><A HREF="http://a.example/{n}" ADD_DATE="1">{n}</A>\n' for n in range(5))
    return f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n{links}</DL><p>".encode()


def urls(_chance: random.Random) -> bytes:
    """Return a list of addresses."""
    return "\n".join(f"http://a.example:8080/{n}?q=é" for n in range(5)).encode()


def pdf(chance: random.Random) -> bytes:
    """Return a PDF of one page, its drawing packed or not."""
    drawn = "".join(
        f"BT /F1 11 Tf 1 0 0 1 72 {700 - 14 * n} Tm ({line.replace('(', '').replace(')', '')}) Tj ET\n"
        for n, line in enumerate(prose(chance).split(". "))
    ).encode("cp1252", "replace")
    packed = chance.random() < 0.5
    stream = zlib.compress(drawn) if packed else drawn
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d%s >>\nstream\n%s\nendstream"
        % (len(stream), b" /Filter /FlateDecode" if packed else b"", stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (Two villages retaken) /CreationDate (D:20161209101112Z) >>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for n, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, one)
    start = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)


def mail(chance: random.Random) -> bytes:
    """Return a mail with a text, an HTML and a PDF."""
    made = EmailMessage()
    made["From"] = "Bureau de presse é <press@example.org>"
    made["Subject"] = "Deux villages repris à l’est"
    made["Date"] = "Fri, 09 Dec 2016 23:10:00 -0500"
    made["Message-ID"] = f"<m{chance.randrange(99)}@example.org>"
    made.set_content(prose(chance))
    made.add_alternative(page(chance).decode(), subtype="html")
    if chance.random() < 0.3:
        made.add_attachment(pdf(chance), maintype="application", subtype="pdf", filename="a.pdf")
    # Boundaries would be drawn anew at each run: with our own the same seed gives the same mail.
    for n, part in enumerate(part for part in made.walk() if part.is_multipart()):
        part.set_boundary(f"b{n}-{chance.randrange(10**9)}")
    return made.as_bytes()


def mailbox(chance: random.Random) -> bytes:
    """Return a mailbox with two mails."""
    return b"".join(b"From a Fri Dec  9 08:12:00 2016\n" + mail(chance) + b"\n" for _ in range(2))


def warc(chance: random.Random) -> bytes:
    """Return an archive with a page, a PDF and a record that repeats one, packed or not."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for kind, media, body in (
        ("response", "text/html; charset=utf-8", page(chance)),
        ("response", "application/pdf", pdf(chance)),
        ("revisit", "text/html", b""),
    ):
        headers = StatusAndHeaders("200 OK", [("Content-Type", media)], protocol="HTTP/1.1")
        fixed = {"WARC-Record-ID": f"<urn:uuid:{chance.randrange(99)}>", "WARC-Date": "2016-12-09T08:00:00Z"}
        writer.write_record(
            writer.create_warc_record(
                "http://a.example/1", kind, payload=io.BytesIO(body), http_headers=headers, warc_headers_dict=fixed
            )
        )
    data = out.getvalue()
    return gzip.compress(data, mtime=0) if chance.random() < 0.5 else data


def telegram(chance: random.Random) -> bytes:
    """Return the export of a channel."""
    messages = [
        {
            "id": n,
            "type": "message",
            "date": "2016-12-09T08:12:00",
            "from": "Front",
            "text": [prose(chance), {"text": "!"}],
        }
        for n in range(3)
    ]
    return json.dumps({"name": "Front", "type": "public_channel", "id": 12, "messages": messages}).encode()


def sound(kind: Kind, chance: random.Random) -> bytes:
    """Return an input of a kind."""
    match kind:
        case "html":
            return page(chance)
        case "text":
            return prose(chance).encode()
        case "json":
            return json.dumps([record(chance), record(chance)], ensure_ascii=False).encode()
        case "lines":
            return "\n".join(json.dumps(record(chance)) for _ in range(3)).encode()
        case "csv":
            return table(chance)
    makers = {
        "feed": feed, "bookmarks": bookmarks, "urls": urls, "pdf": pdf, "mail": mail, "mailbox": mailbox, "warc": warc,
        "telegram": telegram,
    }  # fmt: skip
    return makers[kind](chance)
