"""What all screens have in common: focus, keys, scrolling, hits, and patience."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.desktop import desk as desks
from game.desktop.box import Area, Box, Layout, Role, acts
from game.desktop.desk import Desk
from game.desktop.effects import Effect, Sound
from game.desktop.geometry import Rect
from game.desktop.messages import Act, Click, Message, Point, Press, Shown, Wheel
from game.desktop.screen import Context, Plain, Step
from game.desktop.view import View


@dataclass(frozen=True)
class Rows(Plain):
    """A screen of ten rows in an area half as high as they are, and a link beside it."""

    acted: tuple[str, ...] = ()
    waits: float = 0.0
    name: str = "rows"

    @property
    def page(self) -> str:
        """What is on screen."""
        return self.name

    @property
    def patience(self) -> float:
        """How long acts are held back."""
        return self.waits

    def layout(self, view: View) -> Layout:
        """Not asked for here."""
        raise NotImplementedError

    def update(self, message: Message, context: Context) -> Step | None:
        """Remembers what was done; `leave` is another page."""
        if not isinstance(message, Act):
            return None
        if message.action == "leave":
            return Step(replace(self, name="elsewhere"), (Sound("page"),))
        return Step(replace(self, acted=(*self.acted, message.action)))


def layout() -> Layout:
    """Ten rows of 100 pixels; 500 show."""
    rows = [
        acts(f"row{n}", Role.ROW, Rect(0, 100.0 * n, 400, 100), f"Row {n}", (), key=str(n)) for n in range(10)
    ]
    link = acts("away", Role.LINK, Rect(500, 20, 100, 44), "Away", (), action="leave")
    text = Box("text", Role.PARAGRAPH, Rect(500, 100, 100, 300), "Words")
    return Layout(
        800,
        500,
        "#ffffff",
        (
            Area("rows", Rect(0, 0, 400, 500), tuple(rows), 1000),
            Area("side", Rect(400, 0, 400, 500), (link, text)),
        ),
        first="row0",
        keys=(("escape", "leave"), ("l", "log")),
    )


def ready(screen: Rows | None = None) -> Desk:
    """A desk whose page was shown at second 10, with its first focus."""
    desk = desks.arrive(Desk(screen or Rows()), layout())
    return desks.update(desk, Shown("rows", 10.0), layout())[0]


def do(desk: Desk, *messages: Message) -> tuple[Desk, tuple[Effect, ...]]:
    """A desk after messages, and the last effects."""
    effects: tuple[Effect, ...] = ()
    for message in messages:
        desk, effects = desks.update(desk, message, layout())
    return desk, effects


def press(key: str, at: float = 20.0, repeat: bool = False) -> Press:
    """A key, with the letter that it writes."""
    return Press(key, at, repeat, letter=key if len(key) == 1 else "")


def test_a_new_page_has_the_focus_that_its_layout_names() -> None:
    """Focus goes to the first box that the layout names, and stays while the page does."""
    assert ready().focus == "row0"
    assert desks.arrive(replace(ready(), focus="row3"), layout()).focus == "row3"


def test_tab_walks_every_box_that_takes_focus_in_reading_order() -> None:
    """Round and round, and backwards with Shift."""
    desk, seen = ready(), []
    for _ in range(11):
        seen.append(desk.focus)
        desk, _ = do(desk, press("tab"))
    assert seen == [f"row{n}" for n in range(10)] + ["away"]
    assert desk.focus == "row0"
    assert do(desk, press("back_tab"))[0].focus == "away"


def test_arrows_go_by_where_things_stand() -> None:
    """Right of a row is the link; left of it the nearest row; down is the next row."""
    desk, _ = do(ready(), press("right"))
    assert desk.focus == "away"
    assert do(desk, press("left"))[0].focus == "row0"
    assert do(ready(), press("down"), press("down"))[0].focus == "row2"


def test_focus_pulls_what_hides_it_into_view() -> None:
    """The area scrolls as far as it must and no further."""
    desk, _ = do(ready(), *[press("tab")] * 7)
    assert desk.focus == "row7"
    assert 300 <= desk.scroll["rows"] <= 320
    desk, _ = do(desk, *[press("back_tab")] * 7)
    assert desk.scroll.get("rows", 0) == 0


def test_enter_and_space_act_on_what_is_in_focus() -> None:
    """Once for each fresh press; a key that is only held does nothing more."""
    for key in ("enter", "space"):
        desk, _ = do(ready(), press(key), press(key, repeat=True), press(key, repeat=True))
        assert desk.screen == Rows(("row0",))


def test_a_digit_acts_on_the_row_that_bears_it() -> None:
    """Focus goes there too."""
    desk, _ = do(ready(), press("4"))
    assert (desk.focus, desk.screen) == ("row4", Rows(("row4",)))
    assert do(ready(), press("4", repeat=True))[0].screen == Rows()


def test_nothing_acts_before_a_page_is_shown_or_within_its_patience() -> None:
    """Presses meant for the page before it are dropped; after the wait they count."""
    unseen = desks.arrive(Desk(Rows()), layout())
    assert do(unseen, press("enter"))[0].screen == Rows()
    patient = ready(Rows(waits=1.0))
    assert do(patient, press("enter", at=10.9))[0].screen == patient.screen
    assert do(patient, press("enter", at=11.1))[0].screen == Rows(("row0",), waits=1.0)
    assert do(patient, Click(550, 40, 10.5))[0].screen == patient.screen


def test_another_page_starts_at_its_top_and_unseen() -> None:
    """Focus, scrolling and the time it was shown belong to a page; effects come with the step."""
    desk, effects = do(ready(), press("end"), press("escape"))
    assert desk.screen == Rows(name="elsewhere")
    assert (desk.focus, desk.scroll, desk.shown_at) == (None, {}, None)
    assert effects == (Sound("page"),)


def test_page_keys_scroll_a_page_and_end_at_the_ends() -> None:
    """Page Down turns by a windowful; Home and End go all the way."""
    desk, _ = do(ready(), press("page_down"))
    assert desk.scroll["rows"] == 430
    desk, _ = do(desk, press("page_down"))
    assert desk.scroll["rows"] == 500
    assert do(desk, press("home"))[0].scroll == {}
    assert do(ready(), press("end"))[0].scroll["rows"] == 500


def test_what_is_clicked_is_what_shows_there() -> None:
    """Hits follow scrolling; a click beside every box does nothing."""
    scrolled, _ = do(ready(), press("end"))
    assert do(scrolled, Click(200, 450, 20.0))[0].screen == Rows(("row9",))
    assert do(ready(), Click(200, 450, 20.0))[0].screen == Rows(("row4",))
    assert do(ready(), Click(700, 450, 20.0))[0].screen == Rows()


def test_pointing_moves_focus_and_scrolls_nothing() -> None:
    """The mouse shows where a click would land."""
    desk, _ = do(ready(), Point(200, 350, 20.0))
    assert (desk.focus, desk.scroll) == ("row3", {})
    assert do(desk, Point(700, 450, 20.0))[0].focus == "row3"


def test_the_wheel_scrolls_what_is_under_it_and_stops_at_the_end() -> None:
    """And elsewhere the area that can scroll."""
    assert do(ready(), Wheel(10, 10, 90, 20.0))[0].scroll["rows"] == 90
    assert do(ready(), Wheel(700, 10, 90, 20.0))[0].scroll["rows"] == 90
    assert do(ready(), Wheel(10, 10, 9000, 20.0))[0].scroll["rows"] == 500


def test_letters_act_only_where_they_are_on() -> None:
    """A single letter finds its action unless the reader has switched letters off."""
    assert do(ready(), press("l"))[0].screen == Rows(("log",))
    off = replace(ready(), preferences=replace(ready().preferences, letters="off"))
    assert do(off, press("l"))[0].screen == Rows()
    assert do(off, Press("l", 20.0, button=True))[0].screen == Rows(("log",)), (
        "a gamepad's button is no letter"
    )


def test_a_clicker_acts_with_the_key_that_blanks_the_screen() -> None:
    """Its other keys are Page Up and Page Down; without this one it could choose nothing. A full stop always
    does; b is a single letter, and those can be off."""
    off = replace(ready(), preferences=replace(ready().preferences, letters="off"))
    for key in (".", "b"):
        assert do(ready(), press(key))[0].screen == Rows(("row0",))
    assert do(off, press("."))[0].screen == Rows(("row0",))
    assert do(off, press("b"))[0].screen == Rows()


def test_a_clicker_goes_on_with_the_button_that_starts_the_show() -> None:
    """F5, and the Escape that the same button sends in turn, go to the next thing; Escape alone goes back."""
    desk = do(ready(), press("f5"))[0]
    assert (desk.focus, desk.screen) == ("row1", Rows())
    assert do(desk, replace(press("escape"), start=True))[0].focus == "row2"


def test_a_box_that_cannot_be_acted_on_can_still_be_read() -> None:
    """Focus goes to it, and Enter does nothing there."""
    locked = Box("shut", Role.CHOICE, Rect(0, 0, 400, 100), "Not open", focusable=True, key="1")
    only = Layout(400, 400, "#ffffff", (Area("a", Rect(0, 0, 400, 400), (locked,)),), first="shut")
    desk = desks.update(desks.arrive(Desk(Rows()), only), Shown("rows", 1.0), only)[0]
    for key in ("enter", "1"):
        desk, effects = desks.update(desk, press(key), only)
        assert (desk.focus, desk.screen, effects) == ("shut", Rows(), ())
