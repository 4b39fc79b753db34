"""Pictures that an author brought, as a page in a browser finds them: each at an address of this server,
under a name made of its bytes; or inside a printed page, which has no server."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from game.pictures import OwnPicture
from game.pictures.own import Beside

ON_PHONES = 256 * 1024
"""Bytes of a picture at most that every phone in a room is asked to fetch over one Wi-Fi."""
ON_PAPER = 4 * 1024 * 1024
"""Bytes of a picture at most that is held inside a printed page."""


class Brought:
    """The pictures of one scenario. `beside` finds them by its names for them; `served` are bodies and
    media types by the last part of their address."""

    def __init__(self, beside: Beside, names: Iterable[str]) -> None:
        self.beside = beside
        found = [one for one in map(beside, names) if one is not None]
        self.served = {_file(one): (one.body, one.media_type) for one in found}

    def address(self, picture: OwnPicture) -> str:
        """Where a page finds a picture."""
        return f"/assets/{_file(picture)}"

    def on_phones(self, picture: OwnPicture) -> str:
        """The same for a phone's page; nothing where the picture is too heavy for a room full of phones."""
        return self.address(picture) if len(picture.body) <= ON_PHONES else ""


def on_paper(picture: OwnPicture) -> str:
    """A picture as an address that holds it; nothing where that would be too long."""
    if len(picture.body) > ON_PAPER:
        return ""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.body).decode('ascii')}"


def _file(picture: OwnPicture) -> str:
    return f"{hashlib.sha256(picture.body).hexdigest()[:32]}.{picture.kind}"
