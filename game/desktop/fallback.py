"""Typefaces for letters that a reading face lacks, cluster by cluster, so that joined signs stay whole.

Installed packages come first, so that a page looks the same on every machine; then the system's fonts. Where
nothing has a letter, `complaints` says so once for its script.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import skia

from game.desktop import scripts

_INVISIBLE = ("Cf", "Cc", "Zl", "Zp")
_VARIANTS = range(0xFE00, 0xFE10)


class Fallback:
    """Finds families for words. `register` gives a typeface a name that paragraphs can ask for."""

    def __init__(
        self,
        manager: skia.FontMgr,
        register: Callable[[skia.Typeface, str], None],
        instance: Callable[[skia.Typeface, int], skia.Typeface],
        complaints: list[str],
    ) -> None:
        self._manager = manager
        self._register = register
        self._instance = instance
        self._complaints = complaints
        self._faces: dict[scripts.File, skia.Typeface | None] = {}
        self._names: dict[tuple[scripts.File, int], str] = {}
        self._known: dict[str, dict[str, bool]] = {}
        self._found: dict[tuple[str, str, int], str | None] = {}
        self._systems: dict[str, skia.Typeface] = {}
        self._told: set[str] = set()

    def families(self, family: str, base: skia.Typeface, words: str, weight: int, language: str) -> list[str]:
        """The names of typefaces that have what the face `base` of a family lacks, in the order of need."""
        known = self._known.setdefault(family, {})
        letters = set(words)
        for letter in letters - known.keys():
            known[letter] = has(base, letter)
        if all(map(known.__getitem__, letters)):
            return []
        found: list[str] = []
        for cluster in scripts.clusters(words):
            if all(map(known.__getitem__, cluster)):
                continue
            key = (cluster, language, weight)
            if key not in self._found:
                self._found[key] = self._other(cluster, weight, language)
            name = self._found[key]
            if name is not None and name not in found:
                found.append(name)
        return found

    def _other(self, cluster: str, weight: int, language: str) -> str | None:
        script = scripts.script(cluster)
        for file in scripts.files(script):
            face = self._face(file)
            if face is not None and has(face, cluster):
                return self._named(file, face, weight)
        for letter in _visible(cluster):
            face = skia.FontMgr.RefDefault().matchFamilyStyleCharacter(
                "",
                skia.FontStyle(weight, 5, skia.FontStyle.kUpright_Slant),
                [language] * bool(language),
                ord(letter),
            )
            if face is not None and has(face, letter):
                return self._system(face, weight)
        if script not in self._told:
            self._told.add(script)
            self._complaints.append(scripts.missing(script, cluster))
        return None

    def _face(self, file: scripts.File) -> skia.Typeface | None:
        if file not in self._faces:
            path = file.path()
            self._faces[file] = None if path is None else self._manager.makeFromFile(str(path))
        return self._faces[file]

    def _named(self, file: scripts.File, face: skia.Typeface, weight: int) -> str:
        key = (file, weight)
        if key not in self._names:
            self._names[key] = f"{file.name}-{weight}"
            self._register(self._instance(face, weight), self._names[key])
        return self._names[key]

    def _system(self, face: skia.Typeface, weight: int) -> str:
        name = f"system-{face.getFamilyName()}-{weight}"
        if name not in self._systems:
            self._systems[name] = face
            self._register(face, name)
        return name


def has(face: skia.Typeface, cluster: str) -> bool:
    """Whether a typeface has all of a cluster that can be seen."""
    return all(face.unicharToGlyph(ord(letter)) for letter in _visible(cluster))


def _visible(cluster: str) -> list[str]:
    return [
        letter
        for letter in cluster
        if unicodedata.category(letter) not in _INVISIBLE and ord(letter) not in _VARIANTS
    ]
