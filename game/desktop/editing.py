"""What a message does to free text: the same in every field."""

from __future__ import annotations

from game.desktop.answers import Pasted
from game.desktop.effects import Copy, Effect, Paste
from game.desktop.messages import Answered, Message, Placed, Press, Typed
from game.desktop.writing import Writing


def edited(writing: Writing, message: Message) -> tuple[Writing, tuple[Effect, ...]] | None:
    """The text after a message and what is to be done; None where the message is not for the text."""
    match message:
        case Typed():
            return writing.typed(message), ()
        case Placed():
            return writing.placed(message), ()
        case Answered(answer=Pasted(words=words)):
            return writing.inserted(words), ()
        case Press() if writing.takes(message):
            if message.ctrl and not writing.composing and message.key in ("c", "x", "v"):
                return _clipboard(writing, message.key)
            return writing.pressed(message), ()
    return None


def _clipboard(writing: Writing, key: str) -> tuple[Writing, tuple[Effect, ...]]:
    if key == "v":
        return writing, (Paste(),)
    if not writing.selected:
        return writing, ()
    return writing.without_selection() if key == "x" else writing, (Copy(writing.selected),)
