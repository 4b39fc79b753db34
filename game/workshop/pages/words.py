"""The words that the pages say on their own: labels, the join page, and what only a phone can know.

What a phase is called, what the room sees and what a step will do come with the message, ready to read;
nothing here says them again.
"""

from __future__ import annotations

from collections.abc import Mapping

# ---------------------------------------------------------------- phone: before the room
JOIN_LEAD = "A story this room decides together. You read it on the screen and vote here."
JOIN_NAME = "No account, and no name needed: you’ll be given two words to go by."
JOIN = "Join"
LOBBY_BY = "You go by"
LOBBY_NO_NAME = "You go by no name"
LOOK_AGAIN = "See what comes next"
"""The button of a phone without a script."""


def kept_until(date: str) -> str:
    """What the join page promises about what is kept."""
    return (
        f"We keep your choices under those two words until {date}, then delete them; "
        "nothing else about you is kept."
    )


def name_kept(date: str) -> str:
    """What the given name is for, and how long it lives."""
    return (
        "No one else sees this name. It brings you back if your phone drops out, "
        f"and is deleted with your choices on {date}."
    )


# ---------------------------------------------------------------- phone: in the room
CHOICES = "Choices"
READ_AGAIN = "Read the scene again"
SAVED_ROW = "Saved."
MINE_BEFORE = "You chose this the first time"
MINE_SHOWN = "You chose this. Only your phone shows it."
CHANGE_IT = "Choose differently"
SEND_WORD = "Send"
YOUR_WORD = "One word"
MY_PATH = "My path and the room"
MY_PATH_HOW = (
    "Each beam is the room’s vote. The dark part is what the room took; the triangle stands under yours."
)
MY_PATH_ALONE = "The dark part of each beam is where most of the room went; the triangle stands under yours."
MY_DEBRIEF = "My debrief"
MY_QUESTIONS = "Two questions to keep"
AUTHOR_THINKS = "What the author thinks the moment called for"
CUES = "It stood in the scene:"
ANOTHER_WAY = "Another way"


def decision(number: int, of: int | None) -> str:
    """Where in the story this is."""
    return f"Decision {number} of {of}" if of else f"Decision {number}"


def my_debrief(number: int, of: int) -> str:
    """Which of my decisions this is."""
    return f"{MY_DEBRIEF}: {number} of {of}"


def not_open(why: str | None) -> str:
    """Under a choice that can't be taken."""
    return f"Not open: {why}" if why else "Not open."


def rounds(now: int, then: int | None, of: int) -> tuple[str, str]:
    """What a screen reader hears before and after a count."""
    before = "" if then is None else f"first vote {then}, second vote "
    return before, f" of {of}"


SAVING: Mapping[str, tuple[str, str]] = {
    "saving": ("Saving {n}", "Wait until this says “Saved”."),
    "saved": ("Saved: {n}", "You can change it until voting closes."),
    "changed": ("Saved: {n} instead of {m}", "Your last choice counts. Still open."),
    "late": ("Not changed: {n} still counts", "Your {m} came after voting closed."),
    "tooLate": ("Nothing from you this round", "Your {m} came after voting closed."),
    "off": ("Reconnecting", "The phone tries by itself."),
    "offSaved": ("Reconnecting", "{n} is saved. The phone tries by itself."),
    "offUnsaved": ("Not saved: reconnecting", "{n} isn’t saved yet. It goes when we’re back."),
    "refused": ("Not saved", "{why}"),
    "wordSaved": ("Sent", "It appears on the screen if it is let through."),
}
"""What the foot says while the phone, and not the room, has news; {n} and {m} are numbers of choices."""

ALONE: Mapping[str, str] = {
    "rowSaving": "Saving.",
    "rowUnsaved": "Not saved yet.",
    "rowSaved": SAVED_ROW,
    "long": "Still trying. Move nearer the front, or raise your hand for the count.",
    "nowhere": "This browser keeps nothing. Leave this tab open: closing it gives you a new name.",
    "join": "The server doesn’t answer. Check the Wi-Fi and press Join again.",
}
"""More of what only the phone knows."""

