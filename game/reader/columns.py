"""Lines that begin in a column where nothing is open.

The entries of a file are followed with what is open at each: mappings and lists, by column. Where an entry
fits nowhere, it or one of the few above it has slipped; every way to put one of them right is tried on the
entries that follow, and the way that leaves the fewest of them astray is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.reader import codes
from game.reader.letters import shown
from game.reader.lines import Entry, leading
from game.reader.schema import ALL_KEYS, PARTS
from game.reader.slip import Edit, Slip

_FIRST_KEYS = frozenset(("id", "if", "odds"))
_BACK, _FURTHER_BACK, _AHEAD = 4, 16, 10
_MOST_SEARCHES = 200
_MOST_KEYS = 40


@dataclass(frozen=True, slots=True)
class _Level:
    """A mapping or list that is open: column, first keys, whether its latest entry opens another."""

    column: int
    is_list: bool
    keys: frozenset[str]
    opened: bool


_Levels = tuple[_Level, ...]


def _fits(entry: Entry, levels: _Levels) -> bool:
    """Whether an entry can follow where these levels are open."""
    inner = [level for level in levels if level.column <= entry.indent]
    if not inner:
        return not levels
    top = inner[-1]
    if entry.indent > top.column:
        return top.opened and top is levels[-1]
    if top.is_list == bool(entry.dashes):
        return True
    if entry.dashes:
        return top.opened and top is levels[-1]  # a list may begin in the column of its key
    return len(inner) > 1 and inner[-2].column == entry.indent and not inner[-2].is_list


def _entered(entry: Entry, levels: _Levels) -> _Levels:
    """What is open after an entry."""
    found = [level for level in levels if level.column <= entry.indent]
    while found and found[-1].column == entry.indent and found[-1].is_list and not entry.dashes:
        found.pop()
    opens = entry.style == "empty"
    for dash in entry.dashes:
        if found and found[-1].column == dash and found[-1].is_list:
            found.pop()
        found.append(_Level(dash, True, frozenset(), opens and not entry.key))
    if entry.key:
        keys: frozenset[str] = frozenset()
        if found and found[-1].column == entry.column and not found[-1].is_list:
            keys = found.pop().keys
        if len(keys) < _MOST_KEYS:
            keys |= {entry.key}
        found.append(_Level(entry.column, False, keys, opens))
    return tuple(found)


def _is_odd(entry: Entry, levels: _Levels) -> bool:
    """Whether a key stands among keys that it does not belong with, or a second time."""
    if not entry.key:
        return False
    level = next((one for one in levels if one.column == entry.column and not one.is_list), None)
    if level is None or entry.dashes or not level.keys:
        return False
    if entry.key in level.keys:
        return len(level.keys) < _MOST_KEYS
    together = level.keys | {entry.key}
    if entry.key in ALL_KEYS:
        return not any(together <= part.by_name.keys() for part in PARTS.values())
    return all(key in ALL_KEYS for key in level.keys)


def _moved(entry: Entry, by: int) -> Entry:
    dashes = tuple(dash + by for dash in entry.dashes)
    return replace(entry, indent=entry.indent + by, column=entry.column + by, dashes=dashes)


def _dashed(entry: Entry, column: int) -> Entry:
    """The entry with the dash that it lacks."""
    return replace(entry, indent=column, column=column + 2, dashes=(column,))


def in_columns(entries: list[Entry], lines: list[str], odd: bool = False) -> list[Slip]:
    """The entries that slipped out of their column, in the order of the lines.

    With `odd`, also those that slipped into one where they can stand but do not belong, if putting them right
    puts others right as well.
    """
    standing = [e for e in entries if e.style != "stray" and not leading(lines[e.first]).strip(" ")]
    found: list[Slip] = []
    open_before: list[_Levels] = []
    levels: _Levels = ()
    number = searches = 0
    while number < len(standing):
        entry = standing[number]
        open_before[number:] = [levels]
        astray = not _fits(entry, levels)
        if (astray or (odd and _is_odd(entry, levels))) and searches < _MOST_SEARCHES:
            searches += 1
            way = _best_way(standing, open_before, number, 1 if astray else 5)
            if way is not None:
                number, changed = way
                found.append(_slip(standing[number], changed, lines))
                standing[number] = entry = changed
                levels = open_before[number]
        levels = _entered(entry, levels)
        number += 1
    return found


def _best_way(
    standing: list[Entry], open_before: list[_Levels], number: int, gain: int
) -> tuple[int, Entry] | None:
    """Which entry to put elsewhere, and how, so that the entry of that number and those after it stand best;
    None where that would not cost less by at least so much."""
    now = _cost(standing, open_before[number], number, number)
    best, least = None, (now - gain + 1, 0, 0, 0)
    for at in range(number, max(-1, number - _FURTHER_BACK), -1):
        if at <= number - _BACK and (standing[at].dashes or standing[at].key not in _FIRST_KEYS):
            continue
        for changed in _changes(standing, open_before, at, number):
            if not _fits(changed, open_before[at]):
                continue
            cost = 2 * _is_odd(changed, open_before[at])
            cost += _cost(standing, _entered(changed, open_before[at]), at + 1, number)
            key = (cost, changed.column % 2, abs(changed.column - standing[at].column), number - at)
            if key < least:
                best, least = (at, changed), key
    return best


def _changes(standing: list[Entry], open_before: list[_Levels], at: int, number: int) -> Iterator[Entry]:
    """What an entry may have been meant as: the same in another column, or with a dash that it lacks."""
    entry, levels = standing[at], open_before[at]
    columns = {level.column for level in levels}
    if levels:
        columns.add(levels[-1].column + 2)
    if at < number:
        columns.add(entry.indent + standing[number].indent - entry.column)
    for column in sorted(columns):
        if column >= 0 and column != entry.indent:
            yield _moved(entry, column - entry.indent)
    if entry.key in _FIRST_KEYS and not entry.dashes:
        lists = {level.column for level in levels if level.is_list}
        for column in sorted(lists | {levels[-1].column + 2} if levels else lists):
            yield _dashed(entry, column)


def _cost(standing: list[Entry], levels: _Levels, first: int, number: int) -> int:
    """How badly entries stand, from one on to some after another, with these levels open."""
    cost = 0
    for entry in standing[first : number + _AHEAD]:
        if not _fits(entry, levels):
            cost += 4
        elif _is_odd(entry, levels):
            cost += 2
        levels = _entered(entry, levels)
    return cost


def _slip(entry: Entry, changed: Entry, lines: list[str]) -> Slip:
    line = lines[entry.first]
    column = changed.indent
    dash = "- " if len(changed.dashes) > len(entry.dashes) else ""
    text = " " * column + dash + line.lstrip()
    if dash:
        message = f"There is no dash before `{shown(entry.key)}`, which begins an entry of a list."
        fix = "Put one there:\n"
    else:
        begins = f"This line begins in column {entry.indent + 1}"
        message = f"{begins}, and what it seems to belong to in column {column + 1}."
        fix = f"Let it begin in column {column + 1}:\n"
    return Slip(
        codes.NO_DASH if dash else codes.SLIPPED,
        entry.first,
        entry.indent,
        len(line.strip()),
        message,
        fix + text.rstrip(),
        edits=[Edit(entry.first, text, 0, changed.column - entry.column)],
    )


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
    if left > entry.parent and len(loose) > len(rest) > 0 and rest[-1] < loose[0]:
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
