"""Words set by skia: typefaces with their optical sizes and weights, paragraphs shaped once and kept.

A typeface is registered the first time that it is asked for, under a name of its own for each weight, slant
and optical size; that way skia never makes up a bold or a slant. Letters that a face lacks come from another
(`fallback`). A face that is not installed is replaced, and `complaints` says so once.
"""

from __future__ import annotations

import importlib.util
from collections import OrderedDict
from pathlib import Path

import skia

from game.desktop.breaks import joined
from game.desktop.errors import DesktopUnavailable
from game.desktop.fallback import Fallback
from game.desktop.measure import Align, Face, Piece, Size, Style, Text, runs_left

_T = skia.textlayout
_SOURCE = ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf")
_INTER = ("fontpkg_inter", "Inter[opsz,wght].ttf", "Inter-Italic[opsz,wght].ttf")
_ALWAYS = {Face.MONO: "mono", Face.SERIF: "source", Face.SANS: "inter", Face.LEGIBLE: "atkinson"}
_TITLES = {Face.DISPLAY: "source", Face.FAR: "source"}
_FACES = {
    "serif": {Face.STORY: "source", Face.ACT: "inter", **_TITLES, **_ALWAYS},
    "sans": {Face.STORY: "inter", Face.ACT: "inter", **_TITLES, **_ALWAYS},
    "atkinson": dict.fromkeys(Face, "atkinson") | _ALWAYS,
}
_SPACING = {"usual": (1.0, 0.0), "open": (1.15, 0.02), "wide": (1.3, 0.05)}
_SIZES = {"source": (8, 60), "inter": (14, 32)}
_STURDY = 18
_READ = 20.0
_CUTS = {
    "atkinson": ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible"),
    "mono": ("fontpkg_ibm_plex_mono", "IBMPlexMono"),
}
_ALIGN = {
    Align.LEFT: _T.TextAlign.kLeft,
    Align.RIGHT: _T.TextAlign.kRight,
    Align.CENTRE: _T.TextAlign.kCenter,
}
_STYLES = 1000
_RLI, _LRI, _PDI = "\u2067", "\u2066", "\u2069"


class _Kept:
    """A paragraph that was shaped, the width that it is set to, and its size at each width so far."""

    __slots__ = ("_paragraph", "_width", "sizes")

    def __init__(self, paragraph: skia.textlayout.Paragraph) -> None:
        self._paragraph = paragraph
        self._width = -1.0
        self.sizes: dict[float, Size] = {}

    def at(self, width: float) -> skia.textlayout.Paragraph:
        """The paragraph, set to a width."""
        if width != self._width:
            self._paragraph.layout(max(1.0, width))
            self._width = width
        return self._paragraph


