"""The clicker's two keys, and that none of its keys ever ends a session."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.desktop.box import Layout
from game.desktop.messages import Click, Closing, Press
from game.desktop.projector.clicker import BOUNCE, Hand, Wish, update
from game.desktop.projector.layouts import thrown
from game.desktop.projector.showing import Showing
from tests.desktop.views import view
from tests.projector.sessions import pages

CLICKER = ("page_down", "page_up", "right", "left", "space", "enter", "escape", "f5", ".", "b")


def asking(focus: str = "stay") -> Layout:
    """A page with the question over it."""
    return thrown(view(1280, 720), pages()["vote"], Showing(asking=focus)).layout


def after(*keys: str, hand: Hand | None = None, gap: float = 1.0) -> tuple[Hand, list[Wish | None]]:
    """What keys come to, one after another."""
    hand, wishes = hand or Hand(), []
    for number, key in enumerate(keys):
        hand, wish = update(hand, Press(key, number * gap), asking())
        wishes.append(wish)
    return hand, wishes


@pytest.mark.parametrize("key", ["page_down", "right", "space", "enter"])
def test_one_key_goes_on(key: str) -> None:
    """Whatever a clicker sends for its upper button is the next step."""
    assert after(key) == (Hand(last=(Wish.NEXT, 0.0)), [Wish.NEXT])


@pytest.mark.parametrize("key", ["page_up", "left"])
def test_the_other_key_takes_back(key: str) -> None:
    """The lower button takes the last step back."""
    assert after(key)[1] == [Wish.UNDO]


def test_a_key_that_is_held_or_bounces_is_one_step() -> None:
    """A worn contact or a heavy thumb does not run through the session; the other way is heard at once."""
    assert update(Hand(), Press("page_down", 0.0, repeat=True), asking())[1] is None
    assert after("page_down", "page_down", "page_down", gap=BOUNCE / 2)[1] == [Wish.NEXT, None, Wish.NEXT]
    assert after("page_down", "page_up", gap=BOUNCE / 2)[1] == [Wish.NEXT, Wish.UNDO]


def test_escape_asks_and_e_ends() -> None:
    """Ending takes two keys, and the second is on no clicker."""
    hand, wishes = after("escape")
    assert (hand.asking, wishes) == ("stay", [None])
    assert after("escape", "e")[1] == [None, Wish.END]
    assert after("e")[1] == [None]


@pytest.mark.parametrize("key", ["page_down", "page_up", "right", "left", "space", "enter", "escape"])
def test_any_other_key_goes_on_with_the_session(key: str) -> None:
    """What answers the question is not a step as well."""
    hand, wishes = after("escape", key)
    assert hand.asking == ""
    assert wishes == [None, None]


def test_the_answers_can_be_reached_by_keyboard_and_mouse() -> None:
    """Tab and the arrows move between them, Enter takes the one in focus, a click takes the one it hits."""
    hand, _ = after("escape", "tab")
    assert hand.asking == "end"
    assert after("enter", hand=hand)[1] == [Wish.END]
    assert after("escape", "down", "up", "enter") == (Hand(), [None] * 4)
    layout = asking()
    for id, wish in (("stay", None), ("end", Wish.END)):
        found = layout.find(id)
        assert found is not None
        x, y = found[1].rect.centre
        hand, wished = update(Hand(asking="stay"), Click(x, y, 5.0), layout)
        assert wished is wish
        assert hand.asking == ("" if id == "stay" else "stay")
    assert update(Hand(asking="stay"), Click(3.0, 3.0, 5.0), layout) == (Hand(asking="stay"), None)


def test_the_window_s_own_button_asks_first_too() -> None:
    """A second time it means it."""
    hand, wish = update(Hand(), Closing(1.0), asking())
    assert (hand.asking, wish) == ("stay", None)
    assert update(hand, Closing(2.0), asking())[1] is Wish.END


def test_a_click_into_the_page_does_nothing() -> None:
    """A mouse that is moved out of the way steps nowhere."""
    assert update(Hand(), Click(600, 300, 1.0), asking()) == (Hand(), None)


def test_the_screen_is_blanked_and_comes_back() -> None:
    """The blank button hides the page; whatever comes next only brings it back."""
    hand, wishes = after(".")
    assert (hand.blank, wishes) == (True, [None])
    assert after(".", "page_down") == (Hand(last=(Wish.NEXT, 1.0)), [None, None])
    assert after(".", ".")[0] == Hand()
    layout = thrown(view(1280, 720), pages()["vote"], Showing(blank=True)).layout
    assert (layout.areas, layout.ground) == ((), "#000000")


@pytest.mark.parametrize("key", ["f11", "f", "f5"])
def test_full_screen_is_a_key_at_any_time(key: str) -> None:
    """F11, F, and the start button of a clicker, also while the question stands."""
    assert after(key)[1] == [Wish.FULL]
    assert after("escape", key)[1] == [None, Wish.FULL]
    assert update(Hand(), Press("escape", 0.0, start=True), asking()) == (Hand(), Wish.FULL)


@given(st.lists(st.tuples(st.sampled_from(CLICKER), st.floats(0.0, 2.0)), max_size=30))
def test_no_row_of_a_clicker_s_keys_ends_a_session(row: list[tuple[str, float]]) -> None:
    """However often and in whatever order they are pressed."""
    hand, now = Hand(), 0.0
    layout = asking()
    for key, wait in row:
        now += wait
        hand, wish = update(hand, Press(key, now), layout)
        assert wish is not Wish.END
