"""What any front end shows: pages, briefings, the log and the debrief, without a meter on any of them.

The functions that make them:
    briefing(scenario) -> Briefing
    pages(play, arrange=True) -> tuple[Page, ...]    what is to be read since the last pick, in order:
        the consequence (where the pick says something), scenes that only continue, then the decision
        that the play stands at, or the ending. `arrange` shows choices in the seed's order.
    present(play, arrange=True) -> Page              the last of these: the decision or the ending
    log(play) -> tuple[LogEntry, ...]                what was said so far
"""

from game.page.course import pages, present
from game.page.front import briefing
from game.page.history import log
from game.page.model import Block, Briefing, Countdown, LogEntry, Page, PageKind, Portrait, Row, Run

__all__ = [
    "Block",
    "Briefing",
    "Countdown",
    "LogEntry",
    "Page",
    "PageKind",
    "Portrait",
    "Row",
    "Run",
    "briefing",
    "log",
    "pages",
    "present",
]
