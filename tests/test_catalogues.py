"""Every interface string of every room has a French translation, and no catalogue holds a string that nobody uses."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

SOURCE = Path(__file__).parents[1] / "src" / "recoupe"
CALLS = {"_", "_l", "gettext", "ngettext", "html"}
"""The functions that take an interface string first; `ngettext` takes a second one."""


def _fields(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name}


def _python_calls() -> list[tuple[str, set[str], str]]:
    """(string, names of the values given, where) of every call in the Python sources."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in CALLS and node.args:
                where = f"{path.relative_to(SOURCE)}:{node.lineno}"
                given = {k.arg or "" for k in node.keywords} | ({"n"} if name == "ngettext" else set())
                count = 2 if name == "ngettext" else 1
                found += [
                    (a.value, given, where)
                    for a in node.args[:count]
                    if isinstance(a, ast.Constant) and isinstance(a.value, str)
                ]
    return found


def _template_calls() -> list[tuple[str, set[str], str]]:
    environment = Environment(autoescape=True)
    found = []
    for path in sorted(SOURCE.rglob("templates/**/*.j2")):
        for call in environment.parse(path.read_text(encoding="utf8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in CALLS:
                plural = call.node.name == "ngettext"
                where = f"{path.relative_to(SOURCE)}:{call.lineno}"
                given = {k.key for k in call.kwargs} | ({"n"} if plural else set())
                strings = [a.value for a in call.args[: 1 + plural] if isinstance(a, nodes.Const)]
                found += [(text, given, where) for text in strings]
    return found


def _literals() -> set[str]:
    """Every string that stands in the Python sources: what is looked up by a variable is one of these."""
    return {
        node.value
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _catalogue() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """{string: (its French forms, catalogue)} of every entry."""
    entries: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for path in sorted((SOURCE / "locale" / "fr").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if not message.id:
                    continue
                ids = (message.id,) if isinstance(message.id, str) else message.id
                forms = (message.string,) if isinstance(message.string, str) else tuple(message.string)
                for each in ids:
                    entries[each].append((forms, path.name))
    return entries


def test_every_string_has_a_french_translation() -> None:
    entries = _catalogue()
    missing = [
        f"{where}: {text!r}"
        for text, _given, where in _python_calls() + _template_calls()
        if text and not any(all(forms) for forms, _file in entries.get(text, []))
    ]
    assert not missing, "\n".join(missing)


def test_no_catalogue_holds_a_string_that_nobody_uses() -> None:
    used = {text for text, _given, _where in _python_calls() + _template_calls()} | _literals()
    stale = [f"{found[0][1]}: {text!r}" for text, found in _catalogue().items() if text not in used]
    assert not stale, "\n".join(stale)


def test_rooms_agree_where_they_translate_the_same_string() -> None:
    clashing = {text: found for text, found in _catalogue().items() if len({forms for forms, _file in found}) > 1}
    assert not clashing


def test_translations_use_only_values_that_every_call_gives() -> None:
    entries = _catalogue()
    wrong = []
    for text, given, where in _python_calls() + _template_calls():
        for forms, file in entries.get(text, []):
            if given and (unknown := set().union(*map(_fields, forms)) - given):
                wrong.append(f"{file}, {where}: {text!r} has no {unknown}")
    assert not wrong, "\n".join(wrong)


def test_french_typography_has_its_narrow_spaces() -> None:
    # Before ; : ! ? and inside guillemets French has a no-break space; a plain one would break the line there.
    plain = re.compile(r"[ ][;:!?»]|«[ ]|\w[;!?](?:\s|$)|\w:\s")
    wrong = [
        f"{file}: {form!r}"
        for found in _catalogue().values()
        for forms, file in found
        for form in forms
        if plain.search(form)
    ]
    assert not wrong, "\n".join(wrong)
