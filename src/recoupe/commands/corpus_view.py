"""`recoupe corpus view`: a local page on the tables of a corpus."""

from __future__ import annotations

import signal
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from recoupe import i18n
from recoupe.commands.console import errors, stderr
from recoupe.commands.options import UiLang, UiLangOption
from recoupe.errors import RecoupeError
from recoupe.i18n import gettext as _


def view(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="OUT",
            help="The folder that recoupe corpus wrote to.",
            exists=True,
            file_okay=False,
            show_default=False,
        ),
    ],
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0: any that is free.")
    ] = 8080,
    browser: Annotated[bool, typer.Option("--browser", help="Open the page in the browser.")] = False,
    ui_lang: UiLangOption = UiLang.en,
) -> None:
    """Open a local page on a corpus: its incidents by time, place, theatre, source, type and status, with a map, a
    timeline and counts. It answers this machine only, and changes nothing.
    """  # fmt: skip
    with i18n.use(ui_lang.value), errors():
        from recoupe.corpus.explore.serving import HOST, server
        from recoupe.corpus.explore.shelf import Shelf

        shelf = Shelf(folder)
        try:
            listening = server(shelf, port, ui_lang.value)
        except OSError as error:
            raise RecoupeError(
                _("port {port} cannot be used ({why})", port=port, why=error.strerror or error),
                todo=_("Name another with --port, or 0 for any that is free."),
            ) from error
        address = f"http://{HOST}:{listening.server_port}/"
        stderr().print(_("Serving at {address} (Ctrl+C stops it).", address=address), markup=False)
        if browser:
            webbrowser.open(address)
        # Who ends it, by a key or by a supervisor, ends it in order.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            listening.serve_forever()
        except KeyboardInterrupt:
            pass
        finally:
            listening.server_close()
            shelf.close()
