"""Settings over any screen: every change is seen and kept at once, and undone by one key."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.desktop import keys
from game.desktop.answers import MonitorsFound, NotKept, VoiceFound
from game.desktop.box import Layout
from game.desktop.effects import Keep, Monitors, Voice
from game.desktop.messages import Act, Answered, Message, Press, Tick
from game.desktop.preferences import Preferences
from game.desktop.screen import Context, Plain, Screen, Step
from game.desktop.screens import panel
from game.desktop.screens.options import FIRST, knob
from game.desktop.view import View


@dataclass(frozen=True, slots=True)
class Settings(Plain):
    """The settings. `back` is the screen that they lie over. `asking` is the use whose new key is waited for,
    `refused` why the last one would not do; `emptying` that it was asked whether to put everything back.
    `at` is the box that they begin at, `voice` what is known of what reads aloud."""

    back: Screen
    monitors: tuple[tuple[int, int], ...] = ()
    asking: str | None = None
    refused: str = ""
    emptying: bool = False
    notice: str = ""
    at: str = FIRST
    voice: VoiceFound = field(default_factory=VoiceFound)

    @property
    def page(self) -> str:
        """There is one page of settings."""
        return "settings"

    @property
    def language(self) -> str:
        """The language of the page that shows what a change does."""
        return self.back.language

    @property
    def raw(self) -> bool:
        """Whether a press is wanted as it is, and not as what it means."""
        return self.asking is not None

    def wakes(self, context: Context) -> float | None:
        """At once, to ask which monitors there are, and what reads aloud."""
        return None if self.monitors else context.now

    def update(self, message: Message, context: Context) -> Step | None:
        """Changing, putting back, and leaving."""
        match message:
            case Tick():
                return Step(self, (Monitors(), Voice()))
            case Answered(answer=VoiceFound() as found):
                return Step(replace(self, voice=found))
            case Answered(answer=MonitorsFound(sizes=sizes)):
                return Step(replace(self, monitors=sizes))
            case Answered(answer=NotKept(line=line)):
                return Step(replace(self, notice=line))
            case Press() if self.asking is not None:
                return self._pressed(message, context)
            case Press(key="escape" | "page_up") if self.emptying:
                return Step(replace(self, emptying=False), focus="empty")
            case Press(key="left" | "right", ctrl=False) if _name(context.focus):
                return self._step(_name(context.focus), 1 if message.key == "right" else -1, context)
            case Press(key="backspace" | "delete") if _name(context.focus) or _use(context.focus):
                return self._usual(context)
            case Act(action=action):
                return self._act(action, context)
        return None

    def _act(self, action: str, context: Context) -> Step | None:
        kind, _, rest = action.partition(".")
        name, _, place = rest.partition(".")
        match kind:
            case "set":
                return self._step(name, 1, context, round_about=True)
            case "put":
                return self._put(name, int(place), context)
            case "ask":
                return Step(replace(self, asking=name, refused="", notice=""), focus=f"ask.{name}")
            case "empty":
                return Step(replace(self, emptying=True), focus="no")
            case "yes":
                return _kept(
                    replace(self, emptying=False, notice="Everything is as it was at first."), Preferences()
                )
            case "no":
                return Step(replace(self, emptying=False), focus="empty")
            case "back":
                return Step(self.back)
        return None

    def _step(self, name: str, by: int, context: Context, round_about: bool = False) -> Step | None:
        """The next value, or the one before; acting on a row goes round from the last to the first."""
        found = knob(name, self.monitors)
        if found is None:
            return None
        place = found.chosen(context.preferences) + by
        if round_about:
            place %= len(found.values)
        after = found.set(context.preferences, place)
        return Step(self) if after == context.preferences else _kept(self, after)

    def _put(self, name: str, place: int, context: Context) -> Step | None:
        found = knob(name, self.monitors)
        return None if found is None else _kept(self, found.set(context.preferences, place), f"set.{name}")

    def _usual(self, context: Context) -> Step:
        """One setting as it was at first."""
        preferences, name = context.preferences, _name(context.focus)
        if name:
            return _kept(self, replace(preferences, **{name: getattr(Preferences(), name)}))
        use = keys.BY_NAME[_use(context.focus)]
        return _kept(self, replace(preferences, keys=keys.put(use, use.usual, preferences.keys)))

    def _pressed(self, press: Press, context: Context) -> Step:
        """The key that was asked for. Esc asks for none, except for going back, whose own it is."""
        assert self.asking is not None
        use = keys.BY_NAME[self.asking]
        done = replace(self, asking=None, refused="")
        if press.repeat or not keys.alone(press.key) or (press.button and press.key != "escape"):
            return Step(self)
        if press.key == "escape" and (press.button or use.usual != "escape"):
            return Step(done)
        why = keys.refused(use, press.key, context.preferences.keys)
        if why:
            return Step(replace(self, refused=why))
        return _kept(
            done, replace(context.preferences, keys=keys.put(use, press.key, context.preferences.keys))
        )

    def layout(self, view: View) -> Layout:
        """The settings, and beside them or under them the page that they lie over."""
        return panel.layout(
            view,
            self.back,
            self.monitors,
            self.asking,
            self.refused,
            self.emptying,
            self.notice,
            self.at,
            self.voice,
        )


def _kept(screen: Settings, preferences: Preferences, focus: str | None = None) -> Step:
    return Step(replace(screen, refused=""), (Keep(preferences),), focus=focus)


def _name(focus: str | None) -> str:
    return focus.removeprefix("set.") if focus is not None and focus.startswith("set.") else ""


def _use(focus: str | None) -> str:
    return focus.removeprefix("ask.") if focus is not None and focus.startswith("ask.") else ""


def opened(back: Screen, at: str = FIRST) -> Settings:
    """The settings over a screen, to which they go back; they begin at the box of that id."""
    return Settings(back, at=at)
