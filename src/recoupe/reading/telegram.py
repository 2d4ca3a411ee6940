"""Telegram Desktop's export (`result.json`): a report a message, of one chat or of the whole account."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from recoupe.errors import BadRecord, RecoupeError, UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.model import Credit, CreditRole
from recoupe.reading.decoding import check_field, decode
from recoupe.reading.document import Draft
from recoupe.reading.items import Item, Skipped
from recoupe.reading.published import parse_published
from recoupe.reading.text import first_line_title

_MESSAGES = re.compile(r'"messages"\s*:\s*\[\s*')
_SAYS_SO = re.compile(
    rb'"type"\s*:\s*"(?:public_channel|private_channel|public_supergroup|private_supergroup|private_group'
    rb'|personal_chat|bot_chat|saved_messages)"'
)
_BETWEEN = re.compile(r"\s*,?\s*")
_LINKED = ("channel", "supergroup")


def is_export(data: bytes) -> bool:
    """Whether a JSON file is such an export: it has messages, and a chat of one of Telegram's kinds."""
    return data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and (
        b'"messages"' in data and _SAYS_SO.search(data) is not None
    )


def read_telegram(data: bytes, name: str) -> Iterator[Item]:
    """Yield the messages of an export. One that breaks off keeps what came before, if it is of a single chat."""
    text = decode(data)
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        yield from _salvaged(text, name)
        return
    chats = value.get("chats") if isinstance(value, Mapping) else None
    listed = chats.get("list") if isinstance(chats, Mapping) else [value]
    if not isinstance(listed, list):
        raise BadRecord(_("{field} must be a list", field="chats.list"), where=name, todo=_("Export it again"))
    for chat in listed:
        messages = chat.get("messages") if isinstance(chat, Mapping) else None
        if not isinstance(messages, list):
            yield BadRecord(_("{field} must be a list", field="messages"), where=name, todo=_("Export it again"))
            continue
        for n, message in enumerate(messages, 1):
            yield _item(message, chat, n, name)


def _salvaged(text: str, name: str) -> Iterator[Item]:
    """Yield the messages of a broken export up to where it breaks."""
    found = _MESSAGES.search(text)
    n = 0
    try:
        chat = json.loads(text[: found.end()] + "]}") if found else None
    except (ValueError, RecursionError):
        chat = None
    if found and isinstance(chat, Mapping):
        decoder, at = json.JSONDecoder(), found.end()
        while at < len(text):
            try:
                message, at = decoder.raw_decode(text, at)
            except (ValueError, RecursionError):
                break
            n += 1
            yield _item(message, chat, n, name)
            between = _BETWEEN.match(text, at)
            at = between.end() if between else at
    yield UnreadableInput(
        _("the export breaks off or is damaged after {n} messages", n=n), where=name, todo=_("Export it again")
    )


def _item(message: Any, chat: Mapping[str, Any], n: int, name: str) -> Item:
    where = _("{file}, message {n}", file=name, n=n)
    try:
        return _draft(message, chat, where, name)
    except RecoupeError as error:
        return type(error)(error.what, where=where, todo=error.todo)


def _draft(message: Any, chat: Mapping[str, Any], where: str, name: str) -> Draft | Skipped:
    """Return the draft of a message. Its outlet is who wrote it (in a channel, the channel); whom it was forwarded
    from is its source. Raises BadRecord.
    """
    if not isinstance(message, Mapping):
        raise BadRecord(
            _("a message must be a JSON object, not {kind}", kind=type(message).__name__), todo=_("Export it again")
        )
    if message.get("type") != "message":
        return Skipped(name, _("messages of the service (joined, pinned, renamed)"))
    text = _text(message).strip()
    if not text:
        return Skipped(name, _("messages without text (pictures, videos, stickers)"))
    check_field("outlet", _named(message.get("from")) or _named(chat.get("name")) or "")
    day = message.get("date")
    credits_: list[tuple[CreditRole, Any]] = [
        ("source", message.get("forwarded_from")),
        ("author", message.get("author")),
    ]
    kind = str(chat.get("type") or "")
    chat_id, number = chat.get("id"), message.get("id")
    numbered = isinstance(chat_id, int) and isinstance(number, int)
    return Draft(
        where=where,
        text=text,
        id=f"telegram-{chat_id}-{number}" if numbered else None,
        url=f"https://t.me/c/{chat_id}/{number}" if numbered and kind.endswith(_LINKED) else None,
        title=first_line_title(text),
        outlet=_named(message.get("from")) or _named(chat.get("name")),
        published=parse_published(day) if isinstance(day, str) else None,
        credits=tuple(Credit(name=found, role=role) for role, who in credits_ if (found := _named(who))),
    )


def _named(value: Any) -> str | None:
    """Return a name on one line; None for a deleted account."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _text(message: Mapping[str, Any]) -> str:
    """Return the words of a message, whose links, mentions and bold pieces are objects among them."""
    value = message.get("text")
    if not value and isinstance(message.get("text_entities"), list):
        value = message["text_entities"]
    parts = value if isinstance(value, list) else [value]
    words = [part.get("text") if isinstance(part, Mapping) else part for part in parts]
    if not all(word is None or isinstance(word, str) for word in words):
        raise BadRecord(_("{field} must be a string, not {kind}", field="text", kind="?"), todo=_("Export it again"))
    return "".join(word or "" for word in words)
