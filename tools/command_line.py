"""Write docs/command-line.md from the program's own commands, so that the two say the same.

    python tools/command_line.py

tests/test_docs.py fails when the page is not what this script writes, or names other options than `--help` does.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from enum import EnumType
from pathlib import Path
from typing import Any, get_args, get_type_hints

from typer.models import ArgumentInfo, OptionInfo

from recoupe.cli import app

PAGE = Path(__file__).resolve().parents[1] / "docs" / "command-line.md"
HEAD = Path(__file__).with_name("command-line.head.md")
"""What stands above the commands, written by hand."""


def one_line(text: str | None) -> str:
    """Return text without line breaks and rows of blanks, safe in a table."""
    return re.sub(r"\s+", " ", text or "").strip().replace("|", "\\|")


def parameters(command: Callable[..., Any]) -> list[tuple[str, Any, Any, Any]]:
    """Return (name, type, what typer is told of it, default) of a command's options and arguments."""
    hints = get_type_hints(command, include_extras=True)
    out = []
    for name, parameter in inspect.signature(command).parameters.items():
        kind, *info = get_args(hints[name]) or (hints[name],)
        found = next((i for i in info if isinstance(i, OptionInfo | ArgumentInfo)), None)
        if found:
            out.append((name, kind, found, parameter.default))
    return out


def values(kind: Any, info: Any) -> str:
    """Return what an option takes, as `--help` shows it."""
    if info.metavar:
        return str(info.metavar)
    enum = next((k for k in (kind, *get_args(kind)) if isinstance(k, EnumType)), None)
    return "|".join(str(member.value) for member in list(enum)) if enum else "TEXT"


def row(name: str, kind: Any, info: Any, default: Any) -> str:
    """Return the table row of an option or argument: names, what it takes, help, default."""
    if isinstance(info, ArgumentInfo):
        shown = f"`{info.metavar or name.upper()}`"
    else:
        # Beside a type, Typer takes an option's first name as the place of its default.
        shown = ", ".join(f"`{option}`" for option in (info.default, *info.param_decls) if isinstance(option, str))
        shown += "" if kind is bool else f" `{values(kind, info)}`".replace("|", "\\|")
    tail = f" Default: `{getattr(default, 'value', default)}`." if isinstance(default, str | Path) else ""
    return f"| {shown} | {one_line(info.help)}{tail} |"


def commands() -> list[tuple[str, Callable[..., Any]]]:
    """Return (name, function) of all commands: those of a group, as `places add`, behind the others."""
    found = [(info.name or info.callback.__name__, info.callback) for info in app.registered_commands if info.callback]
    for group in app.registered_groups:
        inner = group.typer_instance.registered_commands if group.typer_instance else []
        found += [(f"{group.name} {i.name or i.callback.__name__}", i.callback) for i in inner if i.callback]
    return found


def section(name: str, command: Callable[..., Any]) -> str:
    """Return the section of one command."""
    found = parameters(command)
    arguments = [
        (info.metavar or name.upper()) if default is inspect.Parameter.empty else (info.metavar or f"[{name.upper()}]")
        for name, _kind, info, default in found
        if isinstance(info, ArgumentInfo)
    ]
    about = "\n\n".join(one_line(part) for part in inspect.getdoc(command).split("\n\n"))  # type: ignore[union-attr]
    usage = " ".join(("recoupe", name, "[OPTIONS]", *arguments))
    table = "\n".join(("| | |", "|---|---|", *(row(*each) for each in found)))
    return f"## recoupe {name}\n\n```text\n{usage}\n```\n\n{about}\n\n{table}\n"


def page() -> str:
    """Return the page."""
    return "\n".join((HEAD.read_text(encoding="utf8"), *(section(*each) for each in commands())))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
