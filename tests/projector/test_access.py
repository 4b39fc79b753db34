"""The projector for those who do not see it: a sound tree for every page, and what a reader may ask for."""

from __future__ import annotations

import pytest

from game.desktop.access.faults import faults
from game.desktop.access.tree import Seen, tree
from game.desktop.messages import Aimed, Want
from game.desktop.projector.clicker import Hand, Wish, update
from game.desktop.projector.layouts import thrown
from game.desktop.projector.moving import name_of
from game.desktop.projector.showing import Showing
from tests.desktop.views import view
from tests.projector.sessions import SHIPPED, pages
from tests.projector.wall import before


@pytest.mark.parametrize("id", SHIPPED)
def test_every_page_is_a_sound_tree(id: str) -> None:
    """With and without the question over it, in a window of any shape."""
    for page in pages(id).values():
        for asking in ("", "stay", "end"):
            for size in ((1280, 720), (1024, 768)):
                layout, _ = thrown(view(*size), page, Showing(asking=asking), id)
                assert faults(tree(Seen(name_of(page), layout, asking or None))) == [], page.kind
    blank, _ = thrown(view(1280, 720), pages(id)["vote"], Showing(blank=True))
    assert faults(tree(Seen("blank", blank))) == []


def test_a_screen_reader_can_answer_the_question_and_nothing_else() -> None:
    """It acts on the two answers while they stand; on a page there is nothing to act on."""
    layout = thrown(view(1280, 720), pages()["vote"], Showing(asking="stay")).layout
    asked = Hand(asking="stay")
    assert update(asked, Aimed("vote", "end", Want.ACT, 1.0), layout)[1] is Wish.END
    assert update(asked, Aimed("vote", "stay", Want.ACT, 1.0), layout) == (Hand(), None)
    assert update(asked, Aimed("vote", "title", Want.ACT, 1.0), layout) == (asked, None)
    assert update(asked, Aimed("vote", "end", Want.FOCUS, 1.0), layout) == (asked, None)
    assert update(Hand(), Aimed("vote", "end", Want.ACT, 1.0), layout) == (Hand(), None)


def test_what_is_shown_is_handed_on_and_what_is_asked_comes_back() -> None:
    """The bridge sees each frame's boxes; its messages come in from any thread with the next turn."""
    seen: list[Seen] = []
    with before(pages()["vote"]) as wall:
        wall.projector.access = type("Recorded", (), {"see": lambda self, shown: seen.append(shown)})()
        wall.change(voted=33)
        assert any(box.name == "33" for _, box in seen[-1].layout.boxes())
        wall.turn()
        assert seen[-1].same(seen[-2])
        wall.press("ESCAPE").turn()
        assert seen[-1].focus == "stay"
        wall.projector.post(Aimed(seen[-1].page, "end", Want.ACT, wall.now))
        wall.turn()
        assert wall.projector.over
