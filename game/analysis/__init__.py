"""What can be said of a scenario exactly, without sampling: distributions, endings, policies, ways.

`distribution(scenario)` gives the exact end of uniform random play, from which the bands are cut.
`explore(scenario)` gives every figure of every path, `Exploring` the same part by part.
`find_way(machine, ...)` gives the fewest picks to an end that is as asked.

A play needs the distribution and nothing else, so each name is imported when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.analysis.exploring import Exploring, explore
    from game.analysis.figures import ChoiceFigures, EndingFigures, Exploration, PolicyFigures
    from game.analysis.futures import Shift
    from game.analysis.policy import RULES, Policy
    from game.analysis.spread import distribution
    from game.analysis.way import Search, find_way

__all__ = [
    "RULES",
    "ChoiceFigures",
    "EndingFigures",
    "Exploration",
    "Exploring",
    "Policy",
    "PolicyFigures",
    "Search",
    "Shift",
    "distribution",
    "explore",
    "find_way",
]

_HOME = {
    "RULES": "policy",
    "ChoiceFigures": "figures",
    "EndingFigures": "figures",
    "Exploration": "figures",
    "Exploring": "exploring",
    "Policy": "policy",
    "PolicyFigures": "figures",
    "Search": "way",
    "Shift": "futures",
    "distribution": "spread",
    "explore": "exploring",
    "find_way": "way",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
