"""A play in a terminal, from the shelf to the debrief, read as a player reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine import offers, pick, start
from game.terminal.core import Model, opening, update
from game.terminal.effects import Keep
from game.terminal.manner import Manner
from game.terminal.messages import Line
from game.terminal.playing import Playing
from tests.support.building import dead_end
from tests.support.plays import shipped
from tests.terminal.conftest import Player, scenario, squeezed

PICKS = ("lanes", "check", "page", "listen", "refuse", "timetable", "open", "sums")


def typed(*picks: str, scenario: str = "counted-twice") -> list[str]:
    """The numbers of some picks from the start, in the author's order."""
    play, found = start(shipped(scenario), 1), []
    for id in picks:
        found.append(str([offer.choice.id for offer in offers(play)].index(id) + 1))
        play = pick(play, id)
    return found


def test_the_briefing_comes_first(player: Player) -> None:
    """Who the player is, who is who, what the story holds; a number there chooses nothing."""
    briefing, refused, scene, _ = player.play("1", "")
    assert briefing.startswith("Counted Twice\n\ncharity, 15 minutes\n\nYou are operations manager")
    assert "\nWho is who\n  Ruth Adeyemi: Founder and director." in briefing
    assert "In this story: a charity under funding pressure" in briefing
    assert briefing.endswith("Enter begins. ? lists the keys.\n\n")
    assert refused.startswith("Choices come after the briefing.")
    assert scene.startswith("Monday, 06:40\n\nThe walk-in freezer died in the night.")


def test_a_scene_has_its_title_its_words_and_numbered_choices(player: Player) -> None:
    """The choices in order, the prompt with their numbers, each prompt a line of its own."""
    scene = player.play("")[1]
    assert "\n1. Leave it with Goran" in scene
    assert (
        "\n3. Split the crew: two on probes, two logging, three shifting. Nothing moves\n   without" in scene
    )
    assert scene.endswith("\n\nChoose 1, 2, 3 or 4. ? lists the keys.\n\n")


def test_speakers_are_named(player: Player, tmp_path: Path) -> None:
    """A paragraph that a person of the cast speaks begins with their name, also in the log."""
    scenes = (
        "  a:\n    title: A\n    text: |\n      A door.\n\n      ana worried: Who is there?\n"
        "    choices:\n      - {id: x, text: Answer., then: 'ana: You.', go: END}\n"
    )
    path = scenario(tmp_path, scenes, "{ana: {name: Ana Ruiz}}")
    _, scene, after, log, _ = player.play("", "1", "log", name=path)
    assert "A door.\n\nAna Ruiz: Who is there?\n" in scene
    assert "You: Answer.\n\nAna Ruiz: You.\n" in after
    assert log.startswith(
        "A\n\nA door.\n\nAna Ruiz: Who is there?\n\nYou: Answer.\n\nAna Ruiz: You.\n\nThe end"
    )


def test_a_choice_is_shown_with_what_came_of_it_and_what_follows(player: Player) -> None:
    """You, the consequence, the next scene: in that order, without a key in between."""
    after = player.play("", "3")[2]
    parts = [
        "You: Split the crew",
        "By ten to eight the bay is three queues",
        "Tuesday, after six",
        "Choose ",
    ]
    places = [after.index(part) for part in parts]
    assert places == sorted(places)


def test_every_choice_is_saved_before_it_is_shown_as_made(player: Player) -> None:
    """In the order of what happened, the save comes before the first word that follows a choice."""
    player.play("", *typed(*PICKS))
    for number, entry in enumerate(player.order):
        if isinstance(entry, Keep) and entry.play.last is not None:
            words = player.order[number + 1]
            assert isinstance(words, str)
            assert words.startswith("You: ")
    assert sum(isinstance(entry, Keep) for entry in player.order) == len(PICKS)