# ---------------------------------------------------------------- console
CONSOLE = "Console"
LOBBY = "The lobby"
OWN_PATHS = "Everyone on their own path"
ASK_THE_ROOM = "To ask the room"
AUTHOR_NOTE = "The author’s note"
YOUR_NOTE = "Your note"
YOUR_NOTE_KEPT = "Kept in this browser, for this scene. No one else sees it."
ON_SCREEN = "On the screen"
LOOK_PRIVATELY = "Look at the tally privately"
ONLY_HERE = "only here"
EYES_ONLY = "Tally, for your eyes only"
HIDES_IN = "hides in {n} s"
TOO_FEW = "Fewer than five have voted: too few to show."
INSTEAD = "Instead"
FIRST_VOTE = "The first vote"
COUNT_HANDS = "Count hands"
COUNT_HANDS_HOW = "For people without a phone. Kept apart from the phones and shown as hands."
TAKE_OTHER = "Take a choice the room didn’t"
TAKE_OTHER_LEGEND = "Choice to take"
REASON = "Your reason"
REASON_SHOWN = "shown on the screen"
REASON_FIRST = "Write a reason first"
REASON_UNDER = "No reason, no overruling: the room is owed one."
AGAINST_UNDER = "The screen says so, with your reason. Votes stay as they are."
CHOOSE_FIRST = "Pick a choice first"
BACK_UNSAVED = "Back without saving"
UNDO = "Undo"
CLOCK = "Clock"
PEOPLE = "People"
PEOPLE_HOW = "Names are given by the program. Taking one away leaves the seat and the votes."
TAKE_NAME = "Take the name away"
GIVE_NAME = "Give another"
KEEP_OUT = "Keep out"
LET_IN = "Let in again"
NAMELESS = "no name"
WORDS_HELD = "Words from the room"
WORDS_HELD_HOW = "Shown on the screen only when you let them through."
LET_THROUGH = "Show"
HOLD_BACK = "Hide"
ADDRESSES = "Address for the phones"
REACHED = "a phone has reached it"
NOT_REACHED = "no phone has reached it yet"
RESULTS = "Take the results along"
RESULTS_KINDS = (("csv", "CSV"), ("xlsx", "XLSX"), ("json", "JSON"))
HANDOUT = "Handout to print"


def deleted_on(date: str) -> str:
    """Until when results can be had."""
    return f"On {date} this session is deleted with all that is kept of it."


MODE_OF_PLAY = "How the room plays"
LENGTH = "Minutes for the debrief"
STAGES = "Stages"
DIVIDED_MOST = "Where the room divided most"
CHANGED_MOST = "Where it changed most"
HINTS = "If phones don’t arrive"
TRIAL = "Open it on one phone, or this page on yours: the code then appears on the screen."
USE_IT = "Use this one"
SHOW_CODE = "Show its code all the same"
ON_THE_SCREEN = "on the screen"
HANDS_AND_CARDS = "Hands and cards"
DECIDE_TIE = "Or decide the tie"
BY_MINUTES = "The debrief by minutes"
HELP = "Help and other actions"
KEPT_OUT = "kept out"
LAST_VOTE = "The last vote"
CONSOLE_NO_SCRIPT = (
    "The console needs a script. The projector’s window takes the same steps with Page Down and Page Up."
)
CONSOLE_LOCKED = "This page needs its key"
CONSOLE_LOCKED_HOW = (
    "Open the address that the program printed in its terminal, whole, with everything after the # sign; "
    "or scan the code beside it."
)
CONSOLE_AWAY = "The console has lost the server"
CONSOLE_AWAY_HOW = "It tries by itself. The room stays as it is, and nothing that was saved is lost."
CONSOLE_ENDED = "This key opens nothing any more"
CONSOLE_ENDED_HOW = "The session it belonged to has ended or was deleted. Open the newly printed address."
PAGE_DOWN = "Page Down"
PAGE_UP = "Page Up"
NOTHING_NEXT = "Nothing more to do"
NOTHING_NEXT_UNDER = "The session is over. Results are under “Take the results along”."


def phones(connected: int, away: int) -> tuple[str, str]:
    """How many phones are there, and the rest in quiet words."""
    told = f"{connected} of {connected + away} phones connected"
    return (told, f", {away} away." if away else ".")


def screen_there(screens: int, since: str | None) -> tuple[str, str]:
    """Whether a projector is connected."""
    if screens:
        return ("Screen connected.", "")
    return ("Screen not connected", f" since {since}." if since else ".")


def hands_for(number: int) -> str:
    """The name of a field for hands."""
    return f"Hands for {number}"


def ahead(number: str, against: str) -> str:
    """What the room wants, over the form that takes something else."""
    return f"The room’s {against.removeprefix('the ')} is {number}."


def moved(changed: int, of: int) -> str:
    """How many changed between two votes."""
    return f"{changed} of {of} changed."


def minutes(length: float) -> str:
    """A part of the debrief in minutes; nothing where it has no clock."""
    if not length:
        return "no clock"
    return f"{length:g} min"


