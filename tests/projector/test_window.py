"""The real window with a real frame buffer, before a session that a test holds in its hand."""

from __future__ import annotations

from dataclasses import replace

from game.desktop.preferences import Preferences
from game.desktop.projector.loop import LOOK, NOTE, POINTER, QUIET
from game.desktop.projector.moving import GROW, SWEEP
from game.desktop.sheet import Mode
from game.model import Emphasis
from game.page import Block
from game.page.projector import ClockFace, ScenePage, VotePage
from tests.projector.sessions import SIX, pages
from tests.projector.wall import before


def test_a_page_is_painted_once_and_not_again_until_something_changes() -> None:
    """An idle room costs a look and no frame; a vote costs one frame."""
    with before(pages()["vote"]) as wall:
        frames = wall.projector.frames
        looks = wall.session.looks
        assert wall.wait(5.0).projector.frames == frames
        assert wall.session.looks >= looks + 190
        vote = wall.session.shown
        assert isinstance(vote, VotePage)
        wall.change(voted=31)
        assert wall.projector.frames == frames + 1
        assert "31" in wall.words
        assert wall.turn() <= LOOK
        assert LOOK < wall.wait(2.1).turn() <= QUIET


def test_votes_that_pour_in_are_painted_at_every_look() -> None:
    """Each look that finds another count paints it."""
    with before(pages()["vote"]) as wall:
        frames = wall.projector.frames
        for voted in range(1, 41):
            wall.now += 0.025
            wall.change(voted=voted, share=voted / 41)
        assert wall.projector.frames == frames + 40


def test_the_screen_counts_once_its_first_page_can_be_seen() -> None:
    """It is told once, after a frame was painted."""
    with before(pages()["join"]) as wall:
        assert wall.opened == 1
        assert wall.wait(1.0).opened == 1
        assert wall.projector.frames >= 1


def test_two_keys_step_and_a_refusal_is_said() -> None:
    """A step goes to the session at once; why one was refused stands on the window for some seconds."""
    with before(pages()["scene"]) as wall:
        wall.press("PAGEDOWN", "RIGHT", "SPACE", "RETURN", "PAGEUP", "LEFT")
        assert wall.session.steps == ["next"] * 4 + ["undo"] * 2
        wall.session.why = "There is nothing to take back: the session is at its beginning."
        wall.press("PAGEUP").turn()
        assert wall.session.why in wall.words
        assert wall.session.why not in wall.wait(NOTE + 0.1).words


def test_escape_asks_and_only_e_ends() -> None:
    """The question stands over the page; the clicker goes on with the session."""
    with before(pages()["vote"]) as wall:
        wall.press("ESCAPE")
        assert "End here?" in wall.words
        assert "End here?" not in wall.press("PAGEDOWN").words
        assert wall.session.steps == []
        assert not wall.projector.over
        wall.press("ESCAPE", "e")
        assert wall.projector.over


def test_the_close_button_asks_first() -> None:
    """And ends the second time."""
    with before(pages()["vote"]) as wall:
        assert "End here?" in wall.close_button().words
        assert not wall.projector.over
        assert wall.close_button().projector.over


def test_the_window_closes_by_itself_when_the_session_is_gone() -> None:
    """Ctrl-C in the terminal and a server that dies end its loop."""
    with before(pages()["vote"]) as wall:
        wall.going = False
        wall.turn()
        assert wall.projector.over


def test_a_clock_counts_down_by_itself_and_rings() -> None:
    """A frame a second and no more; at the end the words and the bell, once."""
    page = replace(pages()["talk"], clock=ClockFace(3.0, 120.0, False))
    with before(page) as wall:
        assert "0:03" in wall.words
        frames = wall.projector.frames
        assert "0:02" in wall.wait(1.2).words
        assert wall.projector.frames == frames + 1
        assert wall.sounds == []
        wall.wait(2.0)
        assert page.clock is not None
        assert page.clock.over in wall.words
        wall.wait(20.0)
        assert wall.sounds == [("bell", "full")]


def test_a_facilitator_who_wants_no_sounds_hears_none() -> None:
    """The bell keeps to the setting for knocks."""
    page = replace(pages()["talk"], clock=ClockFace(1.0, 120.0, False))
    quiet = Preferences(contrast="day", motion="none", knocks="off")
    with before(page, preferences=quiet) as wall:
        wall.wait(2.0)
        assert wall.sounds == [("bell", "off")]


def test_a_text_that_does_not_fit_asks_the_room_once_for_more_screens() -> None:
    """It asks for one more than there are, once; what the room then shows is painted as any page."""
    blocks = tuple(Block(((words * 4, Emphasis.PLAIN),)) for words in SIX)
    page = ScenePage(title="Friday", blocks=blocks, left="", right="Next: vote")
    with before(page) as wall:
        assert wall.wait(2.0).session.needed == [2]
        wall.show(replace(page, blocks=blocks[:4], page="1 of 2"))
        assert wall.wait(2.0).session.needed == [2, 3]
        wall.show(replace(page, blocks=blocks[:1], page="1 of 6"))
        assert wall.wait(2.0).session.needed == [2, 3]


