"""`recoupe demo`: a brief from the packaged sample reports."""

from __future__ import annotations

from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from recoupe import i18n
from recoupe.commands.checking import check
from recoupe.commands.console import errors, progress, stderr
from recoupe.commands.delivery import conclude, deliver
from recoupe.commands.options import UiLang, UiLangOption
from recoupe.i18n import gettext as _

OUTLET = "Collines Info (fiction)"
"""Of the sample's plain text, which does not say who published it."""


def demo(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Folder for the files.", file_okay=False)
    ] = Path("recoupe-demo"),
    ui_lang: UiLangOption = UiLang.en,
) -> None:
    """Make a brief from the packaged sample reports, and say where it is.

    The sample is fiction in a real setting: five reports in French and English, on an offensive and an air strike.
    """
    with i18n.use(ui_lang.value), errors():
        check(folder=output)
        with ExitStack() as stack:
            folder = stack.enter_context(as_file(files("recoupe") / "samples"))
            shown = f"recoupe brief {folder} --outlet {OUTLET!r} -o {output} --ui-lang {ui_lang.value}"
            stderr().print(shown, markup=False)
            tell = stack.enter_context(progress())
            from recoupe.api import make

            made = make(folder, outlet=OUTLET, ui_lang=ui_lang.value, progress=tell)
            written = deliver(made, ui_lang, None, output, tell)
        told = _("Open {page} in a browser. These reports are fiction.", page=written.paths[0].resolve())
        stderr().print(told, markup=False)
        conclude(made, written)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(demo)
