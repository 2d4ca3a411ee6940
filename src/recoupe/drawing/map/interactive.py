"""The interactive map: a button and a dialog, MapLibre GL JS and its data inside the page, nothing fetched."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre


@dataclass(frozen=True, slots=True)
class Asset:
    """A script or style that the page must allow. `lazy`: it waits as inert text in the html until the map is opened;
    the page must allow its hash but must not put it in again.
    """

    kind: Literal["script", "style"]
    text: str
    lazy: bool = False

    @property
    def csp(self) -> str:
        """The source expression for `script-src` or `style-src`."""
        return f"'sha256-{b64encode(sha256(self.text.encode('utf8')).digest()).decode('ascii')}'"


class InteractiveMap(NamedTuple):
    """What a page needs: html to put after the static map, and its assets."""

    html: str
    assets: tuple[Asset, ...]


def build(brief: Brief, theatre: Theatre | None, lang: str) -> InteractiveMap:
    """Build the interactive map of a brief. Empty html and no assets where nothing is located."""
    return InteractiveMap("", ())
