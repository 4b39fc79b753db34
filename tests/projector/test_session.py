"""A whole session for real: the server, simulated phones over loopback, the window worked by a clicker."""

from __future__ import annotations

from pathlib import Path

from game.workshop.room.phase import Mode
from game.workshop.room.rules import following
from tests.projector.hall import Facilitator, at_the_wall, press, served
from tests.projector.test_layouts import all_words

WHOLE = {
    "join", "scene", "vote", "closed", "split", "talk", "moved", "after", "ending",
    "words", "path", "divided", "cues", "ask",
}  # fmt: skip


class ToTheEnd(Facilitator):
    """Presses one key until the debrief is over, and then ends by Escape and E."""

    asked = False

    def going(self) -> bool:
        """Looks, presses, and at the very end asks to end and does."""
        projector = self.projector
        ended = following(self.server.room) is None and bool(self.pages)
        if projector is None or not ended or self.pages[-1] != projector.page:
            return super().going()
        asking = bool(projector.hand.asking)
        press(projector._pygame, "e" if asking else "ESCAPE")
        self.asked = self.asked or asking
        return True


def test_a_session_from_the_lobby_to_the_end_of_the_debrief(tmp_path: Path) -> None:
    """Twelve phones, one window, one key: every phase is seen in its order, and every page was drawn."""
    with served(tmp_path, "counted-twice", 12) as server:
        facilitator = ToTheEnd(server, 12)
        with at_the_wall(facilitator, "counted-twice", (960, 600)) as projector:
            projector.run()
            assert projector.over
            assert facilitator.asked
        kinds = [page.kind for page in facilitator.pages]
        assert set(kinds) >= WHOLE
        order = [kind for at, kind in enumerate(kinds) if at == 0 or kinds[at - 1] != kind]
        start = order[: order.index("after") + 1]
        assert start in (
            ["join", "scene", "vote", "closed", "split", "talk", "vote", "closed", "moved", "after"],
            ["join", "scene", "vote", "closed", "split", "after"],
        )
        assert order[-1] == "ask"
        assert facilitator.opened == 1
        room = server.room
        assert len(room.votes) >= room.play.length
        counts = [page.voted for page in facilitator.pages if page.kind == "vote"]  # type: ignore[union-attr]
        assert max(counts) >= 11


def test_one_key_takes_back_what_the_other_did(tmp_path: Path) -> None:
    """The window's two keys are the console's next and undo: forth, back, and forth again."""
    with served(tmp_path, "the-pour", 5) as server:
        seen: list[str] = []

        class Wavering(Facilitator):
            def _ready(self, page: object) -> bool:
                return True

            def going(self) -> bool:
                super().going()
                return len(seen) < 4

            def key(self) -> str:
                seen.append(self.server.room.phase.value)
                return "PAGEUP" if len(seen) % 2 == 0 else "PAGEDOWN"

        with at_the_wall(Wavering(server, 5), "the-pour", (960, 600)) as projector:
            projector.run()
        assert seen == ["lobby", "read", "lobby", "read"]


def test_everyone_on_their_own_path_is_shown_by_how_far_they_are(tmp_path: Path) -> None:
    """The projector tells only how far the room is; the clicker closes it and leads through the debrief."""
    with served(tmp_path, "counted-twice", 8, Mode.OWN) as server:

        class Patient(ToTheEnd):
            def _ready(self, page: object) -> bool:
                room = self.server.room
                if room.phase.value == "vote":
                    return all(room.own_play(person.number).over for person in room.came) or self.short()
                return super()._ready(page)  # type: ignore[arg-type]

            def short(self) -> bool:
                """Somebody is absent and will never finish: five at the end are enough."""
                room = self.server.room
                return sum(room.own_play(person.number).over for person in room.came) >= 5

        facilitator = Patient(server, 8)
        with at_the_wall(facilitator, "counted-twice", (960, 600)) as projector:
            projector.run()
            words = [mark.text.plain for mark in all_words(projector.layout)]
        kinds = {page.kind for page in facilitator.pages}
        assert {"own", "words", "path", "divided", "ask"} <= kinds
        assert kinds.isdisjoint({"vote", "split", "talk", "after"})
        assert words
