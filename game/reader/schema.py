"""The scenario format, described once: every part, its keys, what each key holds and what it is for.

The reader checks by this description, its messages and suggestions come from it, and so can a JSON Schema and
the tables of a manual. A part is a mapping in the file; a key is one line of its table.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.model import METER_NAMES, Principle, Risk
from game.reader import kinds
from game.reader.kinds import Kind

FORMAT_VERSION = 1
"""The version of the format that this program reads."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a part: its name, what it holds, one sentence on it, and what holds where it is left out.

    `field` is the model's name for it, where that is another one.
    """

    name: str
    kind: Kind
    help: str
    required: bool = False
    default: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One sort of mapping in a scenario: its name, what it is called in words, what it is, and its keys."""

    name: str
    words: str
    help: str
    keys: tuple[Key, ...]
    by_name: dict[str, Key] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {key.name: key for key in self.keys})


_PRINCIPLES = tuple(principle.value for principle in Principle)
_RISKS = tuple(risk.value for risk in Risk)

_TEXT = Key("text", kinds.prose("You are at the door."), "What is told.", required=True, field="prose")
_ALSO = Key(
    "also",
    kinds.parts("also", "- {if: told, text: Somebody has told her.}"),
    "Extra paragraphs, in order, each shown when its condition holds.",
)
_PLACE = Key(
    "place",
    kinds.picture("warehouse", "the name of a place, or a picture file beside the scenario", states=True),
    "Where it happens: a shipped place with the states it is in after it, or a picture file.",
)
_OBJECT = Key(
    "object",
    kinds.picture("kettle"),
    "A small still life that stands for it in the debrief, on the map and in the log.",
)
_EFFECTS = Key(
    "effects",
    kinds.meters("{efficiency: +1, standing: -1}"),
    "What it adds to the meters and to standing; nothing is ever clamped.",
    default="{}",
)
_SETS = Key(
    "sets",
    kinds.SETTINGS,
    "Flags to remember, and new values for variables as `name: expression`, from top to bottom.",
    default="[]",
)
_THEN = Key(
    "then", kinds.prose("The call goes well."), "What happens, shown at once; it shows and never judges."
)
_BECAUSE = Key("because", kinds.line("It was what the diary expected."), "Why, for the debrief.")
_GO = Key("go", kinds.scene_id(end=True), "Where it leads: a scene, or END.")

_CAST = Key(
    "cast", kinds.named_parts("person", "goran: {name: Goran Petrović}"), "The people, each under an id."
)
_SCENES = Key(
    "scenes",
    kinds.named_parts("scene", "freezer: {title: Monday, text: The freezer died., go: END}"),
    "The scenes, each under its id.",
    required=True,
)

SCENARIO = Part(
    "scenario",
    "a scenario",
    "The whole file.",
    (
        Key(
            "fulcrum",
            kinds.whole(1, 10**6, "1", "the format version, 1"),
            "The format version; this program reads 1.",
            required=True,
            field="format",
        ),
        Key("title", kinds.line("Counted Twice"), "The name in the library.", required=True),
        Key(
            "id",
            kinds.id_of("counted-twice", dashes=True),
            "The stable identity of saves, results and translations.",
            default="the file's name",
        ),
        Key("sector", kinds.line("charity"), "The line of work, shown in the library."),
        Key(
            "minutes",
            kinds.whole(1, 600, "15", "a whole number of minutes"),
            "How long a play takes, shown in the library.",
        ),
        Key("language", kinds.line("en-GB"), "The language it is written in."),
        Key("author", kinds.line("A. Writer"), "Who wrote it."),
        Key("licence", kinds.line("CC BY 4.0"), "Under which terms it may be used."),
        Key("content_note", kinds.line("Blame, tiredness."), "What somebody may want to know beforehand."),
        Key("summary", kinds.line("Forty hours before a pay run."), "A sentence or two for the library."),
        Key(
            "role",
            kinds.prose("You run the night shift.", spoken=False),
            "The briefing: who you are and what is at stake.",
            required=True,
        ),
        _CAST,
        Key(
            "cover",
            kinds.picture("counted-twice"),
            "The scenario's cover in the library.",
            default="the picture of the scenario's id",
        ),
        Key("variables", kinds.NUMBERS, "Numbers that choices change; flags need no declaration."),
        Key("meters", kinds.meters("{standing: 1}"), "Start values of the meters.", default="all 0"),
        Key(
            "include",
            kinds.FILES,
            "Files whose scenes and cast join this one, relative to this file and inside its folder.",
        ),
        Key("start", kinds.scene_id(), "The scene where a play begins.", default="the first scene"),
        _SCENES,
        Key(
            "endings",
            kinds.parts("ending", "- {id: done, title: Done, text: It is done.}"),
            "The first whose condition holds is the ending; the last has none.",
            required=True,
        ),
        Key("questions", kinds.LINES, "More questions to think about, for the debrief."),
    ),
)

INCLUDED = Part(
    "included",
    "an included file",
    "A file that a scenario includes.",
    (_CAST, Key("scenes", _SCENES.kind, _SCENES.help)),
)

PERSON = Part(
    "person",
    "a member of the cast",
    "Somebody who stands on stage, speaks or is spoken of.",
    (
        Key("name", kinds.line("Goran Petrović"), "The name as it is shown.", required=True),
        Key("who", kinds.line("Warehouse supervisor."), "A line on who this is."),
        Key(
            "portrait",
            kinds.picture("goran", "the name of a shipped person, or a picture file beside the scenario"),
            "A shipped person, or a picture file beside the scenario.",
            default="the shipped person of that id",
        ),
        Key("recolour", kinds.MATERIALS, "Casts a shipped person anew: each material and what replaces it."),
    ),
)

