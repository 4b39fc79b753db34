"""A page of one piece: style and script inside it, named by their hashes in its security policy."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Cpath fill='%23c4512f' d='M8 5l6 10H2zM0 2h16v2H0z'/%3E%3C/svg%3E"
)
"""The house mark for a browser's tab: a bar on its triangle."""


def hashed(text: str) -> str:
    """The source expression that allows exactly this inline style or script."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The inline style and script of a page; the same for every reader. With `fonts` and `images` it may also
    ask this server for some."""

    style: str
    script: str = ""
    fonts: bool = False
    images: bool = False

    def policy(self, more: Sequence[str] = ()) -> str:
        """The Content-Security-Policy of a page with this sheet: nothing from elsewhere, nothing unnamed."""
        parts = [
            "default-src 'none'",
            f"style-src {hashed(self.style)}",
            f"script-src {hashed(self.script)}" if self.script else "script-src 'none'",
            "connect-src 'self'" if self.script else "connect-src 'none'",
            "img-src 'self' data:" if self.images else "img-src data:",
            "font-src 'self'" if self.fonts else "font-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
        return "; ".join([*parts, *more])
