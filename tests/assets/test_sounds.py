"""The sounds are there, quiet, and made by the script beside them."""

import runpy
import wave
from array import array
from pathlib import Path

import pytest
import yaml

SOUNDS = Path(__file__).resolve().parents[2] / "assets" / "sounds"
MAKE = runpy.run_path(str(SOUNDS / "make.py"))
NAMES = sorted(MAKE["SOUNDS"])


def samples_of(path: Path) -> array:
    """The samples of a mono 16-bit file."""
    with wave.open(str(path)) as file:
        return array("h", file.readframes(file.getnframes()))


@pytest.mark.parametrize("name", NAMES)
def test_each_sound_is_what_its_script_makes(name: str, tmp_path: Path):
    """Running the script again gives the file that ships, to a rounding of the last bit."""
    make, loudest = MAKE["SOUNDS"][name]
    MAKE["write"](tmp_path / "again.wav", make(), loudest)
    again, shipped = samples_of(tmp_path / "again.wav"), samples_of(SOUNDS / f"{name}.wav")
    assert len(again) == len(shipped)
    assert max(abs(a - b) for a, b in zip(again, shipped, strict=True)) <= 1


@pytest.mark.parametrize("name", NAMES)
def test_no_sound_startles(name: str):
    """The loudest sample of any sound is under half of full scale."""
    assert 0 < max(abs(sample) for sample in samples_of(SOUNDS / f"{name}.wav")) < 32_768 // 2


def test_every_shipped_place_has_a_tone():
    """Each place names the tone of its room, and each tone is a sound."""
    places = {path.stem for path in (SOUNDS.parent / "pictures" / "places").glob("*.svg")}
    tones = yaml.safe_load((SOUNDS / "sounds.yaml").read_text(encoding="utf-8"))["tones"]
    assert set(tones) == places
    assert set(tones.values()) <= set(NAMES)
