"""The way to the screen readers of each system: what hands trees on, and how it is made for a window.

Windows and macOS want the window's own handle, and want it before the window is first shown. On Linux and
its kin there is a bus, and the adapter wakes when somebody on it listens.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

Build = Callable[[], Any]
SERVICE = "dbus-1/services/org.a11y.Bus.service"


class Adapter(Protocol):
    """What hands trees on. `update` calls `build` only if somebody listens."""

    def update(self, build: Build) -> None:
        """Hand on what `build` makes."""

    def focus(self, focused: bool) -> None:
        """Whether the window has the keyboard."""

    def place(self, kit: Any, position: tuple[int, int], size: tuple[int, int]) -> None:
        """Where the window's inside is on the screen, in pixels."""


class OnTheBus:
    """AT-SPI: Linux and the BSDs. Callbacks come on the adapter's own thread."""

    def __init__(
        self, kit: Any, first: Build, asked: Callable[[Any], None], ended: Callable[[], None]
    ) -> None:
        self._adapter = kit.unix.Adapter(first, asked, ended)

    def update(self, build: Build) -> None:
        """See `Adapter`."""
        self._adapter.update_if_active(build)

    def focus(self, focused: bool) -> None:
        """See `Adapter`."""
        self._adapter.update_window_focus_state(focused)

    def place(self, kit: Any, position: tuple[int, int], size: tuple[int, int]) -> None:
        """See `Adapter`. A Wayland window does not know where it is; then its own corner is the origin."""
        x, y = (float(part) for part in position)
        inside = kit.Rect(x, y, x + size[0], y + size[1])
        self._adapter.set_root_window_bounds(inside, inside)


class OnWindows:
    """UI Automation, by way of the window's messages. It sees to the window's place and focus itself."""

    def __init__(self, kit: Any, handle: int, first: Build, asked: Callable[[Any], None]) -> None:
        self._adapter = kit.windows.SubclassingAdapter(handle, first, asked)

    def update(self, build: Build) -> None:
        """See `Adapter`."""
        _raise(self._adapter.update_if_active(build))

    def focus(self, focused: bool) -> None:
        """See `Adapter`."""

    def place(self, kit: Any, position: tuple[int, int], size: tuple[int, int]) -> None:
        """See `Adapter`."""


class OnAMac:
    """NSAccessibility, by way of the window's content view. SDL keeps the keyboard on the window itself."""

    def __init__(self, kit: Any, handle: int, first: Build, asked: Callable[[Any], None]) -> None:
        kit.macos.add_focus_forwarder_to_window_class("SDLWindow")
        self._adapter = kit.macos.SubclassingAdapter.for_window(handle, first, asked)

    def update(self, build: Build) -> None:
        """See `Adapter`."""
        _raise(self._adapter.update_if_active(build))

    def focus(self, focused: bool) -> None:
        """See `Adapter`."""
        _raise(self._adapter.update_view_focus_state(focused))

    def place(self, kit: Any, position: tuple[int, int], size: tuple[int, int]) -> None:
        """See `Adapter`."""


def _raise(events: Any) -> None:
    """Send what an update has caused, if anything; until then nobody is told."""
    if events is not None:
        events.raise_events()


def spelled(kit: Any) -> bool:
    """Whether words have to tell places in a set and what is unfolded: the library does not tell AT-SPI."""
    return hasattr(kit, "unix")


def adapter(
    kit: Any, handle: int | None, first: Build, asked: Callable[[Any], None], ended: Callable[[], None]
) -> Adapter | None:
    """The adapter of this system for a window that was never shown; None where there is none.

    `first` builds the whole tree when somebody begins to listen, `asked` takes what they ask for, `ended` is
    called when they stop. Each may be called on any thread.
    """
    if hasattr(kit, "unix"):
        return OnTheBus(kit, first, asked, ended)
    if handle is None:
        return None
    if hasattr(kit, "windows"):
        return OnWindows(kit, handle, first, asked)
    if hasattr(kit, "macos"):
        return OnAMac(kit, handle, first, asked)
    return None


def trouble() -> str:
    """Why screen readers hear nothing of the window here, in words; empty where they can."""
    try:
        import accesskit
    except (ImportError, OSError) as error:
        return f"the package accesskit does not load ({error}): pip install accesskit"
    if not any(hasattr(accesskit, system) for system in ("unix", "windows", "macos")):
        return f"accesskit knows nothing of {sys.platform}"
    return _bus_trouble(os.environ) if hasattr(accesskit, "unix") else ""


def _bus_trouble(environment: Mapping[str, str]) -> str:
    """What is missing of the two buses that AT-SPI goes over. It looks at files, and starts nothing."""
    runtime = environment.get("XDG_RUNTIME_DIR")
    usual = runtime is not None and (Path(runtime) / "bus").exists()
    if not environment.get("DBUS_SESSION_BUS_ADDRESS") and not usual:
        return "there is no session bus: start the game from a desktop"
    folders = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    if not any((Path(folder) / SERVICE).exists() for folder in folders.split(":")):
        return "the accessibility bus is not installed: apt install at-spi2-core, or your system's own"
    return ""
