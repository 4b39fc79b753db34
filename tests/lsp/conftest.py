"""What the tests of the language server share."""

from __future__ import annotations

import pytest

SMALL = """\
fulcrum: 1
title: Late Keys
role: You keep the keys.
cast:
  ada: {name: Ada Byron, who: Keeps the book.}
variables:
  load: 0
scenes:
  door:
    title: At the door
    with: [ada worried]
    text: |
      The lock is old.

      ada: It was never oiled.
    choices:
      - id: wait
        text: Wait for her.
        sets: [told, load: load + 1]
        go: hall
      - id: leave
        text: Leave the key.
        if: not told
        go: END
  hall:
    title: The hall
    text: It is cold.
    choices:
      - {id: sit, text: Sit down., if: told and load > 0 and chose(door.wait), go: END}
      - {id: stand, text: Stand., go: END}
endings:
  - {id: done, title: Done, if: seen(hall), text: It is done.}
  - {id: gone, title: Gone, text: You are gone.}
"""


@pytest.fixture
def small() -> str:
    """A small scenario that has a name of every sort."""
    return SMALL
