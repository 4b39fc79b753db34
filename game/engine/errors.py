"""What a front end may be told when it asks for something the scenario does not allow."""

from __future__ import annotations


class IllegalPick(ValueError):
    """A pick that cannot be made; the playthrough it was asked of is unchanged.

    `number` is the pick's place in the playthrough, from 1; `scene` the id of the scene it stands at, or
    None after the end; `choice` the id that was asked for; `open` the ids that could be picked.
    """

    def __init__(self, number: int, scene: str | None, choice: str, open: tuple[str, ...], why: str) -> None:
        self.number, self.scene, self.choice, self.open, self.why = number, scene, choice, open, why
        super().__init__(f"pick {number}: {why}")


class UnknownChoice(IllegalPick):
    """The scene has no choice of that id."""

    def __init__(self, number: int, scene: str, choice: str, open: tuple[str, ...]) -> None:
        why = f"“{choice}” is not a choice of the scene “{scene}”. {_listed(open)}"
        super().__init__(number, scene, choice, open, why)


class ChoiceNotOpen(IllegalPick):
    """The scene has that choice, but it is hidden, locked or used up as the playthrough stands."""

    def __init__(self, number: int, scene: str, choice: str, open: tuple[str, ...]) -> None:
        why = f"“{choice}” is not open in the scene “{scene}” as things stand. {_listed(open)}"
        super().__init__(number, scene, choice, open, why)


class PlayOver(IllegalPick):
    """The playthrough has reached its ending; there is nothing left to pick."""

    def __init__(self, number: int, choice: str) -> None:
        why = f"“{choice}” comes after the ending: the playthrough is over after {number - 1} picks."
        super().__init__(number, None, choice, (), why)


def _listed(open: tuple[str, ...]) -> str:
    return f"Open there: {', '.join(open)}." if open else "No choice is open there."
