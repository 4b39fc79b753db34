"""Which installed typeface has the letters of a script that the reading faces lack.

A script is known by where its letters stand in Unicode. For each there are typefaces to try in turn, by the
package and the file that hold them. Chinese, Japanese and Korean are twenty megabytes, so their package is an
extra; what no package has may still be among the system's fonts.
"""

from __future__ import annotations

import importlib.util
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import NamedTuple

from wcwidth import iter_graphemes

_NOTO, _CJK = "manimgx_fonts", "manimgx_fonts_cjk"


class File(NamedTuple):
    """A font file in an installed package."""

    package: str
    name: str

    def path(self) -> Path | None:
        """Where it lies, or None while the package is not installed."""
        return _path(self)


@cache
def _path(file: File) -> Path | None:
    spec = importlib.util.find_spec(file.package)
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        for path in (Path(folder) / "files" / file.name, Path(folder) / file.name):
            if path.exists():
                return path
    return None


def _noto(*names: str) -> tuple[File, ...]:
    return tuple(File(_NOTO, f"Noto{name}[wght].ttf") for name in names)


def _packed(package: str, name: str) -> tuple[File, ...]:
    return (File(f"fontpkg_noto_sans_{package}", f"NotoSans{name}[wdth,wght].ttf"), *_noto(f"Sans{name}"))


EAST = "Chinese, Japanese and Korean"
SIGNS = "signs"
_FILES: dict[str, tuple[File, ...]] = {
    "Arabic": _packed("arabic", "Arabic"),
    "Devanagari": _packed("devanagari", "Devanagari"),
    "Thai": _packed("thai", "Thai"),
    EAST: (File(_CJK, "NotoSansCJK-VF.otf.ttc"),),
    "emoji": _noto("Emoji", "SansSymbols"),
    SIGNS: _noto("SansSymbols", "Emoji", "Sans"),
}
_STARTS: tuple[tuple[int, str], ...] = (
    (0x0000, SIGNS),
    (0x0530, "Armenian"),
    (0x0590, "Hebrew"),
    (0x0600, "Arabic"),
    (0x0700, SIGNS),
    (0x0750, "Arabic"),
    (0x0780, SIGNS),
    (0x0870, "Arabic"),
    (0x0900, "Devanagari"),
    (0x0980, "Bengali"),
    (0x0A00, "Gurmukhi"),
    (0x0A80, "Gujarati"),
    (0x0B00, "Oriya"),
    (0x0B80, "Tamil"),
    (0x0C00, "Telugu"),
    (0x0C80, "Kannada"),
    (0x0D00, "Malayalam"),
    (0x0D80, "Sinhala"),
    (0x0E00, "Thai"),
    (0x0E80, "Lao"),
    (0x0F00, SIGNS),
    (0x1000, "Myanmar"),
    (0x10A0, "Georgian"),
    (0x1100, EAST),
    (0x1200, "Ethiopic"),
    (0x13A0, SIGNS),
    (0x1780, "Khmer"),
    (0x1800, SIGNS),
    (0x1C90, "Georgian"),
    (0x1CC0, SIGNS),
    (0x1CD0, "Devanagari"),
    (0x1D00, SIGNS),
    (0x2D00, "Georgian"),
    (0x2D30, SIGNS),
    (0x2D80, "Ethiopic"),
    (0x2DE0, SIGNS),
    (0x2E80, EAST),
    (0xA4D0, SIGNS),
    (0xA8E0, "Devanagari"),
    (0xA900, SIGNS),
    (0xA960, EAST),
    (0xA980, SIGNS),
    (0xAB00, "Ethiopic"),
    (0xAB30, SIGNS),
    (0xAC00, EAST),
    (0xD800, SIGNS),
    (0xF900, EAST),
    (0xFB00, SIGNS),
    (0xFB13, "Armenian"),
    (0xFB1D, "Hebrew"),
    (0xFB50, "Arabic"),
    (0xFE00, SIGNS),
    (0xFE30, EAST),
    (0xFE70, "Arabic"),
    (0xFF00, EAST),
    (0xFFF0, SIGNS),
    (0x1F000, "emoji"),
    (0x1FB00, SIGNS),
    (0x20000, EAST),
)
_EDGES = [start for start, _ in _STARTS]
_AS_PICTURE = "\ufe0f"


def script(cluster: str) -> str:
    """The script of one letter with its marks: `Arabic`, `Thai`, `emoji`; `signs` for whatever has none."""
    if _AS_PICTURE in cluster:
        return "emoji"
    return _STARTS[bisect_right(_EDGES, ord(cluster[0])) - 1][1]


def files(script: str) -> tuple[File, ...]:
    """The font files to try for a script, best first."""
    return _FILES.get(script) or _noto(f"Sans{script}")


def missing(script: str, cluster: str) -> str:
    """What to tell the reader when no font at all has a letter."""
    shown = f"U+{ord(cluster[0]):04X}"
    if script == EAST:
        return f"No font here has {EAST} letters ({shown}): pip install “fulcrum-game[cjk]”."
    kind = "such signs as" if script in (SIGNS, "emoji") else f"{script} letters, as"
    return f"No font here has {kind} {shown}; install a Noto font for it."


def clusters(words: str) -> list[str]:
    """Letters with their marks, and signs that are joined into one, each once."""
    return list(dict.fromkeys(iter_graphemes(words)))
