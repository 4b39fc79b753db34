"""The screen's two fonts, served from the installed packages; without them a browser takes its own."""

from __future__ import annotations

from importlib.resources import files
from importlib.util import find_spec

_FONTS = {
    "source-serif.ttf": ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
    "inter.ttf": ("fontpkg_inter", "Inter[opsz,wght].ttf"),
}


def font(name: str) -> bytes | None:
    """The bytes of a font by the name that pages call it, or None where it is not installed."""
    package, file = _FONTS[name]
    if find_spec(package) is None:
        return None
    found = files(package) / "files" / file
    return found.read_bytes() if found.is_file() else None


def fonts() -> dict[str, bytes]:
    """Both fonts, as far as they are installed."""
    found = {name: font(name) for name in _FONTS}
    return {name: body for name, body in found.items() if body is not None}
