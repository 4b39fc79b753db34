"""What keyboards, mice, fingers, gamepads and clickers send, as messages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import SimpleNamespace
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


def test_the_keypad_without_num_lock_has_no_digits(pygame: Any) -> None:
    """It moves as its keys say, so that an arrow makes nobody's choice; the one in the middle is nothing."""
    keypad = [key(pygame, getattr(pygame, f"K_KP{n}"), mod=0) for n in range(1, 10)]
    names = [m.key for found in keypad for m in found if isinstance(m, Press) and not m.key.startswith("[")]
    assert names == ["end", "down", "page_down", "left", "right", "home", "up", "page_up"]
    locked = key(pygame, pygame.K_KP2, mod=pygame.KMOD_NUM)
    assert [m.key for m in locked if isinstance(m, Press)] == ["2"]


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


def test_the_mouse_is_where_it_points_on_a_finer_screen(pygame: Any) -> None:
    """A system that counts two pixels as one tells half the way; the messages are in pixels."""
    source = Input(pygame)
    half = SimpleNamespace(size=(SIZE[0] // 2, SIZE[1] // 2))
    at = {"pos": (300, 40), "touch": False, "window": half}
    assert sent(source, pygame, "MOUSEMOTION", rel=(0, 0), buttons=(0, 0, 0), **at) == [Point(600, 80, 1.0)]
    assert sent(source, pygame, "MOUSEBUTTONDOWN", button=1, **at) == [Click(600, 80, 1.0)]
    there = SimpleNamespace(size=SIZE)
    assert sent(source, pygame, "MOUSEBUTTONDOWN", button=1, **{**at, "window": there}) == [
        Click(300, 40, 1.0)
    ]


@pytest.mark.parametrize("change", ["SIZECHANGED", "MOVED", "ENTER", "FOCUSGAINED"])
def test_a_mouse_that_rests_points_at_nothing_when_the_window_moves(pygame: Any, change: str) -> None:
    """Made full or come back to, the window tells of a motion that no hand made; the next real one counts."""
    source = Input(pygame)

    def motion(x: int, y: int, held: int = 0) -> list[Message]:
        return sent(source, pygame, "MOUSEMOTION", pos=(x, y), rel=(0, 0), buttons=(held, 0, 0), touch=False)

    assert motion(40, 50) == [Point(40, 50, 1.0)]
    assert sent(source, pygame, f"WINDOW{change}", x=1, y=1) == []
    assert motion(400, 300) == []
    assert motion(401, 300) == []
    assert motion(410, 300) == [Point(410, 300, 1.0)]
    assert motion(411, 300) == [Point(411, 300, 1.0)]
    assert sent(source, pygame, f"WINDOW{change}", x=1, y=1) == []
    assert motion(700, 300, held=1) == [Point(700, 300, 1.0, held=True)], "a drag is a hand's"


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
    """A gamepad's stick is a set of four keys; letting go halfway is not letting go."""
    source = Input(pygame)

    def stick(value: float) -> list[Message]:
        return sent(source, pygame, "JOYAXISMOTION", axis=1, value=value, instance_id=0)

    assert stick(0.9) == [Press("down", 1.0, button=True)]
    assert stick(0.95) == []
    assert stick(0.1) == []
    assert stick(-0.9) == [Press("up", 1.0, button=True)]


def test_a_held_direction_is_sent_again_as_a_held_key_is(pygame: Any) -> None:
    """Stick, cross and shoulders, after a while and then quickly; what acts is sent once. It ends when it is
    let go, when the window loses the keyboard, and when the gamepad is gone."""
    source = Input(pygame)

    def held(at: float) -> list[Message]:
        return list(source.again(at))

    down = [Press("down", 2.0, repeat=True, button=True)]
    stick = {"axis": 1, "instance_id": 0}
    sent(source, pygame, "JOYAXISMOTION", value=0.9, **stick)
    assert (held(1.4), held(2.0), held(2.05)) == ([], down, [])
    assert held(2.08) == [Press("down", 2.08, repeat=True, button=True)]
    sent(source, pygame, "JOYAXISMOTION", value=0.0, **stick)
    assert held(9.0) == []
    hat = {"hat": 0, "instance_id": 0}
    assert len(sent(source, pygame, "JOYHATMOTION", value=(0, -1), **hat)) == 1
    assert len(sent(source, pygame, "JOYHATMOTION", value=(1, -1), **hat)) == 1, "down is held already"
    sent(source, pygame, "WINDOWFOCUSLOST")
    assert held(9.0) == []
    sent(source, pygame, "JOYBUTTONDOWN", button=5, instance_id=0)
    sent(source, pygame, "JOYBUTTONDOWN", button=0, instance_id=0)
    assert held(9.0) == [Press("page_down", 9.0, repeat=True, button=True)]
    sent(source, pygame, "JOYBUTTONUP", button=5, instance_id=0)
    sent(source, pygame, "JOYBUTTONDOWN", button=14, instance_id=0)
    sent(source, pygame, "JOYDEVICEREMOVED", instance_id=0)
    assert held(19.0) == []


def test_a_gamepad_acts_and_goes_back(pygame: Any) -> None:
    """The first button acts, the second goes back, the cross moves; the pair in the middle finds and sets."""
    source = Input(pygame)

    def button(number: int) -> list[Message]:
        return sent(source, pygame, "JOYBUTTONDOWN", button=number, instance_id=0)

    assert [button(number) for number in (0, 1, 6, 7)] == [
        [Press(key, 1.0, button=True)] for key in ("enter", "escape", "tab", "f1")
    ]
    assert sent(source, pygame, "JOYHATMOTION", value=(0, 1), hat=0, instance_id=0) == [
        Press("up", 1.0, button=True)
    ]
    assert button(30) == []


def test_a_pad_that_is_known_is_taken_by_where_its_buttons_lie(pygame: Any) -> None:
    """The lower button acts, whatever its number; a stick that reports whole numbers is the same stick."""
    source = Input(pygame)

    def known(name: str) -> list[Message]:
        button = getattr(pygame, f"CONTROLLER_BUTTON_{name}")
        return sent(source, pygame, "CONTROLLERBUTTONDOWN", button=button, instance_id=0)

    assert known("A") == [Press("enter", 1.0, button=True)]
    assert known("DPAD_LEFT") == [Press("left", 1.0, button=True)]
    assert known("GUIDE") == []
    stick = {"axis": pygame.CONTROLLER_AXIS_LEFTY, "instance_id": 0}
    assert sent(source, pygame, "CONTROLLERAXISMOTION", value=30000, **stick) == [
        Press("down", 1.0, button=True)
    ]
    assert sent(source, pygame, "CONTROLLERAXISMOTION", value=0, **stick) == []
    assert sent(source, pygame, "CONTROLLERAXISMOTION", value=-0.9, **stick) == [
        Press("up", 1.0, button=True)
    ]


def test_a_pad_that_cannot_be_opened_is_left_alone(pygame: Any) -> None:
    """One that is gone before it was looked at, or none at all."""
    source = Input(pygame)
    source.start_pads()
    assert sent(source, pygame, "JOYDEVICEADDED", device_index=40, guid="") == []
    assert sent(source, pygame, "JOYDEVICEREMOVED", instance_id=40) == []


def test_a_clickers_buttons_are_known_by_what_comes_before_them(pygame: Any) -> None:
    """After a page key the letter b blanks the screen, as a full stop; Escape in turn with F5 starts the
    show. With another key in between both are what they are."""

    def pressed(*codes: str) -> list[tuple[str, bool]]:
        source = Input(pygame)
        found: list[tuple[str, bool]] = []
        for code in codes:
            letter = code if len(code) == 1 else ""
            value = getattr(pygame, f"K_{code}")
            down = sent(source, pygame, "KEYDOWN", key=value, scancode=0, unicode=letter, mod=0)
            found += [(m.key, m.start) for m in down if isinstance(m, Press)]
            sent(source, pygame, "KEYUP", key=value)
        return found

    assert pressed("b") == [("b", False)]
    assert pressed("PAGEDOWN", "b", "b")[1:] == [(".", False), (".", False)]
    assert pressed("PAGEDOWN", "x", "b")[2] == ("b", False)
    assert pressed("F5", "ESCAPE", "F5", "PAGEDOWN", "ESCAPE", "ESCAPE") == [
        ("f5", False), ("escape", True), ("f5", False), ("page_down", False), ("escape", True),
        ("escape", False),
    ]  # fmt: skip
    assert pressed("F5", "DOWN", "ESCAPE")[2] == ("escape", False)


def test_two_quick_clicks_at_one_place_are_counted(pygame: Any) -> None:
    """Slower, or elsewhere, each is a first one; the fourth begins again."""
    source = Input(pygame)

    def click(x: int, at: float) -> int:
        down = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(x, 50), button=1, touch=False)
        (found,) = source.messages(down, at, SIZE)
        assert isinstance(found, Click)
        return found.count

    assert [click(50, at) for at in (1.0, 1.2, 1.4, 1.6)] == [1, 2, 3, 1]
    assert [click(50, 5.0), click(90, 5.1), click(90, 6.0)] == [1, 1, 1]


def test_shortcuts_are_found_in_other_scripts_and_on_a_mac(pygame: Any) -> None:
    """Ctrl+C is the key of the letter C where that key writes Cyrillic; Option goes by words, Command to the
    ends of a line."""
    ctrl = {"unicode": "", "mod": pygame.KMOD_LCTRL}
    russian = sent(Input(pygame), pygame, "KEYDOWN", key=ord("с"), scancode=pygame.KSCAN_C, **ctrl)
    assert russian == [Press("c", 1.0, ctrl=True)]

    def mac(code: int, mod: int) -> list[Message]:
        return sent(Input(pygame, mac=True), pygame, "KEYDOWN", key=code, scancode=0, unicode="", mod=mod)

    assert mac(pygame.K_LEFT, pygame.KMOD_LALT) == [Press("left", 1.0, ctrl=True)]
    assert mac(pygame.K_RIGHT, pygame.KMOD_LMETA) == [Press("end", 1.0)]
    assert mac(pygame.K_v, pygame.KMOD_LMETA) == [Press("v", 1.0, ctrl=True)]
    assert mac(pygame.K_RETURN, pygame.KMOD_LALT) == []


def test_free_text_comes_from_the_input_method(pygame: Any) -> None:
    """While it is composed it may still change."""
    source = Input(pygame)
    assert sent(source, pygame, "TEXTEDITING", text="に", start=0, length=1) == [Typed("に", 1.0, True)]
    assert sent(source, pygame, "TEXTINPUT", text="日") == [Typed("日", 1.0)]
    assert sent(source, pygame, "QUIT") == [Closing(1.0)]