CONSOLE_ALIVE: Mapping[str, str] = {
    "one": "Save 1 hand",
    "many": "Save {n} hands",
    "under": "The split will say “{v} and {h} hands”.",
    "underOne": "The split will say “{v} and 1 hand”.",
    "underHidden": "They stand apart from the phones, as hands.",
    "none": "The split stays as it is.",
    "take": "Take {n} against {a}",
    "takeUnder": AGAINST_UNDER,
    "reason": REASON_FIRST,
    "reasonUnder": REASON_UNDER,
    "pick": CHOOSE_FIRST,
    "hides": HIDES_IN,
    "few": TOO_FEW,
    "pageDown": PAGE_DOWN,
    "away": CONSOLE_AWAY,
    "awayHow": CONSOLE_AWAY_HOW,
    "ended": CONSOLE_ENDED,
    "endedHow": CONSOLE_ENDED_HOW,
}
"""What the console's script puts together while the facilitator types."""

# ---------------------------------------------------------------- screen
SCREEN = "Screen"
SCREEN_AWAY = "The screen has lost the server. It tries by itself."
WIFI = "Wi-Fi"


def code_of(address: str) -> str:
    """What the join code is, for those who don’t see it."""
    return f"QR code for {address}"


# ---------------------------------------------------------------- paper
HANDOUT_TITLE = "what the room decided"
PAPER_HAPPENED = "What happened"
PAPER_VOTED = "How the room voted"
PAPER_MAP = "The whole story, and the way this room went"
PAPER_MAP_ALONE = "The whole story"
PAPER_LEANS = (
    ("management", "leans on management"),
    ("leadership", "leans on leadership"),
    ("both", "draws on both"),
    ("neither", "lets the moment pass"),
)
PAPER_FITS = ("meets the moment", "meets it in part", "answers a different moment")
"""The marks of the map, explained."""
EXPECTED = "(expected)"
PAPER_DIVIDED = "Where we divided most"
PAPER_NOT_DIVIDED = "No decision divided five people or more."
PAPER_CUES = "What was in the scene"
PAPER_POSITION = "One position on it, not an answer"
PAPER_OTHER_SIDE = "The other side’s best case"
PAPER_NOW = "Now what"
CARD_TITLE = "The facilitator’s card"
CARD: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "The day before",
        (
            "Play the story once to its end, alone, and note where you hesitated.",
            "Run it with --rehearse 40 and go through one decision with the two keys.",
            "Join with your own phone on the network of that room, if you can get there.",
        ),
    ),
    (
        "Ten minutes before",
        (
            "Laptop on mains, sleep and notifications off, projector on, clicker in.",
            "Start the program. Join with one phone: only then does the code appear.",
            "If it can’t be reached, take another address on the console; then your own router.",
            "Open the console on your phone and keep it to yourself.",
        ),
    ),
    (
        "One decision",
        (
            "Read the scene aloud, or let somebody. Nobody votes yet.",
            "Open the vote: [Page Down]. The tally is hidden. Wait for the slow ones.",
            "Close, then show: [Page Down] twice. Say what you see, not what is right.",
            "Leading choice at 70 % or less: talk. Each side makes the other’s best case.",
            "Vote again. Ask what moved people, and who stayed.",
            "Take the leading choice. In a tie decide aloud; overrule only with a reason.",
            "One step back: [Page Up]. Votes stay as they are.",
        ),
    ),
    (
        "Ground rules, said aloud",
        (
            "Nobody has to say what they chose. Nobody’s vote is ever shown.",
            "Ask from curiosity: “I noticed this; I wondered about that; what did you see?”",
            "No league table, no prize. The author’s view is one position.",
        ),
    ),
    (
        "When the Wi-Fi fails",
        (
            "Saved votes are on the laptop’s disk. Phones come back by themselves.",
            "One phone: off and on again, or move nearer. The rest go on.",
            "All phones: count hands, “Type in a count of hands”, and go on as before.",
            "The laptop: start the same command with --resume. It stands where it stood.",
        ),
    ),
    (
        "After",
        (
            "Let the last question stand for a minute before anybody packs up.",
            "Take the handout and the table along from the console.",
            "Everything is deleted by itself on its date; delete it sooner with --delete.",
        ),
    ),
)
"""The card's parts; a key to press stands in brackets."""


def calls_for(principles: str) -> str:
    """What a scene calls for, on the map."""
    return f"calls for {principles}"


def card_minutes(minutes: int) -> str:
    """How long the story takes, and that the debrief takes at least as long."""
    return f"About {minutes} minutes alone, three times that in a room; the debrief takes 25 or more."


def card_address(address: str, wifi: str) -> str:
    """Where phones join."""
    return f"Phones join at {address}" + (f", Wi-Fi {wifi}." if wifi else ".")
