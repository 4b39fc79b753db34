"""The debrief in a terminal, in the order in which it is to be read, and playing again."""

from __future__ import annotations

import pytest

from game.terminal.effects import Keep
from tests.terminal.conftest import Player, squeezed
from tests.terminal.test_play import PICKS, typed

NUMBERS = typed(*PICKS)


def after_the_play(player: Player, *lines: str) -> list[str]:
    """What was printed from the ending on, a text for each line."""
    return player.play("", *NUMBERS, *lines)[len(NUMBERS) + 1 :]


def test_the_order_of_the_debrief(player: Player) -> None:
    """The ending alone, the question before any answer, the summary, the decisions, the last page."""
    ending, question, summary, decisions, last, _ = after_the_play(player, "", "4", "", "")
    assert "The weighed year" in ending
    assert "called for" not in ending
    assert "process" not in question
    assert question.startswith("Before you read on: which decision would you most like to have again?")
    assert "\n1. Monday, 06:40: the dead freezer\n" in question
    assert "\n8. " in question
    assert "all eight decisions met the moment" in squeezed(summary)
    headings = [
        "You ended at The weighed year.",
        "What happened to the place",
        "Efficiency: held. Things ran.",
        "What it cost you",
        "You ended with less credit upstairs than you began with.",
    ]
    places = [summary.index(words) for words in headings]
    assert places == sorted(places)
    assert decisions.startswith("What you decided\n\nEight decisions, the one you would have again first.")
    assert last.startswith("Two questions\n\n")
    assert "Take one thing away\n\nIn the next two weeks" in last
    assert "Stored nowhere. Copy it if you want to keep it." in last


def test_the_picked_decision_comes_first_and_all_are_folded(player: Player) -> None:
    """Number 4 first, then the story's order; name, choice and marks, nothing of the moment."""
    decisions = after_the_play(player, "", "4", "")[3]
    numbers = [line.split(".")[0] for line in decisions.splitlines() if line[:1].isdigit()]
    assert numbers == ["4", "1", "2", "3", "5", "6", "7", "8"]
    assert "met the moment." in decisions
    assert "called for" not in decisions


def test_reading_on_without_choosing_keeps_the_storys_order(player: Player) -> None:
    """Enter at the question."""
    decisions = after_the_play(player, "", "", "")[3]
    assert [line[0] for line in decisions.splitlines() if line[:1].isdigit()] == list("12345678")
    assert "the one you would have again" not in decisions


def test_one_decision_is_opened_at_a_time(player: Player) -> None:
    """By its number: the moment, why, the cues, the choice, the author's words; another way is closed."""
    opened, another, other, last = after_the_play(player, "", "", "", "1", "a", "2", "")[4:8]
    for words in (
        "The dead freezer (Monday, 06:40)",
        "What the moment called for: process and people (management)",
        "“It climbs a degree every ten minutes”",
        "You: “Split the crew:",
        "Leaned on management; met the moment.",
        "You reached for process because the problem was already understood.",
    ):
        assert words in squeezed(opened)
    assert "Another way" not in opened
    assert "p plays again from here, a shows another way." in opened
    assert another.startswith("Another way: ")
    assert "Goran's two sheets" in other
    assert last.startswith("Two questions")


def test_another_way_wants_an_open_decision(player: Player) -> None:
    """Before one is open the key says what to do."""
    assert after_the_play(player, "", "", "", "a")[4].startswith("Open a decision first, by its number.")


def test_what_is_typed_at_the_end_is_stored_nowhere(player: Player) -> None:
    """A sentence of the player's own is answered, and no file has it."""
    sentence = "I would say to Marta that the figure is wrong"
    heard = after_the_play(player, "", "", "", "", sentence)[5]
    assert heard.startswith("Stored nowhere. Copy it if you want to keep it.")
    for path in player.home.folder.rglob("*"):
        assert not path.is_file() or b"Marta" not in path.read_bytes()


def test_with_nobody_there_the_debrief_is_printed_whole(player: Player) -> None:
    """The end of the input at the ending: summary, every decision unfolded, the questions."""
    whole = squeezed("".join(after_the_play(player)))
    assert whole.count("What the moment called for:") == 8
    assert whole.count("Another way:") == 8
    assert whole.index("What happened to the place") < whole.index("What you decided")
    assert whole.index("What you decided") < whole.index("Two questions") < whole.index("Take one thing away")


@pytest.mark.parametrize("lines", [("",), ("", "2"), ("", "2", ""), ("", "2", "", "")])
def test_from_any_page_the_rest_is_printed(player: Player, lines: tuple[str, ...]) -> None:
    """Whoever leaves by the end of the input has had every page once."""
    whole = squeezed("".join(after_the_play(player, *lines)))
    for words in (
        "You ended at The weighed year.",
        "What you decided",
        "Two questions",
        "Take one thing away",
    ):
        assert whole.count(words) == 1


