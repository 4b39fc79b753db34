"""What any front end shows: pages, briefings, the log and the debrief, without a meter on any of them.

The functions that make them:
    briefing(scenario) -> Briefing
    pages(play, arrange=True) -> tuple[Page, ...]    what is to be read since the last pick, in order:
        the consequence (where the pick says something), scenes that only continue, then the decision
        that the play stands at, or the ending. `arrange` shows choices in the seed's order.
    present(play, arrange=True) -> Page              the last of these: the decision or the ending
    log(play) -> tuple[LogEntry, ...]                what was said so far
    debrief_page(play, debrief) -> DebriefPage       a finished play's debrief, every string ready
    compare(first, second) -> TwoPlays               two debrief pages of one scenario side by side

Beside these, `plain` gives pages as plain text, `printed` a finished play as one HTML file, and `finished`
a playthrough as data for tools; that last form carries meters, so no front end for players uses it.
"""

from game.page.course import pages, present
from game.page.debrief import DebriefPage, DecisionRow, MeterColumn, Tile, debrief_page
from game.page.front import briefing
from game.page.history import log
from game.page.model import Block, Briefing, Countdown, LogEntry, Page, PageKind, Portrait, Row, Run
from game.page.plays import EndingColumn, Pair, TwoPlays, compare

__all__ = [
    "Block",
    "Briefing",
    "Countdown",
    "DebriefPage",
    "DecisionRow",
    "EndingColumn",
    "LogEntry",
    "MeterColumn",
    "Page",
    "PageKind",
    "Pair",
    "Portrait",
    "Row",
    "Run",
    "Tile",
    "TwoPlays",
    "briefing",
    "compare",
    "debrief_page",
    "log",
    "pages",
    "present",
]