class Typesetter:
    """Measures and paints texts. `typeface` and `spacing` are the reader's preferences; `kept` says how many
    paragraphs stay shaped."""

    def __init__(self, typeface: str = "serif", spacing: str = "usual", kept: int = 700) -> None:
        self._most = kept
        self.complaints: list[str] = []
        self._told = 0
        self._manager = skia.FontMgr.New_Custom_Empty()
        self._provider = _T.TypefaceFontProvider()
        self._fonts = _T.FontCollection()
        self._fonts.setDefaultFontManager(self._provider)
        self._unicode = skia.Unicodes.ICU.Make()
        if self._unicode is None:
            raise DesktopUnavailable("text shaping (ICU)", "install skia-python again")
        self._files: dict[tuple[str, bool], skia.Typeface] = {}
        self._names: dict[tuple[str, int, bool, int], str] = {}
        self._alive: list[object] = []
        self._fallback = Fallback(
            self._manager, self._provider.registerTypeface, self._weighted, self.complaints
        )
        self._paragraphs: OrderedDict[Text, _Kept] = OrderedDict()
        self._struts: dict[Style, skia.textlayout.StrutStyle] = {}
        self._styles: dict[tuple[object, ...], skia.textlayout.TextStyle] = {}
        self.prefer(typeface, spacing)

    def prefer(self, typeface: str, spacing: str) -> None:
        """Obey other preferences from now on."""
        self._faces = _FACES[typeface]
        self._leading, self._letter = _SPACING[spacing]
        self._paragraphs.clear()
        self._styles.clear()
        self._struts.clear()

    def news(self) -> list[str]:
        """The complaints that have come since the last time that somebody asked."""
        lines = self.complaints[self._told :]
        self._told += len(lines)
        return lines

    def measure(self, text: Text, width: float) -> Size:
        """How large a text is when it is set to a width."""
        kept = self._kept(text)
        size = kept.sizes.get(width)
        if size is None:
            paragraph = kept.at(width)
            line = text.style.size * text.style.leading * self._leading
            height = paragraph.Height
            lines = max(1, round(height / line))
            size = Size(paragraph.LongestLine, height, lines, paragraph.AlphabeticBaseline)
            kept.sizes[width] = size
        return size

    def paint(self, canvas: skia.Canvas, text: Text, width: float, x: float, y: float) -> None:
        """Draw a text with its upper left corner at a place."""
        self._kept(text).at(width).paint(canvas, x, y)

    def _kept(self, text: Text) -> _Kept:
        kept = self._paragraphs.get(text)
        if kept is None:
            kept = self._paragraphs[text] = _Kept(self._build(text))
            if len(self._paragraphs) > self._most:
                self._paragraphs.popitem(last=False)
        else:
            self._paragraphs.move_to_end(text)
        return kept

    def _build(self, text: Text) -> skia.textlayout.Paragraph:
        rtl = runs_left(text.plain, text.language)
        align = text.align
        if align is Align.START:
            align = Align.RIGHT if rtl else Align.LEFT
        style = _T.ParagraphStyle()
        style.setTextStyle(self._style(text.pieces[0], text.language))
        style.setTextAlign(_ALIGN[align])
        style.setStrutStyle(self._strut(text.style))
        builder = _T.ParagraphBuilder.make(style, self._fonts, self._unicode)
        # The binding has no base direction for a paragraph: an isolate around it gives it one.
        builder.pushStyle(self._style(text.pieces[0], text.language))
        builder.addText(_RLI if rtl else _LRI)
        for piece in text.pieces:
            builder.pushStyle(self._style(piece, text.language))
            builder.addText(piece.words if piece.style.face is Face.MONO else joined(piece.words))
            builder.pop()
        builder.addText(_PDI)
        builder.pop()
        return builder.Build()

    def _strut(self, first: Style) -> skia.textlayout.StrutStyle:
        """Lines of one height, whatever other typefaces stand in them."""
        strut = self._struts.get(first)
        if strut is None:
            strut = self._struts[first] = _T.StrutStyle()
            strut.setFontFamilies([self._name(self._faces[first.face], first)])
            strut.setFontSize(first.size)
            strut.setHeight(first.leading * self._leading)
            strut.setHeightOverride(True)
            strut.setHalfLeading(True)
            strut.setForceStrutHeight(True)
            strut.setStrutEnabled(True)
        return strut

    def _style(self, piece: Piece, language: str) -> skia.textlayout.TextStyle:
        family = self._faces[piece.style.face]
        lacking = self._lacking(family, piece, language)
        key = (piece.style, piece.colour, language, *lacking)
        style = self._styles.get(key)
        if style is None:
            if len(self._styles) >= _STYLES:
                self._styles.clear()
            style = self._styles[key] = self._styled(
                piece, [self._name(family, piece.style), *lacking], language
            )
        return style

    def _styled(self, piece: Piece, families: list[str], language: str) -> skia.textlayout.TextStyle:
        style = _T.TextStyle()
        style.setFontFamilies(families)
        style.setFontSize(piece.style.size)
        style.setColor(0xFF000000 | int(piece.colour[1:], 16))
        style.setHeight(piece.style.leading * self._leading)
        style.setHeightOverride(True)
        style.setHalfLeading(True)
        if self._letter:
            style.setLetterSpacing(self._letter * piece.style.size)
        if language:
            style.setLocale(language)
        return style

    def _lacking(self, family: str, piece: Piece, language: str) -> list[str]:
        """Names of typefaces that have the letters which a family lacks."""
        if piece.words.isascii():
            return []
        base = self._file(family, 400, False)
        return self._fallback.families(family, base, piece.words, piece.style.weight, language)

    def _name(self, family: str, style: Style) -> str:
        """The name of a typeface, registered now if it is new."""
        key = (family, style.weight, style.italic, _optical(family, style))
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = "-".join(str(part) for part in key)
            self._provider.registerTypeface(self._typeface(*key), name)
        return name

    def _typeface(self, family: str, weight: int, italic: bool, optical: int) -> skia.Typeface:
        base = self._file(family, weight, italic)
        return base if family not in _SIZES else self._clone(base, wght=weight, opsz=optical)

    def _weighted(self, base: skia.Typeface, weight: int) -> skia.Typeface:
        return self._clone(base, wght=weight)

    def _clone(self, base: skia.Typeface, **axes: int) -> skia.Typeface:
        """A variable typeface at places of its axes."""
        position = skia.FontArguments.VariationPosition
        coordinates = position.Coordinates(
            [position.Coordinate(_tag(axis), value) for axis, value in axes.items()]
        )
        design = position(coordinates)
        arguments = skia.FontArguments()
        arguments.setVariationDesignPosition(design)
        clone = base.makeClone(arguments)
        self._alive += [coordinates, design, clone]  # skia keeps pointers into them
        return clone or base

    def _file(self, family: str, weight: int, italic: bool) -> skia.Typeface:
        bold = weight >= 600
        key = (f"{family}{'-bold' if bold and family in _CUTS else ''}", italic)
        if key not in self._files:
            self._files[key] = self._found(family, bold, italic)
        return self._files[key]

    def _found(self, family: str, bold: bool, italic: bool) -> skia.Typeface:
        path = _path(family, bold, italic)
        face = self._manager.makeFromFile(str(path)) if path is not None else None
        if face is not None:
            return face
        self.complaints.append(f"The typeface {_PACKAGES[family]} is missing; install it with pip.")
        for other in ("source", "inter"):
            path = _path(other, bold, italic)
            if path is not None and (face := self._manager.makeFromFile(str(path))) is not None:
                return face
        style = skia.FontStyle(700 if bold else 400, 5, _slant(italic))
        face = skia.FontMgr.RefDefault().legacyMakeTypeface("", style)
        if face is None or not face.unicharToGlyph(ord("a")):
            raise DesktopUnavailable("fonts", "pip install fontpkg-source-serif-4 fontpkg-inter")
        return face


