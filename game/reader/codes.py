"""Every diagnostic code of the reader: its severity, its title and the version that brought it.

F1xx is about the text of the file, F2xx about the shape of its parts, F3xx about what they say together. A
code is never given to another fault. What each means stands in `docs/diagnostics/`, one page a code.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.model import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A stable code; `title` names the fault in a few words, `since` is the first version that finds it."""

    id: str
    severity: Severity
    title: str
    since: str


CODES: dict[str, Code] = {}
"""All codes by id, in order."""


def _code(severity: Severity, id: str, title: str, since: str = "0.1.0") -> Code:
    if id in CODES:
        raise ValueError(f"the code {id} is given twice")
    CODES[id] = Code(id, severity, title, since)
    return CODES[id]


def _error(id: str, title: str) -> Code:
    return _code(Severity.ERROR, id, title)


def _warning(id: str, title: str) -> Code:
    return _code(Severity.WARNING, id, title)


NOT_UTF8 = _error("F101", "The file is not UTF-8 text")
CONTROL_CHARACTER = _error("F102", "A control character")
TOO_LARGE = _error("F103", "The file is larger than 2 MiB")
EMPTY_FILE = _error("F104", "The file is empty")
SEVERAL_DOCUMENTS = _error("F105", "More than one document in a file")
TOO_DEEP = _error("F106", "Nested more than 20 deep")
NOT_KEYS = _error("F107", "The file does not begin with keys")
UNREADABLE = _error("F108", "A line that cannot be read")
TOO_MANY = _error("F109", "More faults than can be listed")

COLON = _error("F111", "A colon inside unquoted text")
OPEN_QUOTE = _error("F112", "A quotation mark that is never closed")
AFTER_QUOTE = _error("F113", "Words after the closing quotation mark")
HASH = _error("F114", "A # that hides the rest of a text")
FIRST_CHARACTER = _error("F115", "A character that unquoted text cannot begin with")
BRACKET = _error("F116", "A text that begins with a bracket")
STAR = _error("F117", "A value that begins with *")
AMPERSAND = _error("F118", "A value that begins with &")
EXCLAMATION = _error("F119", "A value that begins with !")
CURLY_QUOTES = _error("F120", "Curly quotation marks that hold nothing together")
CUT_IN_BRACES = _error("F121", "A comma that cuts a text in braces")
NO_SPACE = _error("F122", "A space is missing")
NO_COLON = _error("F123", "A line without a colon")
OPEN_BRACKET = _error("F124", "A bracket that is never closed")
BACKSLASH = _error("F125", "A backslash in double quotation marks")
TAB = _error("F126", "A tab in the indentation")
ODD_SPACE = _error("F127", "A space that is no space")
SLIPPED = _error("F128", "A line that slipped out of its column")
REPEATED_KEY = _error("F129", "The same key twice")
KEY_NOT_TEXT = _error("F130", "A key that is not a word")
NO_DASH = _error("F131", "A dash is missing")

UNKNOWN_KEY = _error("F201", "An unknown key")
MISSING_KEY = _error("F202", "A required key is missing")
WRONG_TYPE = _error("F203", "The wrong kind of value")
NO_VALUE = _error("F204", "A key without a value")
NOT_WHOLE = _error("F205", "Not a whole number")
OUT_OF_RANGE = _error("F206", "A number out of range")
NOT_TRUTH = _error("F207", "Neither true nor false")
UNKNOWN_WORD = _error("F208", "A word that the format does not have")
BAD_ID = _error("F209", "An id with the wrong characters")
REPEATED_ID = _error("F210", "The same id twice")
WRONG_COUNT = _error("F211", "Too few or too many")
UNKNOWN_VERSION = _error("F212", "A format version that this program does not read")
NO_ID = _error("F213", "A scenario without a usable id")
RESERVED_NAME = _error("F214", "A name that means something else")
PATH_OUTSIDE = _error("F215", "A path that leaves the scenario's folder")
PICTURE_KIND = _error("F216", "A kind of picture that cannot be shown")
LISTED_TWICE = _error("F217", "Listed twice")

EXPRESSION = _error("F301", "A condition that cannot be read")
EXPRESSION_TOO_LONG = _error("F302", "A condition that is too long")
UNKNOWN_NAME = _error("F303", "A name that is set nowhere")
UNKNOWN_SCENE = _error("F304", "No scene of that id")
UNKNOWN_CHOICE = _error("F305", "No choice of that id")
UNKNOWN_PERSON = _error("F306", "Nobody of that id in the cast")
UNKNOWN_VARIABLE = _error("F307", "A variable that is not declared")
VARIABLE_AS_FLAG = _error("F308", "A variable set like a flag")
CUE_NOT_FOUND = _error("F309", "A cue that is not in the text")
GO_AND_CHOICES = _error("F310", "A scene with both choices and go")
NO_WAY_ON = _error("F311", "A scene without a way on")
CHOICE_NO_WAY = _error("F312", "A choice without a way on")
EXPECTED_TWICE = _error("F313", "Two expected choices in a scene")
LOCKED_ALWAYS_OPEN = _warning("F314", "A lock on a choice that is always open")
OUTCOME_NEVER = _warning("F315", "An outcome that never happens")
TIMER_CLOSED = _warning("F316", "A timer whose choice may not be open")
ENDING_OPEN = _error("F317", "An ending without a condition before the last")
LAST_ENDING = _error("F318", "The last ending has a condition")
FLAG_NEVER_READ = _warning("F319", "A flag that nothing reads")
VARIABLE_NEVER_READ = _warning("F320", "A variable that nothing reads")
SCENE_UNREACHED = _warning("F321", "A scene that nothing leads to")
ENDING_UNREACHED = _warning("F322", "An ending that is never taken")
CIRCLE_OF_SCENES = _error("F323", "Scenes that only continue to one another")
NO_OFFER = _error("F324", "A scene where no choice is open")
NO_WAY_OUT = _error("F325", "A loop without a way out")

INCLUDE_UNREADABLE = _error("F331", "An included file that cannot be read")
INCLUDE_CIRCLE = _error("F332", "Files that include one another")
INCLUDE_TWICE = _error("F333", "A file included twice")
INCLUDE_KEYS = _error("F334", "A key that an included file may not have")
