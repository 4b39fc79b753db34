"""The pictures: our own SVG posed, recoloured and graded, text to text. This room knows no screen and opens
no file."""

from game.pictures.figure import Beside, Figure, OnStage
from game.pictures.library import Library
from game.pictures.objects import COVER, SPOT, Cover, Head, Spot, cover, field_in, head, spot, words_on
from game.pictures.own import OwnPicture
from game.pictures.place import SEAM, STAGE
from game.pictures.scenery import Scenery, scenery

__all__ = [
    "COVER",
    "SEAM",
    "SPOT",
    "STAGE",
    "Beside",
    "Cover",
    "Figure",
    "Head",
    "Library",
    "OnStage",
    "OwnPicture",
    "Scenery",
    "Spot",
    "cover",
    "field_in",
    "head",
    "scenery",
    "spot",
    "words_on",
]
