"""What an author's waivers do to findings, and what there is to say about the waivers themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from game.analysis.craft import codes
from game.analysis.craft.finding import Finding
from game.model import Diagnostic, Severity
from game.reader.letters import shown
from game.reader.suggest import Suggester, or_list

if TYPE_CHECKING:
    from game.reader.waivers import Waiver

ALLOW = "allow"
"""The one thing that a comment to Fulcrum can say."""
FORM = "# fulcrum: allow F402 because …"

_ABOUT_WAIVERS = (codes.WAIVER_UNUSED.id, codes.WAIVER_NO_REASON.id, codes.WAIVER_UNKNOWN.id)


class Waivers:
    """The waivers of a scenario's files. Each waives one warning: its code, at the line that it is about."""

    def __init__(self, waivers: Iterable[Waiver]) -> None:
        self._all = tuple(waivers)
        self._left: dict[tuple[str, int, str], list[Waiver]] = {}
        for waiver in self._all:
            if waiver.reason and not _why_not(waiver):
                self._left.setdefault((waiver.span.file, waiver.about, waiver.code), []).append(waiver)

    def __bool__(self) -> bool:
        return bool(self._all)

    def kept(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings without those that are waived."""
        kept = []
        for diagnostic in found:
            place = (diagnostic.span.file, diagnostic.span.line, diagnostic.code)
            waivers = self._left.get(place)
            if waivers and diagnostic.severity is Severity.WARNING:
                waivers.pop(0)
            else:
                kept.append(diagnostic)
        return tuple(kept)

    def findings(self, whole: bool) -> Iterator[Finding]:
        """What is wrong with the waivers, after `kept`. Which waive nothing is told only where the scenario
        was checked as a `whole`."""
        for waiver in self._all:
            why_not = _why_not(waiver)
            if why_not:
                yield Finding(
                    codes.WAIVER_UNKNOWN,
                    waiver.span,
                    why_not,
                    _suggestion(waiver),
                    "A waiver that names nothing would only look as if something had been thought about.",
                )
            elif not waiver.reason:
                yield Finding(
                    codes.WAIVER_NO_REASON,
                    waiver.span,
                    f"This waiver of {waiver.code} gives no reason, so it waives nothing.",
                    f"Write why it may stand: `# fulcrum: allow {waiver.code} because …`.",
                    "Whoever edits this after you will want to know whether the reason still holds.",
                )
        if whole:
            for left in self._left.values():
                for waiver in left:
                    yield _unused(waiver)


def _unused(waiver: Waiver) -> Finding:
    where = f"on line {waiver.about}" if waiver.about else "anywhere near"
    return Finding(
        codes.WAIVER_UNUSED,
        waiver.span,
        f"There is no {waiver.code} {where} to waive.",
        "Delete the waiver; or move it to the line that is marked in the finding, or right above that line.",
        "A waiver left behind would hide the next finding of its kind.",
    )


def _why_not(waiver: Waiver) -> str:
    """Why a waiver cannot be understood; empty where it can."""
    if waiver.says != ALLOW:
        return f"A comment that begins `fulcrum:` goes on with `allow`, not with `{shown(waiver.says)}`."
    if not waiver.code:
        return "This waiver names no code."
    code = codes.ALL.get(waiver.code)
    if code is None:
        return f"There is no diagnostic `{shown(waiver.code)}`."
    if code.severity is Severity.ERROR:
        return f"{code.id} is an error, and errors cannot be waived."
    if code.id in _ABOUT_WAIVERS:
        return f"{code.id} is about waivers, and cannot be waived itself."
    return ""


def _suggestion(waiver: Waiver) -> str:
    code = codes.ALL.get(waiver.code)
    if code is not None and waiver.says == ALLOW:
        return "Mend what it finds, and delete the waiver."
    near = Suggester().near(waiver.code, codes.ALL) if waiver.code else []
    if near:
        return f"Did you mean {or_list(near)}? “fulcrum explain” lists the codes."
    return f"Write it like this: `{FORM}`. “fulcrum explain” lists the codes."
