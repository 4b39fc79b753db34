"""One player at one scenario: opening, carrying on, playing again, comparing."""

from functools import partial
from itertools import count
from pathlib import Path

import pytest

from game.engine import Playthrough, back_to, offers, pick
from game.storage import Home, NotOpened, NotPlayable, Sitting
from game.storage.clock import later
from game.storage.keeping import TWO_WINDOWS
from game.storage.progress import where_it_stands
from tests.storage.test_finding import SOUND, own

PICKS = ("lanes", "check", "page", "listen", "refuse", "timetable", "open", "sums")

TIMES, SEEDS = count(), count(1)


def sitting(at: Home) -> Sitting:
    """A sitting whose clock and seeds count."""
    return Sitting(at, lambda: f"2031-01-01T00:00:00.{next(TIMES):03}Z", lambda: next(SEEDS))


def playing(one: Sitting, play: Playthrough, *picks: str) -> Playthrough:
    """Makes picks and keeps each."""
    for id in picks:
        play = pick(play, id)
        assert one.keep(play) is None
    return play


def test_the_next_start_goes_on_where_the_last_one_stopped(at: Home) -> None:
    """Seed, picks and the order of choices come back."""
    one = sitting(at)
    one.open("counted-twice")
    play = playing(one, one.begin(shuffle=False), "lanes", "check")
    one.close()
    again = sitting(at)
    again.open("counted-twice")
    taken = again.take_up()
    assert taken is not None
    assert taken.play == play
    assert (taken.shuffle, taken.notes, taken.others) == (False, (), ())
    again.close()


def test_a_finished_play_is_not_carried_on(at: Home) -> None:
    """After an ending the next start begins anew."""
    one = sitting(at)
    one.open("counted-twice")
    playing(one, one.begin(), *PICKS)
    one.close()
    assert sitting(at).shelf()[1].saves.endings == {"weighed_year": 1}
    again = sitting(at)
    again.open("counted-twice")
    assert again.take_up() is None


def test_the_latest_play_that_ended_can_be_looked_at_again(at: Home) -> None:
    """With its picks and its order; one that is not finished is none, and looking keeps nothing."""
    one = sitting(at)
    one.open("counted-twice")
    assert one.ended() is None
    playing(one, one.begin(), "lanes")
    assert one.ended() is None
    play = playing(one, one.begin(shuffle=False), *PICKS)
    one.close()
    again = sitting(at)
    again.open("counted-twice")
    last = again.ended()
    assert last is not None
    assert (last.play, last.shuffle) == (play, False)
    assert again.kept is None


def test_playing_again_from_a_decision_never_changes_the_finished_play(at: Home) -> None:
    """The first play stays as it ended, the second is kept as one of its own, and both can be compared."""
    one = sitting(at)
    one.open("counted-twice")
    first = playing(one, one.begin(), *PICKS)
    second = playing(one, back_to(first, 1), "ship", "park")
    assert {saved.save.picks for saved in one.saves().saves} == {PICKS, ("ship", "park")}
    assert second.seed == first.seed
    assert one.earlier(second) == (first,)
    assert one.earlier(first) == ()
    one.close()


def test_a_branch_keeps_its_own_order_of_choices(at: Home) -> None:
    """Going on from a decision of an earlier play: a save of its own, with the order that it is shown in."""
    one = sitting(at)
    one.open("counted-twice")
    first = playing(one, one.begin(shuffle=True), *PICKS)
    again = back_to(first, 3)
    one.branch(again, shuffle=False)
    playing(one, again, "chair")
    by_picks = {saved.save.picks: saved.save.shuffle for saved in one.saves().saves}
    assert by_picks == {PICKS: True, (*PICKS[:2], "chair"): False}
    one.close()


def test_two_sittings_at_one_save_keep_both(at: Home) -> None:
    """The second is told, and goes on under its own name."""
    one, two = sitting(at), sitting(at)
    one.open("counted-twice")
    play = playing(one, one.begin(), "lanes")
    two.open("counted-twice")
    taken = two.take_up()
    assert taken is not None
    assert taken.notes == (TWO_WINDOWS,)
    playing(two, taken.play, "check")
    playing(one, play, "park")
    assert {saved.save.picks for saved in one.saves().saves} == {("lanes", "check"), ("lanes", "park")}
    one.close()
    two.close()


def test_other_unfinished_plays_can_be_reached(at: Home) -> None:
    """Beginning again hides nothing: the older playthrough can be taken up by its place."""
    one = sitting(at)
    one.open("counted-twice")
    playing(one, one.begin(), "lanes", "check")
    playing(one, one.begin(), "ship")
    one.close()
    latest, older = one.take_up(1), one.take_up(2)
    assert latest is not None
    assert older is not None
    assert (latest.play.picks, older.play.picks) == (("ship",), ("lanes", "check"))
    assert [saved.save.picks for saved in latest.others] == [("lanes", "check")]
    assert one.take_up(3) is None
    one.close()