@pytest.mark.parametrize("line", ["", " ", "\t"])
def test_hurrying_chooses_nothing(player: Player, line: str) -> None:
    """Enter, however often, makes no choice at a decision."""
    _, _, *after = player.play("", line, line, line)
    assert all(words == "Choose 1, 2, 3 or 4. ? lists the keys.\n\n" for words in after[:-1])
    assert player.sitting.saves().saves == ()


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("5", "There is no choice 5 here."),
        ("0", "There is no choice 0 here."),
        ("999999999999", "“999999999999” means nothing here. ? lists the keys."),
        ("-1", "“-1” means nothing here."),
        ("1.", "“1.” means nothing here."),
        ("٣", "You: Split the crew"),
        ("lanes", "“lanes” means nothing here."),
        ("x" * 300, f"“{'x' * 40}…” means nothing here."),
        ("\x1b[31m\x07", "“ [31m ” means nothing here."),
        ("back 5", "This is the first decision: there is no choice to take back."),
        ("back x", "“back x” means nothing here."),
        ("width 5", "That is no value for it; type: width auto, 20 to 200."),
        ("timers maybe", "That is no value for it; type: timers usual, twice, five, off."),
        ("quit now", "“quit now” means nothing here."),
    ],
)
def test_a_line_that_means_nothing_is_answered(player: Player, line: str, answer: str) -> None:
    """With what is wrong, and the prompt; nothing is chosen."""
    assert squeezed(player.play("", line)[2]).startswith(answer)


def test_the_keys_are_listed_wherever_one_is(player: Player) -> None:
    """`?` lists the keys of the place, back, history, save and quit among them in a play."""
    keys = player.play("", "?")[2]
    for line in (
        "b or back: takes the last choice back",
        "h or history: lists your choices so far",
        "s or save: says where this is saved",
        "q or quit: ends, with everything saved",
        "v or look: says what the picture shows",
        "l or log: prints what was said so far",
        "o or settings: shows the settings",
    ):
        assert f"{line}" in keys
    assert player.play("help")[1].count(" or ") < keys.count(" or ")


def test_words_letters_and_other_words_do_the_same(player: Player) -> None:
    """`l`, `log` and `LOG` are one key; `undo` is `back`."""
    small, word, large = player.play("", "3", "l", "log", "LOG")[3:6]
    assert small == word == large
    assert small.startswith("Monday, 06:40\n\nThe walk-in freezer")
    assert "You: Split the crew" in squeezed(small)
    assert player.play("undo")[1].startswith("Monday, 06:40")


def test_reading_it_again(player: Player) -> None:
    """`r` prints the scene as it was."""
    _, scene, again, _ = player.play("", "r")
    assert again == scene


def test_looking_and_history_and_saving(player: Player) -> None:
    """The picture in words, the choices so far, the file and the seed."""
    look, history, save = player.play("", "3", "look", "history", "save")[3:6]
    assert look.startswith("A picture of Tuesday, after six.\n")
    assert history.startswith("1. the dead freezer\n   You: Split the crew")
    assert "Everything up to here is saved, in" in save
    assert str(player.sitting.saves().saves[0].path.name) in squeezed(save).replace(" ", "")
    assert "Its seed is 1." in save


def test_going_back_takes_choices_back(player: Player) -> None:
    """One, or to a decision by its number; the save follows."""
    numbers = typed(*PICKS[:3])
    once = player.play("", *numbers, "back")
    assert once[-2].startswith("Friday, nearly nine\n")
    assert player.sitting.saves().saves[0].save.picks == PICKS[:2]
    to_first = player.play("back 1")
    assert to_first[1].startswith("Monday, 06:40")
    assert player.sitting.saves().saves[0].save.picks == ()


def test_the_next_start_goes_on_with_the_whole_scene(player: Player) -> None:
    """No briefing, a line that says so, and the scene from its title on, choices included."""
    player.play("", "3")
    first = player.play()[0]
    assert first.startswith(
        "You carry on where you stopped.\n\nTuesday, after six\n\nGoran has the waste log"
    )
    assert "Choose 1, 2 or 3." in first


def test_quitting_says_what_is_kept(player: Player) -> None:
    """Nothing before the first choice; then how many are kept."""
    assert player.play("", "q")[2] == ""
    assert player.play("", "3", "q")[3] == "Your first choice is kept.\n\n"
    assert player.play("1", "q")[2] == "Your 2 choices so far are kept.\n\n"


