"""Bytes to text: which encoding, and whether the result can be believed. Nothing is replaced in silence."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from recoupe.errors import BadRecord, UnreadableInput
from recoupe.i18n import gettext as _

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MAGIC = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"PK\x03\x04", "ZIP, DOCX, ODT, XLSX"),
    (b"\x1f\x8b", "gzip"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
)

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w.:-]+)""", re.I
)

# Latin-1 in a declaration means Windows-1252, as in every browser (WHATWG Encoding Standard, section 4.2).
_LATIN = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"}

# UTF-8 read as Windows-1252: a lead byte (Ã, Â, or â€) before what a continuation byte becomes.
_CONTINUATION = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_MOJIBAKE = re.compile(f"[ÃÂ][{_CONTINUATION}]|â€[{_CONTINUATION}]|[ÐÑ][{_CONTINUATION}][ÐÑ][{_CONTINUATION}]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HALVES = re.compile("[\ud800-\udfff]")

# What stands in ids, attributes and headings of drawings, where XML and HTML take no control characters.
_NAMING = {"id", "url", "title", "outlet"}


def _no_text(what: str) -> UnreadableInput:
    return UnreadableInput(what, todo=_("Give a text, HTML, JSON, JSON Lines or CSV file"))


def _utf16_without_bom(data: bytes) -> str | None:
    """Return `utf-16-le` or `utf-16-be` where one byte of each pair is nearly always zero, as in Latin text."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _known(charset: str | None) -> str | None:
    """Return the name that Python has for the encoding that a server or a mail states; None if it has none."""
    if not charset:
        return None
    if charset.lower() in _LATIN:
        return "cp1252"
    try:
        info = codecs.lookup(charset)
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _declared(data: bytes) -> str | None:
    """Return the encoding that an HTML or XML head declares, if Python knows it."""
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    return _known((found.group(1) or found.group(2)).decode("ascii", "replace"))


def _plausible(text: str) -> bool:
    """Whether single-byte text looks like Latin script prose: most letters of French and English are ASCII."""
    letters = [c for c in text[:20_000] if c.isalpha()]
    return not letters or sum(c > "\x7f" for c in letters) < 0.25 * len(letters)


def _decode(data: bytes, charset: str | None) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name)
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise _no_text(_("this is a binary file ({kind})", kind=name))
    if b"\x00" in data[:4096]:
        wide = _utf16_without_bom(data)
        if wide is None:
            raise _no_text(_("this is a binary file"))
        return data.decode(wide)
    # Valid UTF-8 with accents is never chance, so it comes before what the page declares of itself.
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        position, byte = error.start, data[error.start]
    for name in filter(None, dict.fromkeys([_known(charset), _declared(data), "cp1252"])):
        if name in {"utf-8", "utf-16", "utf-32"}:
            continue
        try:
            text = data.decode(name)
        except (UnicodeError, LookupError):
            continue
        if name != "cp1252" or _plausible(text):
            return text
    raise UnreadableInput(
        _(
            "cannot tell the encoding: byte {byte} at position {position} is not UTF-8",
            byte=f"0x{byte:02x}",
            position=position,
        ),
        todo=_("Save it as UTF-8"),
    )


def check_text(text: str) -> None:
    """Raise UnreadableInput if `text` is not readable prose: control characters, lone surrogates, mojibake."""
    if len(_CONTROL.findall(text)) > len(text) / 500 or "\x00" in text:
        raise _no_text(_("the text is full of control characters: it looks like a binary file"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableInput(
            _("character {position} is half of a surrogate pair, which no file can hold", position=error.start),
            todo=_("Export the text again as UTF-8"),
        ) from None
    broken = len(_MOJIBAKE.findall(text))
    if broken >= 3 and broken > len(text) / 2000:
        example = _MOJIBAKE.search(text)
        raise UnreadableInput(
            _(
                "the text was decoded wrongly before it was saved: {n} sequences such as {example}",
                n=broken,
                example=repr(example.group() if example else ""),
            ),
            todo=_("Export it again from its source as UTF-8"),
        )
    lost = text.count("\ufffd")
    if lost >= 3 and lost > len(text) / 1000:
        raise UnreadableInput(
            _("{n} characters were lost before it was saved (U+FFFD)", n=lost),
            todo=_("Export it again from its source as UTF-8"),
        )


def check_field(field: str, value: object) -> None:
    """Raise BadRecord if a field's value, or a string in it, holds half a surrogate pair, which no file can hold.

    Ids, titles, outlets and addresses may hold no control characters either, ids no line breaks and tabs.
    """
    if isinstance(value, str):
        found = _HALVES.search(value) or (field in _NAMING and _CONTROL.search(value))
        found = found or (field == "id" and re.search(r"[\t\r\n\f]", value))
        if found:
            raise BadRecord(
                _(
                    "{field} holds the character {character}, which no text has",
                    field=field,
                    character=f"U+{ord(found.group()):04X}",
                ),
                todo=_("Correct or remove it"),
            )
    elif isinstance(value, Mapping):
        for name, part in value.items():
            check_field(str(name), part)
    elif isinstance(value, list | tuple):
        for part in value:
            check_field(field, part)


def decode(data: bytes, charset: str | None = None) -> str:
    """Return the text of a file: by its byte order mark, as UTF-8, as `charset` says (the server's or the mail's
    word), as its HTML head declares, as Windows-1252.

    Raises UnreadableInput for empty or binary data, an encoding that nobody can tell, and mojibake.
    """
    if not data.strip():
        raise UnreadableInput(_("the file is empty"), todo=_("Remove it or save it again"))
    try:
        text = _decode(data, charset)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            _("it is not valid {encoding} at byte {position}", encoding=error.encoding, position=error.start),
            todo=_("Save it as UTF-8"),
        ) from None
    if not text.strip():
        raise UnreadableInput(_("the file is empty"), todo=_("Remove it or save it again"))
    check_text(text)
    return text