def test_a_save_of_an_edited_scenario_goes_as_far_as_it_can(at: Home) -> None:
    """It stops at a decision that is really there, says why, and the old save is left as it was."""
    path = own(at, "night.yaml", SOUND.replace(b"id: counted-twice", b"id: night"))
    one = sitting(at)
    one.open("night")
    playing(one, one.begin(), "lanes", "check")
    one.close()
    path.write_bytes(path.read_bytes().replace(b"id: check\n", b"id: reconcile\n"))
    again = sitting(at)
    again.open("night")
    taken = again.take_up()
    assert taken is not None
    assert taken.play.picks == ("lanes",)
    (note,) = taken.notes
    assert "decision 2" in note
    assert "“check”" in note
    playing(again, taken.play, "park")
    again.close()
    assert [saved.save.picks for saved in again.saves().saves] == [("lanes", "park"), ("lanes", "check")]


def test_a_corrected_word_ends_nobodys_play(at: Home) -> None:
    """New prose, another choice: the picks still fit, and the play goes on."""
    path = own(at, "night.yaml", SOUND.replace(b"id: counted-twice", b"id: night"))
    one = sitting(at)
    one.open("night")
    play = playing(one, one.begin(), "lanes", "check")
    one.close()
    path.write_bytes(path.read_bytes().replace(b"The walk-in freezer", b"The cold store"))
    again = sitting(at)
    again.open("night")
    taken = again.take_up()
    assert taken is not None
    assert taken.play.picks == play.picks
    assert taken.notes == ()
    again.close()


def test_a_scenario_with_faults_is_told_and_leaves_the_open_one(at: Home, tmp_path: Path) -> None:
    """What cannot be opened changes nothing."""
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("fulcrum: 1\ntitle: x\n", encoding="utf-8")
    one = sitting(at)
    one.open("counted-twice")
    play = playing(one, one.begin(), "lanes")
    with pytest.raises(NotPlayable) as caught:
        one.open(str(faulty))
    assert caught.value.diagnostics
    with pytest.raises(NotOpened):
        one.open("nothing-of-the-kind")
    playing(one, play, "check")
    one.close()


def test_the_shelf_says_where_a_player_stands(at: Home) -> None:
    """Not opened, carried on, finished: one sentence each."""
    one = sitting(at)

    def states() -> dict[str, str]:
        return {on.listed.id: where_it_stands(on.listed, on.saves) for on in one.shelf()}

    assert set(states().values()) == {"Not opened yet."}
    one.open("counted-twice")
    play = playing(one, one.begin(), "lanes")
    assert states()["counted-twice"] == "Carry on at “Tuesday, after six”."
    playing(one, play, *PICKS[1:])
    assert states()["counted-twice"] == "Finished once."
    playing(one, one.begin(), *PICKS)
    assert states()["counted-twice"] == "Finished twice, 1 ending."
    own(at, "faulty.yaml", b"fulcrum: 1\n")
    assert states()["faulty"].startswith("Can’t be played yet:")
    one.close()


def test_a_clock_that_was_set_back_changes_nothing(at: Home) -> None:
    """What was played last is what the next start goes on with, whatever the clock said then."""
    times = ["2031-01-02T00:00:00.000Z", "2030-01-01T00:00:00.000Z", "2030-01-01T00:00:00.000Z"]
    for length, now in enumerate(times, 1):
        one = Sitting(at, partial(str, now), partial(int, length))
        one.open("the-pour")
        one.take_up()
        play = one.begin()
        for _ in range(length):
            play = playing(one, play, next(offer.choice.id for offer in offers(play) if offer.open))
        one.close()
    again = Sitting(at)
    again.open("the-pour")
    taken = again.take_up()
    assert taken is not None
    assert taken.play.length == 3
    assert later("2031", "2030+000009") == "2031"
    assert later("2029", "2030+000009") == "2030+000010"
    assert later("2029", "2030+odd") == "2030+000001"


def test_what_was_played_is_saved_or_not(at: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was at first; a pick that can't be written is not saved until it is, whatever else is."""
    one = sitting(at)
    one.open("counted-twice")
    assert not one.saved
    first = playing(one, one.begin(), "lanes")
    assert one.saved

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("game.storage.keeping.write", full)
        lost = pick(first, "check")
        assert one.keep(lost) is not None
        assert not one.saved
    other = playing(one, one.begin(), "call")
    assert one.keeps(other)
    assert not one.saved, "the second pick of the first play is still nowhere"
