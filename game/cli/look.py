"""The shipped pictures and an author's own, and their words for those who play without seeing them."""

from __future__ import annotations

from functools import lru_cache

from game.page import Page
from game.pictures import Library, OwnPictures, describe_scene
from game.storage.opening import Opened
from game.storage.pictures import shipped_pictures


@lru_cache(maxsize=1)
def library() -> Library:
    """The shipped pictures, read when first asked for."""
    files = shipped_pictures()
    return Library(files.data, files.text)


def names_by_key() -> dict[str, list[str]]:
    """The names of the shipped pictures by the scenario's key that takes them; none where they cannot be
    read."""
    try:
        shown = library()
        return {
            "place": list(shown.places),
            "object": list(shown.spots),
            "portrait": list(shown.people),
            "cover": list(shown.covers),
        }
    except OSError:
        return {}


class Describer:
    """Puts the picture of a page in words: the place with its states, and the people in it."""

    def __call__(self, page: Page, opened: Opened | None) -> str:
        """The words; the people's names where the pictures cannot be read."""
        try:
            if opened is None:
                return describe_scene(library(), page)
            return describe_scene(library(), page, OwnPictures(opened.folder.picture))
        except OSError:
            names = ", ".join(person.name for person in page.people)
            return " ".join(["The pictures cannot be read.", f"Here are: {names}." if names else ""]).strip()
