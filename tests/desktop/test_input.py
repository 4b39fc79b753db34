"""What keyboards, mice, fingers, gamepads and clickers send, as messages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from game.desktop.input import Input
from game.desktop.messages import Click, Closing, Message, Point, Press, Typed, Wheel

SIZE = (1920, 1080)


@pytest.fixture
def pygame() -> Iterator[Any]:
    """pygame with a display that no screen shows."""
    before = os.environ.get("SDL_VIDEODRIVER")
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    import pygame

    pygame.display.init()
    yield pygame
    pygame.display.quit()
    if before is None:
        del os.environ["SDL_VIDEODRIVER"]
    else:
        os.environ["SDL_VIDEODRIVER"] = before


def sent(source: Input, pygame: Any, kind: str, **values: Any) -> list[Message]:
    """The messages of one event."""
    return list(source.messages(pygame.event.Event(getattr(pygame, kind), **values), 1.0, SIZE))


def key(pygame: Any, code: int, scan: int = 0, letter: str = "", mod: int = 0) -> list[Message]:
    """The messages of a key that goes down for the first time."""
    return sent(Input(pygame), pygame, "KEYDOWN", key=code, scancode=scan, unicode=letter, mod=mod)


def test_named_keys(pygame: Any) -> None:
    """Arrows, Enter on both sides, Escape, Page Down and the rest have names of their own."""
    assert key(pygame, pygame.K_RETURN) == [Press("enter", 1.0)]
    assert key(pygame, pygame.K_KP_ENTER) == [Press("enter", 1.0)]
    assert key(pygame, pygame.K_PAGEDOWN) == [Press("page_down", 1.0)]
    assert key(pygame, pygame.K_TAB, mod=pygame.KMOD_LSHIFT) == [Press("back_tab", 1.0)]
    assert key(pygame, pygame.K_F1) == [Press("f1", 1.0)]


def test_digits_by_place_by_keypad_and_by_character(pygame: Any) -> None:
    """A French digit row sends “&” where others send 1; the keypad and a shifted 1 mean the same."""
    french = key(pygame, pygame.K_AMPERSAND, pygame.KSCAN_1, "&")
    assert [m.key for m in french if isinstance(m, Press)] == ["1"]
    keypad = key(pygame, pygame.K_KP4, letter="4")
    assert [m.key for m in keypad if isinstance(m, Press)] == ["4"]
    shifted = key(pygame, pygame.K_1, pygame.KSCAN_1, "1", pygame.KMOD_LSHIFT)
    assert [m.key for m in shifted if isinstance(m, Press)] == ["1"]
    elsewhere = key(pygame, ord("7"), 0, "7")
    assert [m.key for m in elsewhere if isinstance(m, Press)] == ["7"]


def test_letters_are_lower_case_names_and_keep_what_was_typed(pygame: Any) -> None:
    """L with Shift is still the key l."""
    assert key(pygame, pygame.K_l, letter="L", mod=pygame.KMOD_LSHIFT) == [Press("l", 1.0, letter="L")]
    assert key(pygame, pygame.K_f, letter="", mod=pygame.KMOD_LCTRL) == [Press("f", 1.0, ctrl=True)]


def test_alt_belongs_to_the_system(pygame: Any) -> None:
    """Alt with a key sends nothing."""
    assert key(pygame, pygame.K_RETURN, mod=pygame.KMOD_LALT) == []


def test_a_key_that_stays_down_repeats(pygame: Any) -> None:
    """The first press is fresh, further ones are repeats, until the key goes up or the window loses focus."""
    source = Input(pygame)
    down = {"key": pygame.K_DOWN, "scancode": 0, "unicode": "", "mod": 0}
    assert sent(source, pygame, "KEYDOWN", **down) == [Press("down", 1.0)]
    assert sent(source, pygame, "KEYDOWN", **down) == [Press("down", 1.0, repeat=True)]
    assert sent(source, pygame, "KEYUP", **down) == []
    assert sent(source, pygame, "KEYDOWN", **down) == [Press("down", 1.0)]
    sent(source, pygame, "WINDOWFOCUSLOST")
    assert sent(source, pygame, "KEYDOWN", **down) == [Press("down", 1.0)]


def test_the_mouse_points_and_clicks(pygame: Any) -> None:
    """Only the left button clicks; what a finger also sends as a mouse is left out."""
    source = Input(pygame)
    assert sent(source, pygame, "MOUSEMOTION", pos=(3, 4), rel=(0, 0), buttons=(0, 0, 0), touch=False) == [
        Point(3, 4, 1.0)
    ]
    assert sent(source, pygame, "MOUSEBUTTONDOWN", pos=(3, 4), button=1, touch=False) == [Click(3, 4, 1.0)]
    assert sent(source, pygame, "MOUSEBUTTONDOWN", pos=(3, 4), button=3, touch=False) == []
    assert sent(source, pygame, "MOUSEBUTTONDOWN", pos=(3, 4), button=1, touch=True) == []


def test_a_finger_taps_or_scrolls(pygame: Any) -> None:
    """Lifted where it went down it taps; moved it scrolls what is under it and taps nothing."""
    source = Input(pygame)
    at = {"finger_id": 1, "touch_id": 1, "x": 0.5, "y": 0.5}
    assert sent(source, pygame, "FINGERDOWN", **at) == []
    assert sent(source, pygame, "FINGERUP", **at) == [Click(960, 540, 1.0, finger=True)]
    sent(source, pygame, "FINGERDOWN", **at)
    assert sent(source, pygame, "FINGERMOTION", **{**at, "y": 0.4}) == [
        Wheel(960, 540, pytest.approx(108), 1.0)
    ]
    assert sent(source, pygame, "FINGERUP", **{**at, "y": 0.4}) == []


def test_a_stick_moves_once_until_it_is_let_go(pygame: Any) -> None:
    """A gamepad's stick is a set of four keys."""
    source = Input(pygame)

    def stick(value: float) -> list[Message]:
        return sent(source, pygame, "JOYAXISMOTION", axis=1, value=value, instance_id=0)

    assert stick(0.9) == [Press("down", 1.0)]
    assert stick(0.95) == []
    assert stick(0.1) == []
    assert stick(-0.9) == [Press("up", 1.0)]


def test_a_gamepad_acts_and_goes_back(pygame: Any) -> None:
    """The first button acts, the second goes back, the cross moves."""
    source = Input(pygame)
    assert sent(source, pygame, "JOYBUTTONDOWN", button=0, instance_id=0) == [Press("enter", 1.0)]
    assert sent(source, pygame, "JOYBUTTONDOWN", button=1, instance_id=0) == [Press("escape", 1.0)]
    assert sent(source, pygame, "JOYHATMOTION", value=(0, 1), hat=0, instance_id=0) == [Press("up", 1.0)]


def test_free_text_comes_from_the_input_method(pygame: Any) -> None:
    """While it is composed it may still change."""
    source = Input(pygame)
    assert sent(source, pygame, "TEXTEDITING", text="に", start=0, length=1) == [Typed("に", 1.0, True)]
    assert sent(source, pygame, "TEXTINPUT", text="日") == [Typed("日", 1.0)]
    assert sent(source, pygame, "QUIT") == [Closing(1.0)]
