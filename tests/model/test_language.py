"""Which way a language is written."""

from __future__ import annotations

import pytest

from game.model import leftwards


@pytest.mark.parametrize("tag", ["ar", "he", "fa-IR", "ur", "yi", "ckb", "ku-Arab", "az-Arab-IR", "he_IL"])
def test_languages_that_are_written_from_right_to_left(tag: str) -> None:
    """By the language, its region beside the point, or by a script of that direction."""
    assert leftwards(tag)


@pytest.mark.parametrize("tag", ["en-GB", "hi", "ja", "ku", "ar-Latn", "yi-Latn-US", "", "en-x-arab"])
def test_languages_that_are_not(tag: str) -> None:
    """A script that is named outweighs the language; what is private to somebody says nothing."""
    assert not leftwards(tag)
