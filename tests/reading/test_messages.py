"""Every message of this room exists in French, with the same placeholders."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from recoupe import i18n
from recoupe.i18n import gettext
from recoupe.reading import batch

ROOM = Path(batch.__file__).parent


def messages():
    for path in sorted(ROOM.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                yield node.args[0].value


def test_every_message_is_translated_with_its_placeholders():
    found = sorted(set(messages()))
    assert len(found) > 50
    with i18n.use("fr"):
        translated = {message: gettext(message) for message in found}
    same = [m for m, t in translated.items() if m == t]
    assert same == []
    fields = re.compile(r"\{\w+\}")
    assert [m for m, t in translated.items() if sorted(fields.findall(m)) != sorted(fields.findall(t))] == []
