"""A machine that lacks something: one line names the part and what to do, and the game plays on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def without(folder: Path, package: str, error: str) -> dict[str, str | None]:
    """Variables under which importing a package fails as it does where a library is missing."""
    (folder / "broken").mkdir()
    (folder / "broken" / f"{package}.py").write_text(f"raise ImportError({error!r})\n", encoding="utf-8")
    return {"PYTHONPATH": str(folder / "broken"), "DISPLAY": ":987"}


@pytest.mark.parametrize(
    ("package", "error", "words"),
    [
        ("skia", "libEGL.so.1: cannot open shared object file: No such file", ("libEGL", "libegl1")),
        ("skia", "libGL.so.1: cannot open shared object file: No such file", ("libGL", "libgl1")),
        ("pygame", "No module named 'pygame'", ("pygame-ce", "pip install pygame-ce")),
    ],
)
def test_a_missing_library(
    fulcrum: Run, tmp_path: Path, package: str, error: str, words: tuple[str, ...]
) -> None:
    """Its name, what to install, and the terminal takes over."""
    done = fulcrum("play", "counted-twice", variables=without(tmp_path, package, error))
    (line,) = done.err.splitlines()
    assert all(word in line for word in words)
    assert line.endswith("Playing in the terminal.")
    assert "Enter begins." in done.out
    assert done.code == 0


def test_the_doctor_says_what_screen_readers_lack(fulcrum: Run, tmp_path: Path) -> None:
    """Without accesskit the window is silent to them; the doctor says so and what to do."""
    done = fulcrum("doctor", variables=without(tmp_path, "accesskit", "No module named 'accesskit'"))
    found = next(line for line in done.out.splitlines() if line.startswith("Screen readers: "))
    assert "pip install accesskit" in found


def test_the_doctor_names_what_is_missing(fulcrum: Run, tmp_path: Path) -> None:
    """The same words, and every other finding."""
    done = fulcrum(
        "doctor", variables=without(tmp_path, "skia", "libEGL.so.1: cannot open shared object file")
    )
    window = next(line for line in done.out.splitlines() if line.startswith("Window: "))
    assert "libegl1" in window
    assert "Pictures: " in done.out
    assert done.code == 0


if sys.platform.startswith("linux"):

    def test_speech_that_is_still_being_looked_for_ends_with_the_program(
        fulcrum: Run, tmp_path: Path
    ) -> None:
        """Its threads run to the end: no library is taken from under them by an orderly one."""
        (tmp_path / "sitecustomize.py").write_text(
            "import ctypes, sys\n"
            "sys.modules['prism'] = ctypes\n"
            "told = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_void_p)(lambda *_: None)\n"
            "ctypes.CDLL(None).on_exit(told, None)  # a fall into nothing, once Python is gone\n",
            encoding="utf-8",
        )
        done = fulcrum("--version", variables={"PYTHONPATH": str(tmp_path)})
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("fulcrum ")

    def test_a_display_that_is_not_there(fulcrum: Run) -> None:
        """A variable that names a display which nobody serves: one line, and the terminal takes over."""
        done = fulcrum("play", "counted-twice", variables={"DISPLAY": ":987", "SDL_VIDEODRIVER": None})
        (line,) = done.err.splitlines()
        assert "display" in line
        assert line.endswith("Playing in the terminal.")
        assert "Enter begins." in done.out
        assert done.code == 0


def test_what_needs_no_window_never_loads_its_libraries(fulcrum: Run, tmp_path: Path) -> None:
    """Lists, checks, picks and the terminal work where neither library can be loaded at all."""
    variables = without(tmp_path, "skia", "gone")
    (tmp_path / "broken" / "pygame.py").write_text("raise ImportError('gone')\n", encoding="utf-8")
    for arguments in (
        ["list"],
        ["check", str(Path(__file__).parents[2] / "scenarios")],
        ["play", "counted-twice", "--picks", "lanes,check", "--json"],
        ["play", "counted-twice", "--text"],
    ):
        done = fulcrum(*arguments, input="look\nq\n", variables=variables)
        assert (done.code, done.err) == (0, ""), done
