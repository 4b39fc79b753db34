"""What the value of a key can be, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

LARGEST_NUMBER = 10**15
"""No whole number of a scenario may be larger, up or down."""

LARGEST_EFFECT = 10**6
"""No effect and no start value of a meter may be larger."""


class Sort(Enum):
    """The sorts of values that the format has, each in an author's words."""

    LINE = "a text"
    PROSE = "a text in paragraphs"
    WHOLE = "a whole number"
    TRUTH = "true or false"
    WORD = "a word"
    ID = "an id"
    SCENE_ID = "the id of a scene"
    CHOICE_ID = "the id of a choice in this scene"
    CONDITION = "a condition"
    PICTURE = "the name of a picture, or a picture file beside the scenario"
    WORDS = "words in brackets"
    LINES = "a list of texts"
    STANDS = "a list of people from the cast, in brackets"
    SETTINGS = "a list, in brackets"
    FILES = "a list of files"
    METERS = "meters with whole numbers, in braces"
    NUMBERS = "names with whole numbers"
    MATERIALS = "materials with materials, in braces"
    PART = "keys of its own"
    PARTS = "a list, each entry after a dash"
    NAMED_PARTS = "ids, each with keys of its own"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value is: its sort, an example as an author writes it, and what narrows it.

    `low` and `high` bound a whole number, or how many entries a list has; `choices` are the words of which
    WORD has one and WORDS several; `part` names the part inside PART, PARTS and NAMED_PARTS; `says` stands
    for the sort's words where they can be said better. `end` lets a SCENE_ID be `END`, `dashes` lets an ID
    hold dashes, `spoken` lets a paragraph of PROSE begin with its speaker, `states` lets names follow a
    PICTURE.
    """

    sort: Sort
    example: str
    says: str = ""
    low: int = 0
    high: int = LARGEST_NUMBER
    choices: tuple[str, ...] = ()
    part: str = ""
    end: bool = False
    dashes: bool = False
    spoken: bool = False
    states: bool = False

    @property
    def below(self) -> bool:
        """Whether the example stands on a line of its own below the key, and not behind its colon."""
        return self.sort in (Sort.NAMED_PARTS, Sort.NUMBERS) or self.example.startswith("- ")

    @property
    def words(self) -> str:
        """What the value is, in an author's words, as in "it holds a whole number"."""
        return self.says or self.sort.value


def line(example: str) -> Kind:
    """A text that is shown in one piece; line ends in it count as spaces."""
    return Kind(Sort.LINE, example)


def prose(example: str, *, spoken: bool = True) -> Kind:
    """Paragraphs."""
    return Kind(Sort.PROSE, example, spoken=spoken)


def whole(low: int, high: int, example: str, says: str = "") -> Kind:
    """A whole number within bounds, both included."""
    return Kind(Sort.WHOLE, example, says, low, high)


def word(choices: tuple[str, ...], example: str) -> Kind:
    """One of a few words."""
    return Kind(Sort.WORD, example, f"{', '.join(choices[:-1])} or {choices[-1]}", choices=choices)


def words(choices: tuple[str, ...], low: int, high: int, example: str, says: str) -> Kind:
    """From `low` to `high` words of a set, none of them twice."""
    return Kind(Sort.WORDS, example, says, low, high, choices)


def id_of(example: str, *, dashes: bool = False) -> Kind:
    """An id that the part defines."""
    return Kind(Sort.ID, example, dashes=dashes)


def scene_id(*, end: bool = False) -> Kind:
    """The id of a scene."""
    return Kind(Sort.SCENE_ID, "freezer", "the id of a scene, or END" if end else "", end=end)


def condition(example: str = "told and standing >= 1") -> Kind:
    """A guard."""
    return Kind(Sort.CONDITION, example)


def picture(example: str, says: str = "", *, states: bool = False) -> Kind:
    """A shipped picture by name, or a file beside the scenario."""
    return Kind(Sort.PICTURE, example, says, states=states)


def meters(example: str) -> Kind:
    """Meters with whole numbers."""
    return Kind(Sort.METERS, example, low=-LARGEST_EFFECT, high=LARGEST_EFFECT)


def part(name: str, example: str) -> Kind:
    """One part inside another."""
    return Kind(Sort.PART, example, part=name)


def parts(name: str, example: str, low: int = 1, high: int = 1000) -> Kind:
    """From `low` to `high` parts, each after a dash."""
    return Kind(Sort.PARTS, example, "", low, high, part=name)


def named_parts(name: str, example: str) -> Kind:
    """Parts by id."""
    return Kind(Sort.NAMED_PARTS, example, part=name)


LINES = Kind(Sort.LINES, "- Who presses the button?")
TRUTH = Kind(Sort.TRUTH, "true")
CHOICE_ID = Kind(Sort.CHOICE_ID, "wait")
STANDS = Kind(Sort.STANDS, "[goran, linh worried]")
SETTINGS = Kind(Sort.SETTINGS, "[told]")
FILES = Kind(Sort.FILES, "[second-act.yaml]")
NUMBERS = Kind(Sort.NUMBERS, "load: 0", low=-LARGEST_NUMBER)
MATERIALS = Kind(Sort.MATERIALS, "{ochre: teal}")