def test_a_text_that_is_being_shared_is_not_shown_in_between() -> None:
    """Small words never flash up: the last page stays until the room has turned the text, or for a moment."""
    blocks = tuple(Block(((words * 4, Emphasis.PLAIN),)) for words in SIX)
    page = ScenePage(title="Friday", blocks=blocks, left="", right="Next: vote")
    with before(pages()["join"]) as wall:
        frames = wall.projector.frames
        wall.show(page)
        assert wall.session.needed == [2]
        assert wall.wait(0.2).projector.frames == frames
        wall.show(replace(page, blocks=blocks[:1], page="1 of 6"))
        assert wall.projector.frames == frames + 1
        wall.show(page)
        assert wall.wait(1.0).projector.frames == frames + 2


def test_motion_ends_and_then_nothing_is_painted() -> None:
    """A phase slides in, bars grow, paths are drawn; then the window is still again."""
    lively = Preferences(contrast="day", motion="full")
    with before(pages()["closed"], preferences=lively) as wall:
        wall.show(pages()["moved"])
        frames = wall.projector.frames
        wall.wait(0.18 + GROW + SWEEP + 0.2)
        assert wall.projector.frames > frames + 30
        frames = wall.projector.frames
        assert wall.wait(3.0).projector.frames == frames
        assert wall.projector.showing(wall.now).swept == 1.0


def test_the_pointer_goes_and_comes_back() -> None:
    """A mouse that rests is in nobody's way; it is there when it is moved, and while the window asks."""
    with before(pages()["vote"]) as wall:
        visible = wall.pygame.mouse.get_visible
        assert not wall.wait(POINTER + 0.1) or not visible()
        wall.move_pointer()
        assert visible()
        wall.wait(POINTER + 0.1)
        assert not visible()
        wall.press("ESCAPE").turn()
        assert visible()


def test_m_changes_between_day_dark_and_high_contrast() -> None:
    """For a hall that is too bright or too dark for the facilitator's own setting."""
    with before(pages()["vote"]) as wall:
        grounds = [wall.projector.layout.ground]
        for _ in range(4):
            grounds.append(wall.press("m").projector.layout.ground)
        assert len(set(grounds)) == 3
        assert grounds[-1] == grounds[0]
        assert grounds[3] == "#000000" or Mode.HIGH.value in grounds


def test_full_screen_is_a_key() -> None:
    """F11 fills the screen and gives it back; the page is laid out for what there is."""
    with before(pages()["scene"]) as wall:
        size = wall.window.size
        wall.press("F11").turn()
        assert wall.window.full
        assert (wall.projector.layout.width, wall.projector.layout.height) == wall.window.size
        wall.press("F11").turn()
        assert not wall.window.full
        assert wall.window.size == size


def test_a_frame_that_is_drawn_in_part_is_the_same_as_a_whole_one() -> None:
    """After votes, a clock and a question, each pixel is what a window would show that opened only now."""
    vote = pages()["vote clock"]
    assert isinstance(vote, VotePage)
    changes: tuple[dict[str, object], ...] = (
        {"voted": 31, "share": 0.9},
        {"voted": 9, "share": 0.1},
        {"left": "Vote on paper"},
        {"away": "Phones are reconnecting. Saved votes are safe."},
        {"away": "", "clock": ClockFace(9.0, 60.0, True)},
    )
    with before(vote) as wall:
        for change in changes:
            wall.change(**change)
            in_part = wall.window.picture()
            wall.projector._easel.stand()
            wall.projector.dirty = True
            wall.turn()
            assert wall.window.picture() == in_part, change
    talk = replace(pages()["talk"], clock=ClockFace(9.0, 60.0, True))
    for preferences in (
        Preferences(contrast="dark", motion="none"),
        Preferences(contrast="high", motion="none"),
    ):
        with before(talk, (1023, 767), preferences) as wall:
            wall.change(clock=ClockFace(8.0, 60.0, True))
            in_part = wall.window.picture()
            wall.projector._easel.stand()
            wall.projector.dirty = True
            wall.turn()
            assert wall.window.picture() == in_part


def test_every_kind_of_page_is_drawn_with_pixels() -> None:
    """Each of them in the real painter: no two look the same, and none is empty."""
    pictures = set()
    with before(pages()["join"]) as wall:
        for name, page in pages().items():
            wall.show(page)
            picture = wall.window.picture()
            assert picture not in pictures or name in ("halves", "talk later"), name
            pictures.add(picture)
