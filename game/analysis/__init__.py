"""What can be said of a scenario exactly, without sampling: distributions, endings, policies, ways.

`distribution(scenario)` gives the exact end of uniform random play, from which the bands are cut.
"""

from game.analysis.policy import RULES, Policy
from game.analysis.spread import distribution

__all__ = ["RULES", "Policy", "distribution"]
