"""Groups of commands of which one may be left out: what names no command is its argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.core import TyperGroup

if TYPE_CHECKING:
    from typer._click import Context


class Defaulting(TyperGroup):
    """`recoupe GROUP ARGUMENT` does what `recoupe GROUP COMMAND ARGUMENT` does, for the command called `default`."""

    default: str

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Take what is no command for an argument of the default."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = [self.default, *args]
        return super().parse_args(ctx, args)
