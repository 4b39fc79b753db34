"""Lines that begin in a column where nothing is open."""

from __future__ import annotations

from dataclasses import dataclass

from game.reader import codes
from game.reader.letters import shown
from game.reader.lines import Entry, leading
from game.reader.schema import PARTS
from game.reader.slip import Edit, Slip


@dataclass(slots=True)
class _Level:
    """A mapping or a list that is open: its column, its keys so far and its latest entry."""

    column: int
    is_list: bool
    keys: set[str]
    last: Entry

    def takes(self, key: str) -> bool:
        """Whether some part of the format has this key beside the level's own."""
        keys = self.keys | {key}
        return not self.is_list and any(keys <= part.by_name.keys() for part in PARTS.values())


class _Columns:
    """Follows what is open from entry to entry, and finds the entries that fit nowhere."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.levels: list[_Level] = []
        self.left: list[_Level] = []  # what was open before the entries of `strays` closed some of it
        self.strays: list[Entry] = []
        self.found: list[Slip] = []

    def follow(self, entry: Entry) -> None:
        """Takes in the next entry."""
        if self._fits(entry):
            before = list(self.levels)
            self._enter(entry)
            if len(before) > len(self.levels) and before[-1].column > entry.indent:
                self.left, self.strays = before, [entry]
            elif self.strays:
                self.strays.append(entry)
            return
        if self.strays and self._blame_strays(entry):
            return
        level = self._home(entry, self.levels)
        if level is not None:
            self._report(entry, level)

    def _fits(self, entry: Entry) -> bool:
        levels = [level for level in self.levels if level.column <= entry.indent]
        if not levels:
            return not self.levels
        top = levels[-1]
        opened = top.last.style == "empty" and (top.last.key != "" or top.last.dashes != ())
        if entry.indent > top.column:
            return opened and top is self.levels[-1]
        if top.is_list == bool(entry.dashes):
            return True
        if entry.dashes:
            return opened  # a list may begin in the column of its key
        return len(levels) > 1 and levels[-2].column == entry.indent and not levels[-2].is_list

    def _enter(self, entry: Entry) -> None:
        levels = [level for level in self.levels if level.column <= entry.indent]
        while levels and levels[-1].column == entry.indent and levels[-1].is_list and not entry.dashes:
            levels.pop()
        for dash in entry.dashes:
            if not (levels and levels[-1].column == dash and levels[-1].is_list):
                levels.append(_Level(dash, True, set(), entry))
            levels[-1].last = entry
        if entry.key:
            if not (levels and levels[-1].column == entry.column and not levels[-1].is_list):
                levels.append(_Level(entry.column, False, set(), entry))
            levels[-1].keys.add(entry.key)
            levels[-1].last = entry
        self.levels = levels

    def _blame_strays(self, entry: Entry) -> bool:
        """Where an entry goes on with what those above it closed, it is those that slipped to the left."""
        home = next((level for level in self.left if level.column == entry.indent), None)
        if home is None or home.is_list != bool(entry.dashes) or len(self.strays) > _MOST_STRAYS:
            return False
        places = []
        for stray in self.strays:
            level = self._home(stray, [level for level in self.left if level.column > stray.indent])
            if level is None or not (level.takes(stray.key) or level.is_list):
                return False
            places.append((stray, level))
        for stray, level in places:
            self._report(stray, level)
        self.levels, self.strays = self.left, []
        self._enter(entry)
        return True

    def _home(self, entry: Entry, levels: list[_Level]) -> _Level | None:
        """The level that an entry most likely belongs to."""
        alike = [level for level in levels if level.is_list == bool(entry.dashes)]
        fitting = [level for level in alike if level.takes(entry.key)] or alike
        if not fitting:
            return None
        return min(fitting, key=lambda level: (abs(level.column - entry.indent), -level.column))

    def _report(self, entry: Entry, level: _Level) -> None:
        line = self.lines[entry.first]
        text = " " * level.column + line.lstrip()
        self.found.append(
            Slip(
                codes.SLIPPED,
                entry.first,
                entry.indent,
                len(line.strip()),
                f"This line begins in column {entry.indent + 1}, and what it seems to belong to in column "
                f"{level.column + 1}.",
                f"Let it begin in column {level.column + 1}:\n" + text.rstrip(),
                edits=[Edit(entry.first, text, 0, level.column - entry.indent)],
            )
        )


_MOST_STRAYS = 8


def in_columns(entries: list[Entry], lines: list[str]) -> list[Slip]:
    """Entries that begin in a column where nothing is open."""
    columns = _Columns(lines)
    for entry in entries:
        if entry.style != "stray" and not leading(lines[entry.first]).strip(" "):
            columns.follow(entry)
    return columns.found


def in_text(entry: Entry, lines: list[str]) -> list[Slip]:
    """Lines of a text under a bar that begin further left than its first; lines one below the other are one
    slip, and where most of the text lies further left, the first lines are it."""
    loose = [at for at in entry.loose if not leading(lines[at]).strip(" ")]
    if not loose:
        return []
    rest = [
        at for at in range(entry.first + 1, entry.last + 1) if lines[at].strip() and at not in entry.loose
    ]
    left = min(len(leading(lines[at])) for at in loose)
    if left > entry.parent and len(loose) >= len(rest) and rest and rest[-1] < loose[0]:
        return [_slipped_text(entry, rest, left, lines)]
    found = []
    for number, at in enumerate(loose):
        if not number or any(lines[between].strip() for between in range(loose[number - 1] + 1, at)):
            run = [at]
            found.append(run)
        else:
            run.append(at)
    return [_slipped_text(entry, run, entry.body, lines) for run in found]


def _slipped_text(entry: Entry, run: list[int], column: int, lines: list[str]) -> Slip:
    at = run[0]
    lead = len(leading(lines[at]))
    more = f" So should the next {len(run) - 1}." if len(run) > 1 else ""
    return Slip(
        codes.SLIPPED,
        at,
        lead,
        len(lines[at].strip()),
        f"This line begins in column {lead + 1}, and the text it belongs to in column {column + 1}.",
        f"Let it begin in column {column + 1}:{more}\n" + " " * column + lines[at].strip(),
        f"The text belongs to `{shown(entry.key)}` on line {entry.first + 1}." if entry.key else "",
        [Edit(n, " " * column + lines[n].lstrip(), 0, column - len(leading(lines[n]))) for n in run],
    )