_PACKAGES = {
    "source": "fontpkg-source-serif-4",
    "inter": "fontpkg-inter",
    "atkinson": "fontpkg-atkinson-hyperlegible",
    "mono": "fontpkg-ibm-plex-mono",
}


def _optical(family: str, style: Style) -> int:
    """The optical size to draw with: a page is read from further away than print, titles from nearer. What is
    read from a last row keeps the sturdy cut of small type, whatever its size; words to read and to act on
    never get the thin strokes of large type, which fine screens and readers of large text would see most."""
    if family not in _SIZES:
        return 0
    least, most = _SIZES[family]
    if style.face is Face.FAR:
        return max(least, _STURDY)
    reading = min(_READ, max(14.0, style.size * 0.6))
    wanted = max(28.0, style.size * 1.25) if style.face is Face.DISPLAY else reading
    return int(max(least, min(most, 2 * round(wanted / 2))))


def _path(family: str, bold: bool, italic: bool) -> Path | None:
    if family in _CUTS:
        cut = f"{'Bold' if bold else ''}{'Italic' if italic else ''}" or "Regular"
        package, stem = _CUTS[family]
        name = f"{stem}-{cut}.ttf"
    else:
        package, upright, slanted = _SOURCE if family == "source" else _INTER
        name = slanted if italic else upright
    spec = importlib.util.find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        path = Path(folder) / "files" / name
        if path.exists():
            return path
    return None


def _slant(italic: bool) -> skia.FontStyle.Slant:
    return skia.FontStyle.kItalic_Slant if italic else skia.FontStyle.kUpright_Slant


def _tag(name: str) -> int:
    return int.from_bytes(name.encode(), "big")
