"""Pictures in words: the order they are read in, and how the words follow the cast."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from game.model import Place
from game.pictures import UNTOLD, Library, OwnPictures, describe_person, describe_place, describe_scene
from game.pictures.words import recast
from tests.pictures.people import Person, png, somebody, svg


@dataclass(frozen=True)
class Shown:
    """The part of a page that a picture is made of."""

    place: Place | None
    people: tuple[Person, ...]
    object: str | None = None


def test_a_scene_is_read_place_first_then_people_from_near_to_far(library: Library) -> None:
    """The place with its states, then each person with what the body does."""
    page = Shown(Place("slab_edge", ("wet",)), (somebody("vasile stern"), somebody("lupe")))
    place = library.places["slab_edge"]
    assert describe_scene(library, page) == (
        f"{place.describes} {place.variants['wet']} "
        "Vasile: a gang leader in his fifties in a dark gilet, sleeves pushed up, a red helmet on backwards "
        "with a tally on it. He stands with arms crossed. "
        "Lupe: a pump operator, a big calm woman in teal overalls and a full-brimmed straw helmet with a "
        "flower on it. She holds the remote at her waist, thumbs by its red button."
    )


def test_a_page_without_a_picture_says_nothing(library: Library) -> None:
    """No place and nobody in it is the empty text."""
    assert describe_scene(library, Shown(None, ())) == ""


def test_a_mood_that_nobody_drew_is_told_by_the_arms_that_are_seen(library: Library) -> None:
    """Mr Bashir was not drawn surprised: he still holds his bag."""
    assert describe_person(library, somebody("bashir surprised")).endswith(
        "He holds a carrier bag in front of him in both hands."
    )


@pytest.mark.parametrize(
    ("id", "recolour", "words"),
    [
        ("goran", (("ochre", "teal"),), "in a teal dust coat"),
        ("lars", (("brick", "ochre"),), "in an ochre gilet"),
        ("goran", (("ink", "brick"),), "brick-red cap"),
        ("hanne", (("mist", "straw"),), "in a straw-coloured raincoat"),
        ("goran", (("velvet", "teal"),), "in an ochre dust coat"),
        ("goran", (("ochre", "velvet"),), "in an ochre dust coat"),
    ],
)
def test_words_follow_somebody_who_is_cast_anew(
    library: Library, id: str, recolour: tuple[tuple[str, str], ...], words: str
) -> None:
    """What is now teal is called teal, with the right article."""
    assert words in recast(library, library.people[id].describes, recolour)


def test_two_colours_that_change_places_are_both_said(library: Library) -> None:
    """No word is changed twice."""
    said = recast(library, "A dark gilet and a red helmet.", (("ink", "brick"), ("brick", "ink")))
    assert said == "A brick-red gilet and a dark helmet."


def test_without_a_place_the_object_is_said(library: Library) -> None:
    """A shipped one, or an author's own in the words of its file; one that nobody drew is nothing."""
    beside = OwnPictures({"bell.svg": svg("<desc>A bell</desc><path/>"), "mute.png": png(3, 2)}.__getitem__)
    said = {
        name: describe_scene(library, Shown(None, (), name), beside)
        for name in ("key", "bell.svg", "mute.png")
    }
    assert said == {"key": library.spots["key"].describes, "bell.svg": "A bell.", "mute.png": UNTOLD}
    assert describe_scene(library, Shown(None, (), "kee"), beside) == ""
    assert "key" not in describe_scene(library, Shown(Place("slab_edge"), (), "key"), beside)


def test_an_authors_picture_speaks_for_itself(library: Library) -> None:
    """Its description or its title is said; without either, that there is a picture."""
    files = {
        "yard.svg": svg("<title>Yard</title><desc>A yard with two dogs</desc><path/>"),
        "hall.svg": svg("<title>A long hall</title><path/>"),
        "roof.png": png(3, 2, words="A roof at dusk."),
        "mute.png": png(3, 2),
    }
    beside = OwnPictures(lambda name: files[name])
    said = [describe_place(library, Place(name), beside) for name in files]
    assert said == [
        "A yard with two dogs.",
        "A long hall.",
        "A roof at dusk.",
        "A picture of the author’s own, without words.",
    ]


def test_a_card_is_named_and_no_more(library: Library) -> None:
    """There is nothing else to see."""
    assert describe_person(library, somebody("marisol")) == "Marisol is there, shown as a plain card."


def test_an_unknown_place_is_told_as_the_room_that_stands_in(library: Library) -> None:
    """Words and picture agree."""
    assert describe_place(library, Place("submarine")) == library.plain_place.describes
