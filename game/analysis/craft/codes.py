"""Every diagnostic code of the check beyond the reader's: its title and the version that brought it.

F40x is about shape, F42x about pictures, F43x about waivers; F50x about balance, F51x about moments, F52x
about courage and comfort; F60x about words, F61x about how they are said and what testers picked. All of them
are warnings: the scenario plays. A code is never given to another fault. What each means stands in
`docs/diagnostics/`, one page a code.
"""

from __future__ import annotations

from game.model import Severity
from game.reader import codes as reader
from game.reader.codes import Code

CODES: dict[str, Code] = {}
"""The codes of the check by id, in order."""


def _warning(id: str, title: str, since: str = "0.1.0") -> Code:
    if id in CODES or id in reader.CODES:
        raise ValueError(f"the code {id} is given twice")
    CODES[id] = Code(id, Severity.WARNING, title, since)
    return CODES[id]


DECISIONS = _warning("F401", "Too few or too many decisions on a path")
ON_SCREEN = _warning("F402", "Too few or too many choices on screen")
UNREACHED = _warning("F403", "Something that no play comes to")
GUARDS = _warning("F404", "Too little is remembered")
REJOIN = _warning("F405", "Paths that never part, or never meet again")
ENDINGS = _warning("F406", "Too few endings")
ENDING_SHARE = _warning("F407", "An ending that comes too often or too seldom")
PATH_WORDS = _warning("F408", "Too few or too many words on a path")

OWN_PICTURE = _warning("F421", "A picture of your own that cannot be shown")
NO_PICTURE = _warning("F422", "A picture that does not come with Fulcrum")

WAIVER_UNUSED = _warning("F431", "A waiver that waives nothing")
WAIVER_NO_REASON = _warning("F432", "A waiver without a reason")
WAIVER_UNKNOWN = _warning("F433", "A waiver that cannot be understood")

TWELVE_CELLS = _warning("F501", "A side that can only help, or only harm")
DOMINATED = _warning("F502", "A choice with nothing for it")
TRADES = _warning("F503", "Too few choices trade one thing for another")
ONE_SIDE_WINS = _warning("F504", "One side is the answer to everything")
COMFORT = _warning("F505", "Comfort that does not pay, or costs nothing")
RISK_WINS = _warning("F506", "The riskiest way is the best way")

CALLED_FOR = _warning("F510", "One side is called for too seldom or too often")
MOMENT_UNTOLD = _warning("F511", "A decision without a whole moment")
TIMING = _warning("F512", "A side that is always, or never, well timed")
INTEGRITY_SIDES = _warning("F513", "Integrity belongs to one side")
MOMENT_UNMET = _warning("F514", "A moment that everything or nothing meets")

FEW_EXPECTED = _warning("F520", "Too few expected choices")
EXPECTED_RISKY = _warning("F521", "An expected choice that costs something with those above")
EXPECTED_FREE = _warning("F522", "Comfort never costs integrity")
EXPECTED_LEADING = _warning("F523", "The expected choice never sounds like leadership")
FREE_INTEGRITY = _warning("F524", "Integrity that costs nothing")
FREE_COURAGE = _warning("F525", "Courage without a risk, or without integrity")
EMPTY_RISK = _warning("F526", "A high risk that never costs standing")
STANDING_IDLE = _warning("F527", "Nothing depends on standing")

SCENE_WORDS = _warning("F601", "A scene that is too short or too long")
CHOICE_WORDS = _warning("F602", "A choice that is too short or too long")
THEN_WORDS = _warning("F603", "A consequence that is too short or too long")
BECAUSE_WORDS = _warning("F604", "A `because` that is too short or too long")
UNEVEN = _warning("F605", "Choices of very different length")
LONGEST_WINS = _warning("F606", "The longest choice gives the answer away")
POSITION = _warning("F607", "A place where the answer never stands")
GRADE = _warning("F608", "Hard to read")
ACRONYM = _warning("F609", "An acronym that is not explained")
VERDICT = _warning("F610", "A consequence that judges")
PICKS = _warning("F611", "A choice that testers never pick, or always")

ALL: dict[str, Code] = {**reader.CODES, **CODES}
"""The codes of the reader and of the check together."""
