"""Letters that the reading faces lack come from faces that have them, whole; what is nowhere is told once."""

from __future__ import annotations

import unicodedata

import pytest
import skia

from game.desktop import fallback, scripts
from game.desktop.measure import Face, Size, Style, runs_left, text
from game.desktop.typesetter import Typesetter
from tests.desktop.views import typesetter

STORY = Style(Face.STORY, 27.0)
PANGRAMS = {
    "Arabic": "قالت روث: «لا أعرف بعد»، ثم وضعت الكوب.",
    "Hebrew": "רות אמרה: אני לא יודעת, שָׁלוֹם",
    "Devanagari": "फिर उसने क्षमा माँगी और दरवाज़ा बंद किया।",
    "Thai": "แล้วเธอก็ปิดประตูที่ห้องทำงาน",
    "Tamil": "கதவை மூடினாள்",
    "Telugu": "తలుపు మూసింది",
    "Bengali": "দরজা বন্ধ করল",
    "Georgian": "კარი დახურა",
    "Armenian": "Դուռը փակեց",
    "Ethiopic": "በሩን ዘጋችው",
    "Khmer": "បិទទ្វារ",
    "emoji": "🙂👩‍🚒👍🏽❤️",
}


class Bare(scripts.File):
    """A font file that is not installed."""

    def path(self) -> None:
        """Nowhere."""


@pytest.mark.parametrize("script", PANGRAMS)
def test_letters_of_a_script_come_from_an_installed_package(script: str) -> None:
    """Every cluster is whole in a typeface that the installation brings, so no system font is needed."""
    manager = skia.FontMgr.New_Custom_Empty()
    for cluster in scripts.clusters(PANGRAMS[script].replace(" ", "")):
        if cluster in ".,:،«»":
            continue
        assert scripts.script(cluster) in (script, "signs")
        paths = [file.path() for file in scripts.files(script)]
        faces = [manager.makeFromFile(str(path)) for path in paths if path is not None]
        assert any(fallback.has(face, cluster) for face in faces), cluster


@pytest.mark.parametrize("face", [Face.STORY, Face.DISPLAY, Face.ACT])
def test_no_face_complains_of_what_packages_have(face: Face) -> None:
    """A page in any of these scripts is set without a word about fonts, in each weight and with its tag."""
    setter = Typesetter()
    for words in PANGRAMS.values():
        for weight in (400, 500, 600, 700):
            size = setter.measure(text(words, Style(face, 27.0, weight), "#000000", language="ar"), 2000)
            assert size.width > 27
            assert size.lines == 1
    assert setter.complaints == []


def test_letters_that_no_font_has_are_told_once_for_their_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page full of them has one line that says what to do, however many letters are missing."""
    nowhere = (Bare("no_such_package", "none.ttf"),)
    monkeypatch.setattr(scripts, "files", lambda script: nowhere)

    class NoSystem:
        def matchFamilyStyleCharacter(self, *asked: object) -> None:  # noqa: N802 - the name is skia's
            return None

    monkeypatch.setattr(fallback.skia, "FontMgr", _Managers(NoSystem()))
    setter = Typesetter()
    for words in ("日本語", "中文が好き", "한국어", "日本語をもう一度"):
        setter.measure(text(words, STORY, "#000000"), 500)
    (line,) = setter.complaints
    assert line == (
        "No font here has Chinese, Japanese and Korean letters (U+65E5): pip install “fulcrum-game[cjk]”."
    )
    setter.measure(text("ஆம்", STORY, "#000000"), 500)
    assert setter.complaints[1:] == ["No font here has Tamil letters, as U+0B86; install a Noto font for it."]


class _Managers:
    """skia's font managers, the system's replaced by one that has nothing."""

    def __init__(self, system: object) -> None:
        self.New_Custom_Empty = skia.FontMgr.New_Custom_Empty
        self.RefDefault = lambda: system


def test_joined_signs_and_marks_are_one_cluster() -> None:
    """A family, a flag, a tone of skin and a letter with two marks are looked for whole."""
    assert scripts.clusters("👩‍🚒🇳🇱👍🏽❤️ā̱") == ["👩‍🚒", "🇳🇱", "👍🏽", "❤️", "ā̱"]
    assert scripts.script("❤️") == scripts.script("🙂") == "emoji"


def test_every_letter_has_one_script() -> None:
    """The table covers all of Unicode in order; letters that Python names by their script are found there."""
    starts = [start for start, _ in scripts._STARTS]
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    for name in ("ARABIC", "HEBREW", "DEVANAGARI", "THAI", "TAMIL", "GEORGIAN", "KHMER", "ETHIOPIC"):
        for code in range(0x0530, 0xFE00):
            if unicodedata.name(chr(code), "").startswith(f"{name} LETTER"):
                assert scripts.script(chr(code)) == name.title(), hex(code)


def test_a_paragraph_of_a_language_from_right_to_left_runs_so_even_after_a_foreign_name() -> None:
    """Where most letters are the language's own, the tag decides; other words run the other way."""
    assert runs_left("Ruth قالت إنها 12", "ar")
    assert runs_left("12 — קומה", "he-IL")
    assert not runs_left("Go on", "ar")
    assert not runs_left("The moment called for empathy: “لا أعرف كيف نوزعهم”. You ended well.", "ar")
    assert not runs_left("Ruth قالت", "en")
    assert runs_left("قالت Ruth", "en")


def test_a_language_tag_chooses_the_forms_of_letters() -> None:
    """The same words set for Serbian and for Russian differ in italics, as the face knows."""

    def size(language: str) -> Size:
        style = Style(Face.STORY, 200.0, italic=True)
        return typesetter().measure(text("бгдпт", style, "#000000", language=language), 3000)

    assert size("sr").width != size("ru").width
