"""The voice: what reaches an engine, and that a missing, slow or broken one harms nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Event

from game.desktop.answers import VoiceFound
from game.desktop.preferences import Preferences
from game.desktop.speech import engine as engines
from game.desktop.speech.engine import NoVoice, Prism
from game.desktop.speech.planner import Speech
from game.desktop.speech.speaker import switched_on
from game.desktop.speech.voice import Voice, looked_for
from tests.speech.recording import Recording

ONE, TWO, THREE = Speech(("One.",)), Speech(("Two.", "And more."), False, "de"), Speech(("Three.",))


def test_words_reach_the_engine_in_order() -> None:
    """Each order with whether it cuts, its language and the reader's pace."""
    engine = Recording()
    voice = Voice(engine.opened, engine.told)
    voice.say(ONE)
    assert engine.waited_for("One.")
    voice.say(TWO, "slow")
    assert engine.waited_for("Two.\nAnd more.")
    voice.cut()
    voice.close()
    assert engine.log == [
        ("One.", True, "", "usual"),
        ("Two.\nAnd more.", False, "de", "slow"),
        "stop",
    ]
    assert engine.found == [VoiceFound("Recording")]


def test_what_a_cut_has_overtaken_is_never_begun() -> None:
    """While an engine is slow, keys are pressed: only the last page is still said."""
    engine = Recording(slow=True)
    voice = Voice(engine.opened, engine.told)
    voice.say(ONE)
    assert engine.begun.wait(20)
    voice.say(TWO)
    voice.cut()
    voice.say(THREE)
    engine.free.set()
    assert engine.waited_for("Three.")
    voice.close()
    assert [entry[0] for entry in engine.log if entry != "stop"] == ["One.", "Three."]


def test_no_voice_is_said_once_and_raises_nothing() -> None:
    """The words say what is missing; further orders are dropped."""
    found: list[VoiceFound] = []
    told = Event()

    def none() -> Recording:
        raise NoVoice("there is none: install one")

    def tell(one: VoiceFound) -> None:
        found.append(one)
        told.set()

    voice = Voice(none, tell)
    voice.say(ONE)
    assert told.wait(20)
    voice.say(THREE)
    voice.close()
    assert (
        found == [voice.found] == [VoiceFound(trouble="Nothing is read aloud: there is none: install one.")]
    )


def test_an_engine_that_breaks_off_is_opened_once_more() -> None:
    """A speech service that was restarted speaks again; one that fails again is given up, in words."""
    engine = Recording(failing=1)
    voice = Voice(engine.opened, engine.told)
    voice.say(ONE)
    voice.say(THREE)
    assert engine.waited_for("Three.")
    voice.close()
    assert voice.found == VoiceFound("Recording")

    broken = Recording(failing=9)
    voice = Voice(broken.opened, broken.told)
    for _ in range(3):
        voice.say(TWO)
    assert broken.waited(lambda: len(broken.found) == 2)
    voice.close()
    assert "broke off" in voice.found.trouble


def test_an_engine_that_hangs_holds_nobody() -> None:
    """Saying, cutting and closing return while it hangs; looking for it ends too."""
    engine = Recording(slow=True)
    voice = Voice(engine.opened, engine.told)
    voice.say(ONE)
    voice.cut()
    voice.close()
    never = Event()

    def hanging() -> Recording:
        never.wait()
        return engine

    assert "does not answer" in looked_for(0.05, hanging).trouble
    never.set()
    engine.free.set()


def test_looking_for_a_voice_names_it_or_says_what_is_missing() -> None:
    """For `fulcrum doctor`."""

    def none() -> Recording:
        raise NoVoice("nothing here")

    assert looked_for(20, Recording().opened) == VoiceFound("Recording")
    assert looked_for(20, none) == VoiceFound(trouble="nothing here")


def test_switching_on_names_the_keys_that_the_reader_has() -> None:
    """Changed keys are said as they are."""
    assert "F12 switches it off, F10" in switched_on(Preferences())
    assert "K switches it off" in switched_on(Preferences(keys=(("voice", "k"),)))


class Backend:
    """What prismatoid gives for a system with two voices."""

    name = "Two voices"

    class features:  # noqa: N801
        supports_stop = supports_set_voice = supports_get_voice_language = True
        supports_get_rate = supports_set_rate = True

    def __init__(self) -> None:
        self.rate, self.voice, self.said = 0.6, -1, []  # type: ignore[var-annotated]
        self.voices_count = 2

    def get_voice_language(self, place: int) -> str:
        return ("en-GB", "de-at")[place]

    def speak(self, words: str, cut: bool) -> None:
        self.said.append((words, cut, round(self.rate, 2)))

    def stop(self) -> None:
        self.said.append("stop")


class Context:
    """A registry of one kind of backend."""

    def __init__(self) -> None:
        self.made: list[Backend] = []

    def id_of(self, name: str) -> int:
        return 7

    def create(self, kind: int) -> Backend:
        self.made.append(Backend())
        return self.made[-1]


def test_the_listeners_own_voice_and_rate_are_kept() -> None:
    """Their voice is never changed for their own language, their rate only when they ask; another language
    gets a voice that speaks it, and one that nobody speaks gets their own."""
    context, own = Context(), Backend()
    speech = Prism(context, own)
    before = os.environ.get("LC_ALL")
    os.environ["LC_ALL"] = "en_GB.UTF-8"
    try:
        speech.speak("One", True, "", "usual")
        speech.speak("Two", False, "en", "fast")
        speech.speak("Three", False, "fr", "usual")
        speech.speak("Vier", True, "de-DE", "slow")
    finally:
        if before is None:
            del os.environ["LC_ALL"]
        else:
            os.environ["LC_ALL"] = before
    assert own.voice == -1
    assert own.said == ["stop", ("One", True, 0.6), ("Two", False, 0.8), ("Three", False, 0.6), "stop"]
    (german,) = context.made
    assert german.voice == 1
    assert german.said == ["stop", ("Vier", True, 0.4)]


def test_this_computers_own_speech_is_found_or_its_lack_is_told() -> None:
    """Whatever is installed here, opening it gives a name or a sentence, and no traceback."""
    code = (
        "from game.desktop.speech.voice import looked_for\n"
        "found = looked_for(20)\nprint(bool(found.name) != bool(found.trouble))\n"
    )
    env = {**os.environ, "SPEECHD_ADDRESS": "unix_socket:/nonexistent/speechd.sock"}
    root = Path(__file__).parents[2]
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=env, capture_output=True, text=True, timeout=60
    )
    assert (found.stdout.strip(), found.stderr) == ("True", "")


def test_a_missing_package_is_named() -> None:
    """With what to install."""
    before = sys.modules.get("prism")
    sys.modules["prism"] = None  # type: ignore[assignment]
    try:
        trouble = looked_for(20, engines.best_engine).trouble
    finally:
        if before is None:
            del sys.modules["prism"]
        else:
            sys.modules["prism"] = before
    assert "pip install prismatoid" in trouble