def test_the_ending_cannot_be_hurried_through(player: Player) -> None:
    """A number typed at the ending chooses nothing; there is nothing left to choose."""
    assert after_the_play(player, "1")[1].startswith("The play is over: there is nothing left to choose.")


def test_playing_again_from_a_decision(player: Player) -> None:
    """It goes back to that decision, the first choice is marked, and the first play stays as it ended."""
    again = after_the_play(player, "", "8", "", "", "p")[5]
    assert "(You chose this the first time.)" in again
    player.play("x")
    by_ending = [saved.save.ending for saved in player.sitting.saves().saves]
    assert by_ending == ["weighed_year"]


def test_a_play_that_branched_off_says_where_it_is_kept_itself(player: Player) -> None:
    """`s` after playing again names the new playthrough's file, not the finished one's."""
    said = after_the_play(player, "", "8", "", "", "p", "s")[6]
    (unfinished,) = player.sitting.saves().unfinished
    (finished,) = player.sitting.saves().finished
    assert unfinished.path.name in squeezed(said).replace(" ", "")
    assert finished.path.name not in squeezed(said).replace(" ", "")


def test_two_plays_are_compared_after_the_second(player: Player) -> None:
    """No question the second time: both plays side by side, then the second one's own debrief."""
    *_, ending, plays, opened, summary, _ = after_the_play(player, "", "", "", "play 8", "2", "", "1", "")
    assert "Enter goes on." in ending
    assert plays.startswith("Two plays\n\nThe same seven choices both times: the dead freezer,")
    assert "1. " in plays
    assert "First time: " in plays
    assert "Second time: " in plays
    assert "The weighed year. Efficiency held, commitment strong, integrity strong." in squeezed(plays)
    assert opened.count("First time: ") == opened.count("Second time: ") == 1
    assert summary.startswith("Your second play\n\nYou ended at ")
    kept = [effect.play.picks for effect in player.order if isinstance(effect, Keep)]
    assert kept[-1][:7] == PICKS[:7]
    assert kept[-1] != PICKS
    saved = player.sitting.saves().finished
    assert {one.save.picks for one in saved} == {PICKS, kept[-1]}


def test_an_earlier_play_can_be_set_beside_this_one(player: Player) -> None:
    """On another day: `c` on the last page compares with the play that was finished before."""
    after_the_play(player)
    words = player.play("", *typed("ship", "park"), *["1"] * 12, "", "", "", "", "c")
    compared = next(text for text in words if text.startswith("Two plays"))
    assert "First time: Split the crew" in squeezed(compared)
    assert "Second time: Start loading" in squeezed(compared)


def test_nothing_to_compare_is_not_offered(player: Player) -> None:
    """The first play ever has no key for it."""
    last, keys = after_the_play(player, "", "", "", "", "?")[4:6]
    assert "compare" not in last
    assert "c or compare" not in keys


def test_the_debrief_can_be_written_as_a_page(player: Player) -> None:
    """`w` asks for it, the picked decision with it."""
    assert after_the_play(player, "", "4", "", "", "w")[5].startswith("Written: The weighed year, 4.")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("p", "Play again from here: p and the number of a decision, such as “p 3”."),
        ("p 9", "There was no decision 9."),
        ("9", "There was no decision 9."),
        ("p x", "“p x” means nothing here."),
        ("zzz", "“zzz” means nothing here."),
    ],
)
def test_lines_that_mean_nothing_on_the_last_page(player: Player, line: str, answer: str) -> None:
    """Each is answered with what to do."""
    assert squeezed(after_the_play(player, "", "", "", "", line)[5]).startswith(answer)


def test_the_log_is_there_to_the_end(player: Player) -> None:
    """From the ending to the last page `l` prints the whole story, the ending last."""
    for lines in (("l",), ("", "l"), ("", "", "l"), ("", "", "", "l"), ("", "", "", "", "l")):
        log = after_the_play(player, *lines)[len(lines)]
        assert log.startswith("Monday, 06:40")
        assert "The weighed year" in log
        player.play("x")


def test_no_page_of_the_debrief_has_a_number_for_a_meter(player: Player) -> None:
    """Bands are words: no meter's value is on any page."""
    pages = after_the_play(player, "", "", "", "1", "")
    words = squeezed("".join(pages[2:]))
    for meter in ("Efficiency", "Commitment", "Integrity"):
        assert words.partition(f"{meter}: ")[2].split(".")[0] in ("thin", "held", "strong")