SCENE = Part(
    "scene",
    "a scene",
    "A page: what is told, and either choices or what follows.",
    (
        Key("title", kinds.line("Monday, 06:40"), "The heading.", required=True),
        Key(
            "called",
            kinds.line("the dead freezer"),
            "Two to five words that name the decision inside a sentence.",
            default="the title",
        ),
        _PLACE,
        _OBJECT,
        Key("with", kinds.STANDS, "Who is on stage, nearest first, with a mood if need be.", field="people"),
        _TEXT,
        _ALSO,
        Key("moment", kinds.part("moment", "{calls_for: [process]}"), "What the decision calls for."),
        Key("timer", kinds.part("timer", "{seconds: 45, choose: wait}"), "What happens without a decision."),
        Key(
            "facilitator",
            kinds.part("facilitator", "{note: Let them laugh first.}"),
            "Prompts for a workshop, never shown to players.",
        ),
        Key(
            "choices",
            kinds.parts("choice", "- {id: wait, text: Wait for Goran., go: END}", high=6),
            "One to six choices.",
        ),
        Key("go", kinds.scene_id(end=True), "What follows a scene without choices: a scene, or END."),
    ),
)

ALSO = Part(
    "also",
    "an extra paragraph",
    "Paragraphs that are shown when a condition holds.",
    (
        Key("if", kinds.condition(), "When it is shown.", required=True, field="when"),
        _TEXT,
    ),
)

MOMENT = Part(
    "moment",
    "a moment",
    "What a decision calls for, and where a reader could see it.",
    (
        Key(
            "calls_for",
            kinds.words(_PRINCIPLES, 1, 2, "[process, people]", "one or two principles in brackets"),
            "One or two principles.",
            required=True,
        ),
        Key("why", kinds.line("The method is known."), "Two to four sentences for the debrief."),
        Key("cues", kinds.LINES, "Phrases copied word for word from the scene's text."),
    ),
)

TIMER = Part(
    "timer",
    "a timer",
    "What happens when nobody decides.",
    (
        Key(
            "seconds",
            kinds.whole(1, 3600, "45", "a whole number of seconds"),
            "How long there is to decide.",
            required=True,
        ),
        Key("choose", kinds.CHOICE_ID, "The choice that is then made.", required=True),
    ),
)

FACILITATOR = Part(
    "facilitator",
    "a facilitator's note",
    "Prompts for a workshop.",
    (
        Key("ask", kinds.LINES, "Questions to put to the room."),
        Key("note", kinds.line("Most rooms laugh here."), "A hint for whoever leads it."),
    ),
)

CHOICE = Part(
    "choice",
    "a choice",
    "Something a player can do.",
    (
        Key("id", kinds.id_of("wait"), "Its id, its own in the scene.", required=True),
        Key("text", kinds.line("Wait for Goran."), "What the player reads.", required=True),
        Key("if", kinds.condition(), "When it is on screen.", field="when"),
        Key(
            "locked",
            kinds.line("You have no key."),
            "With this reason it is on screen, and cannot be picked, while the condition does not hold.",
        ),
        Key("once", kinds.TRUTH, "Gone after it has been picked.", default="false"),
        Key(
            "draws_on",
            kinds.words(_PRINCIPLES, 0, 3, "[process, people]", "up to three principles in brackets"),
            "Up to three principles; its lean follows from them.",
            default="[]",
        ),
        _EFFECTS,
        Key(
            "risk",
            kinds.word(_RISKS, "some"),
            "What the player could see they were staking.",
            default="none",
        ),
        Key(
            "expected",
            kinds.TRUTH,
            "True on the choice this culture would not question; at most one a scene.",
            default="false",
        ),
        _SETS,
        _THEN,
        _BECAUSE,
        _GO,
        Key(
            "outcomes",
            kinds.parts("outcome", "- {if: told, go: kitchen}"),
            "Different results of the same words: the first whose condition holds, or a share by odds.",
        ),
    ),
)

OUTCOME = Part(
    "outcome",
    "an outcome",
    "One result of a choice; what it leaves out is the choice's own.",
    (
        Key("if", kinds.condition(), "When it happens.", field="when"),
        Key(
            "odds",
            kinds.whole(1, 10**6, "2", "a whole number from 1"),
            "Its share of the chance among the outcomes with odds whose conditions hold.",
        ),
        _THEN,
        _EFFECTS,
        _SETS,
        _BECAUSE,
        _GO,
    ),
)

ENDING = Part(
    "ending",
    "an ending",
    "How a scenario can end.",
    (
        Key("id", kinds.id_of("true_number"), "Its id.", required=True),
        Key("title", kinds.line("A true number"), "The heading.", required=True),
        Key(
            "if",
            kinds.condition(),
            "When it is the ending; every ending but the last has one.",
            field="when",
        ),
        _TEXT,
        _ALSO,
        _PLACE,
        _OBJECT,
    ),
)

_ALL = (SCENARIO, INCLUDED, PERSON, SCENE, ALSO, MOMENT, TIMER, FACILITATOR, CHOICE, OUTCOME, ENDING)
PARTS: dict[str, Part] = {part.name: part for part in _ALL}
"""Every part by name."""

ALL_KEYS = frozenset(key.name for part in _ALL for key in part.keys).union(METER_NAMES)
"""Every word that the format knows as a key."""
