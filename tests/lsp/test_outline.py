"""What a file names, and where it mentions names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.lsp.outline import Stretch, Thing, outline
from game.lsp.place import place_of
from tests.lsp.conftest import SMALL


def _word(text: str, at: Stretch) -> str:
    assert at.line == at.end_line
    return text.split("\n")[at.line][at.column : at.end_column]


def test_every_name_is_found_where_it_stands(small: str) -> None:
    """Scenes, people, endings, choices, variables and flags, each with its place."""
    found = outline("late-keys.yaml", small)
    names = {(one.of.thing, one.of.name) for one in found.defined}
    assert names == {
        (Thing.PERSON, "ada"),
        (Thing.VARIABLE, "load"),
        (Thing.SCENE, "door"),
        (Thing.SCENE, "hall"),
        (Thing.CHOICE, "wait"),
        (Thing.CHOICE, "leave"),
        (Thing.CHOICE, "sit"),
        (Thing.CHOICE, "stand"),
        (Thing.FLAG, "told"),
        (Thing.ENDING, "done"),
        (Thing.ENDING, "gone"),
    }
    assert all(_word(small, one.of.at) == one.of.name for one in found.defined)


def test_every_mention_is_found_where_it_stands(small: str) -> None:
    """In `go`, on stage, before what somebody says, in conditions and in what a choice sets."""
    found = outline("late-keys.yaml", small)
    mentions = [(one.thing, one.name, small.split("\n")[one.at.line].strip()[:5]) for one in found.mentioned]
    assert all(_word(small, one.at) == one.name for one in found.mentioned)
    assert mentions.count((Thing.SCENE, "hall", "go: h")) == 1
    assert mentions.count((Thing.SCENE, "hall", "- {id")) == 1
    assert mentions.count((Thing.PERSON, "ada", "with:")) == 1
    assert mentions.count((Thing.PERSON, "ada", "ada: ")) == 1
    assert mentions.count((Thing.FLAG, "told", "if: n")) == 1
    assert mentions.count((Thing.VARIABLE, "load", "sets:")) == 2
    assert mentions.count((Thing.CHOICE, "wait", "- {id")) == 1


def test_a_file_that_is_broken_keeps_what_can_be_read(small: str) -> None:
    """A bracket that is never closed hides nothing above it."""
    found = outline("late-keys.yaml", small.replace("[told, load: load + 1]", "[told"))
    assert not found.whole
    assert any(one.of.name == "door" for one in found.defined)


@given(
    st.text(alphabet=st.sampled_from("adort:-[]{}|'\"#\t \n\r€😀"), max_size=60), st.integers(0, len(SMALL))
)
def test_nothing_that_is_typed_is_too_much(typed: str, at: int) -> None:
    """Whatever is typed wherever, there is an outline, and asking for the place of the cursor is answered."""
    text = SMALL[:at] + typed + SMALL[at:]
    outline("late-keys.yaml", text)
    before = text[: at + len(typed)]
    lines = text.split("\n")
    place_of("late-keys.yaml", lines, before.count("\n"), len(before.rpartition("\n")[2]))
