"""The pictures: our own SVG posed, recoloured and graded, text to text. This room knows no screen and opens
no file."""

from game.pictures.composed import composed
from game.pictures.figure import Figure, OnStage
from game.pictures.library import Library
from game.pictures.listing import catalogue, listing
from game.pictures.objects import (
    AIR,
    COVER,
    SPOT,
    Cover,
    Head,
    Spot,
    cover,
    cover_view,
    field_in,
    head,
    own_ground,
    spot,
    title_ends,
    words_on,
)
from game.pictures.own import Beside, OwnPicture, OwnPictures, Refused, inspect
from game.pictures.place import SEAM, STAGE
from game.pictures.scenery import Scenery, scenery
from game.pictures.words import (
    UNTOLD,
    describe_looks,
    describe_mood,
    describe_object,
    describe_person,
    describe_place,
    describe_scene,
)

__all__ = [
    "AIR",
    "COVER",
    "SEAM",
    "SPOT",
    "STAGE",
    "UNTOLD",
    "Beside",
    "Cover",
    "Figure",
    "Head",
    "Library",
    "OnStage",
    "OwnPicture",
    "OwnPictures",
    "Refused",
    "Scenery",
    "Spot",
    "catalogue",
    "composed",
    "cover",
    "cover_view",
    "describe_looks",
    "describe_mood",
    "describe_object",
    "describe_person",
    "describe_place",
    "describe_scene",
    "field_in",
    "head",
    "inspect",
    "listing",
    "own_ground",
    "scenery",
    "spot",
    "title_ends",
    "words_on",
]