def test_what_could_not_be_saved_is_never_called_kept(player: Player) -> None:
    """Who leaves while the disk takes nothing is told so, and what it takes again at the last is kept."""
    player.home.saves.parent.mkdir(parents=True, exist_ok=True)
    player.home.saves.write_text("in the way", encoding="utf-8")
    left = squeezed(player.play("", "3", "q")[3])
    assert left.startswith("Not saved: ")
    assert "kept" not in left
    assert "goes on" not in left

    def mend(words: str) -> None:
        if "Not saved:" in words:
            player.home.saves.unlink()

    player.told = mend
    assert player.play("", "3", "q")[-1] == "Your first choice is kept.\n\n"
    assert player.sitting.saves().saves[0].save.picks == ("lanes",)


def test_the_end_of_the_input_is_like_quitting(player: Player) -> None:
    """At a decision nothing is chosen by it."""
    assert player.play("", "3")[-1] == "Your first choice is kept.\n\n"
    assert player.sitting.saves().saves[0].save.picks == ("lanes",)


def test_beginning_again_hides_no_other_playthrough(player: Player) -> None:
    """A new one begins, and the older one can be taken up by `u`."""
    player.play("", "3", "2")
    player.play("new", "1")
    first, other, _ = player.play("u")
    assert "There is another unfinished playthrough, at “Friday, nearly nine”: type u for it." in squeezed(
        first
    )
    assert other.startswith("You carry on where you stopped.")
    assert sorted(len(saved.save.picks) for saved in player.sitting.saves().saves) == [1, 2]


def test_a_locked_choice_is_on_screen_with_its_reason(player: Player, tmp_path: Path) -> None:
    """It keeps its number, cannot be chosen, and the prompt leaves it out."""
    scenes = (
        "  a:\n    title: A\n    text: Here.\n    choices:\n"
        "      - {id: door, text: The door., if: seen(b), locked: It is locked., go: END}\n"
        "      - {id: on, text: Go on., go: b}\n  b:\n    title: B\n    text: There.\n    go: a\n"
    )
    _, scene, refused, after, ended, _ = player.play("", "1", "2", "1", name=scenario(tmp_path, scenes))
    assert "1. The door.\n   Not open: It is locked.\n\n2. Go on." in scene
    assert "Choose 2. ? lists the keys." in scene
    assert refused.startswith("1 is not open: It is locked.")
    assert "B\n\nThere.\n\nA\n\nHere." in after
    assert "Choose 1 or 2." in after
    assert "The end\n\nDone." in ended


def test_a_dead_end_has_a_way_back() -> None:
    """Where no choice is open the prompt names the keys that lead out."""
    model = Model(Playing(pick(start(dead_end()), "knock"), False), Manner(80))
    words = opening(model).words
    assert "1. Choose enter.\n   Not open: It is shut." in words
    assert "b takes the last choice back" in words
    back = update(model, Line("b")).model.screen
    assert isinstance(back, Playing)
    assert not back.play.length


def test_the_shelf(player: Player) -> None:
    """Scenarios by number, by id or by path; the state of each; what cannot be opened is said."""
    shelf, wrong, unknown, briefing, back, _ = player.play("9", "the-puor", "2", "x", name=None)
    assert shelf.startswith(
        "Fulcrum: the scenarios\n\n1. Bed Fourteen\n   health, 15 minutes\n   Not opened yet."
    )
    assert "Scenarios of your own go into" in shelf
    assert wrong.startswith("There is no scenario 9 here.")
    assert "Did you mean the-pour?" in unknown
    assert briefing.startswith("Counted Twice")
    assert back == shelf


def test_a_damaged_save_is_told_before_anything_else(player: Player) -> None:
    """Where it was the only one the briefing comes after the line, else the play that goes on."""
    player.play("", "3")
    (save,) = player.sitting.saves().saves
    save.path.write_bytes(b"{")
    briefing = player.play()[0]
    assert squeezed(briefing).startswith(f"{save.path} is damaged")
    assert "Counted Twice\n\ncharity, 15 minutes" in briefing
    player.play("", "3")
    save.path.with_name("other.json").write_bytes(b"{")
    carried = squeezed(player.play()[0])
    assert carried.startswith("You carry on where you stopped.")
    assert "other.json is damaged" in carried
