"""What the YAML beside the pictures says, as values: palette, materials, modes, moods, and an entry for
every place, person, spot and cover. The numbers are read, never repeated in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Data = Mapping[str, Any]
View = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Light:
    """How a place lights people: shade goes `shadow_k` toward `shadow`, lit tones `key_k` toward `key`."""

    shadow: str
    shadow_k: float
    key: str
    key_k: float

    @classmethod
    def read(cls, data: Data) -> Light:
        """From an entry's `light`."""
        return cls(data["shadow"], float(data["shadow_k"]), data["key"], float(data["key_k"]))


@dataclass(frozen=True, slots=True)
class Mode:
    """The page's colours in day, dark or hc, and how a picture follows them. Paper becomes `page`, every
    other colour goes `k` of the way `toward`, and people's lit tones go `people` further to the shadow."""

    name: str
    page: str
    people: float
    words: str
    quiet: str
    hairline: str
    numeral: str
    chosen: str
    chosen_words: str
    chosen_numeral: str
    marker: str
    toward: str
    k: float

    @classmethod
    def read(cls, name: str, data: Data) -> Mode:
        """From the entry of that name in `modes`."""
        numbers = {"people": float(data["people"]), "k": float(data["k"])}
        return cls(name=name, **{**data, **numbers})


@dataclass(frozen=True, slots=True)
class Gesture:
    """A mood as one person shows it. None means: as `moods` in art.yaml says."""

    arms: str
    describes: str
    head: tuple[float, float, float] | None = None
    body: tuple[float, float] | None = None
    hat: float = 0.0
    hatless: bool = False

    @classmethod
    def read(cls, data: Data) -> Gesture:
        """From a person's mood: `hat` is a list with the turn, or the word none."""
        hat = data.get("hat", [0])
        head, body = data.get("head"), data.get("body")
        return cls(
            arms=data["arms"],
            describes=data["describes"],
            head=(float(head[0]), float(head[1]), float(head[2])) if head else None,
            body=(float(body[0]), float(body[1])) if body else None,
            hat=0.0 if hat == "none" else float(hat[0]),
            hatless=hat == "none",
        )


@dataclass(frozen=True, slots=True)
class Mood:
    """What a mood does to head (turn in degrees, x, y) and body (lean in degrees, drop) of anybody, and the
    mood whose arms stand in where nobody drew it."""

    head: tuple[float, float, float]
    body: tuple[float, float]
    instead: str | None

    @classmethod
    def read(cls, data: Data) -> Mood:
        """From an entry of `moods` in art.yaml."""
        turn, x, y = (float(v) for v in data["head"])
        lean, drop = (float(v) for v in data["body"])
        return cls((turn, x, y), (lean, drop), data.get("instead"))


@dataclass(frozen=True, slots=True)
class Footing:
    """Where somebody stands: the person's scale, and where the middle of their waist comes in the place."""

    scale: float
    x: float
    y: float

    @classmethod
    def read(cls, data: Any) -> Footing:
        """From [scale, x, y]."""
        return cls(float(data[0]), float(data[1]), float(data[2]))


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place's words, light, where its dark step for names ends (x), and where people stand. No face may
    come right of `faces` (x) where people stand closer: something before them begins there."""

    id: str
    describes: str
    light: Light
    step: float
    stands: tuple[Footing, ...]
    crowd: tuple[Footing, ...] = ()
    clips: tuple[View, ...] = ()
    variants: Mapping[str, str] = field(default_factory=dict)
    faces: float | None = None

    @classmethod
    def read(cls, id: str, data: Data) -> PlaceEntry:
        """From an entry of places.yaml."""
        return cls(
            id=id,
            describes=data["describes"],
            light=Light.read(data["light"]),
            step=float(data["step"]),
            stands=tuple(Footing.read(s) for s in data["stands"]),
            crowd=tuple(Footing.read(s) for s in data.get("crowd", ())),
            clips=tuple((float(c[0]), float(c[1]), float(c[2]), float(c[3])) for c in data.get("clips", ())),
            variants=dict(data.get("variants", {})),
            faces=float(data["faces"]) if "faces" in data else None,
        )


USUAL_REACH, USUAL_HAIR = 356.0, 140.0
"""How far people come to the right of the waist, and to its left at the height of a face, who have no `reach`
and no `hair` of their own."""


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person's words, the pivot of the head, the moods that were drawn, and two lengths in the person's own
    units. `reach` is how far the widest gesture of any mood comes, from the waist to the right; `hair` how
    far braids, a hat or a raised elbow come to the left at the height of a face, in the usual mood."""

    id: str
    describes: str
    pivot: tuple[float, float]
    moods: Mapping[str, Gesture]
    reach: float
    hair: float

    @classmethod
    def read(cls, id: str, data: Data) -> PersonEntry:
        """From an entry of people.yaml."""
        x, y = data["pivot"]
        moods = {name: Gesture.read(mood) for name, mood in data["moods"].items()}
        reach, hair = float(data.get("reach", USUAL_REACH)), float(data.get("hair", USUAL_HAIR))
        return cls(id, data["describes"], (float(x), float(y)), moods, reach, hair)


@dataclass(frozen=True, slots=True)
class SpotEntry:
    """An object's words and the colour field that it sits on."""

    id: str
    describes: str
    field: str


@dataclass(frozen=True, slots=True)
class CoverEntry:
    """A cover's words, the colour of the title that stands on it, and `foot`, the lower edge of the part that
    shows its object alone, in the cover's own units. `clear` says that words can stand at its very foot.
    `object` is where an object beside the title begins and ends, from the left; None: under the title."""

    id: str
    describes: str
    title: str
    foot: float
    clear: bool = True
    object: tuple[float, float] | None = None

    @classmethod
    def read(cls, id: str, data: Data) -> CoverEntry:
        """From an entry of covers.yaml."""
        start, end = data.get("object", (0, 0))
        beside = (float(start), float(end)) if end else None
        clear = bool(data.get("clear", True))
        return cls(id, data["describes"], data["title"], float(data["foot"]), clear, beside)


@dataclass(frozen=True, slots=True)
class Shares:
    """How far fields, objects and covers go toward a mode's `toward`, 0 to 1, and the shelf's colour. A
    field of None is the page itself."""

    shelf: str
    field: float | None
    object: float
    cover: float

    @classmethod
    def read(cls, data: Data) -> Shares:
        """From an entry of `modes` in plain.yaml."""
        field = None if data["field"] == "page" else float(data["field"])
        return cls(data["shelf"], field, float(data["object"]), float(data["cover"]))


@dataclass(frozen=True, slots=True)
class Art:
    """What all the pictures share."""

    palette: Mapping[str, tuple[str, ...]]
    materials: Mapping[str, tuple[str, str, str]]
    rims: tuple[str, ...]
    modes: Mapping[str, Mode]
    moods: Mapping[str, Mood]
    sheet_light: Light

    @classmethod
    def read(cls, data: Data) -> Art:
        """From art.yaml."""
        return cls(
            palette={name: tuple(row) for name, row in data["palette"].items()},
            materials={name: (m[0], m[1], m[2]) for name, m in data["materials"].items()},
            rims=tuple(data["rims"]),
            modes={name: Mode.read(name, mode) for name, mode in data["modes"].items()},
            moods={name: Mood.read(mood) for name, mood in data["moods"].items()},
            sheet_light=Light.read(data["sheet_light"]),
        )
