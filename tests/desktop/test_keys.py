"""Keys that a reader has changed: what they mean, what is refused, what is kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.desktop.keys import BY_NAME, FIXED, USES, alone, key_of, meant, named, put, refused, usable
from game.desktop.messages import Press
from game.desktop.preferences import Preferences, as_dict, from_dict

KEYS = st.sampled_from([*(use.usual for use in USES), "w", "a", "q", "f5", "home", *sorted(FIXED)])


def test_a_changed_key_means_what_the_usual_one_meant_and_that_one_means_nothing() -> None:
    """W for up: W goes up, the arrow does nothing, all else stays."""
    changed = put(BY_NAME["up"], "w", ())
    up = meant(Press("w", 1.0, letter="w"), changed)
    assert up is not None
    assert (up.key, up.letter) == ("up", "")
    assert meant(Press("up", 1.0), changed) is None
    assert meant(Press("down", 1.0), changed) == Press("down", 1.0)


def test_another_key_for_a_letter_is_no_letter() -> None:
    """What was said on F4 opens where single letters are off; on K it is a letter like L."""
    moved = meant(Press("f4", 1.0), put(BY_NAME["log"], "f4", ()))
    assert moved == Press("l", 1.0)
    assert meant(Press("k", 1.0, letter="k"), put(BY_NAME["log"], "k", ())) == Press("l", 1.0, letter="l")


def test_buttons_mean_what_they_did_whatever_the_keys_mean() -> None:
    """A gamepad's and a mouse's button, and the one of a clicker that sends Escape in turn with F5."""
    changed = put(BY_NAME["act"], "k", put(BY_NAME["back"], "j", ()))
    for button in (Press("enter", 1.0, button=True), Press("escape", 1.0, button=True)):
        assert meant(button, changed) == button
    assert meant(Press("escape", 1.0, start=True), changed) == Press("escape", 1.0, start=True)


def test_a_key_that_is_taken_is_refused_by_name() -> None:
    """The sentence says which use has it, and that fixed keys keep theirs."""
    assert "“What was said”" in refused(BY_NAME["up"], "l", ())
    assert refused(BY_NAME["up"], "tab", ()).startswith("Tab keeps its meaning")
    assert refused(BY_NAME["log"], "l", ()) == ""


def test_a_key_that_was_given_away_can_be_taken() -> None:
    """Once L no longer opens what was said, it may do something else."""
    changed = put(BY_NAME["log"], "k", ())
    assert refused(BY_NAME["up"], "l", changed) == ""


@given(st.lists(st.tuples(st.sampled_from(USES), KEYS), max_size=12))
def test_no_order_of_changes_gives_two_uses_one_key(changes: list[tuple[object, str]]) -> None:
    """Refusing what conflicts keeps every use on a key of its own, and every key can be undone."""
    changed: tuple[tuple[str, str], ...] = ()
    for use, key in changes:
        if not refused(use, key, changed):  # type: ignore[arg-type]
            changed = put(use, key, changed)  # type: ignore[arg-type]
    held = [key_of(use, changed) for use in USES]
    assert len(set(held)) == len(USES)
    assert not set(held) & FIXED
    assert from_dict(as_dict(Preferences(keys=changed))).keys == changed  # type: ignore[arg-type]


def test_a_settings_file_that_contradicts_itself_is_taken_as_far_as_it_goes() -> None:
    """Unknown uses, fixed keys and a key given twice are left out."""
    kept = usable({"up": "w", "down": "w", "nothing": "q", "log": "tab", "on": ""})
    assert kept in ((("up", "w"),), (("down", "w"),))


def test_a_modifier_alone_is_no_key() -> None:
    """Shift is pressed on the way to another key; letters and function keys are keys."""
    assert not any(alone(key) for key in ("left shift", "right ctrl", "left alt", "caps lock", "numlock"))
    assert all(alone(key) for key in ("k", "f5", "enter", "home", ";"))


def test_every_key_has_a_name_to_show() -> None:
    """Letters in capitals, function keys by number, others as they stand on a keyboard."""
    assert [named(key) for key in ("l", "f11", "page_up", "left ctrl")] == [
        "L",
        "F11",
        "Page Up",
        "Left ctrl",
    ]
