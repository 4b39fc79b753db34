"""A desktop of our own for one game: a session bus, the accessibility bus on it, a screen that nobody sees.

All of it is started here, and ended with the test; nothing of the machine's own desktop is touched.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
NEEDED = {"dbus-run-session": "dbus", "Xvfb": "xvfb"}
SERVICE = "/usr/share/dbus-1/services/org.a11y.Bus.service"


@dataclass(frozen=True)
class Desktop:
    """The address of the session bus, and an environment for programs on it."""

    address: str
    environment: dict[str, str]


def missing() -> list[str]:
    """The packages that have to be installed first."""
    found = [package for program, package in NEEDED.items() if shutil.which(program) is None]
    return found + (["at-spi2-core"] if not Path(SERVICE).exists() else [])


@contextmanager
def desktop(home: Path) -> Iterator[Desktop]:
    """A desktop whose programs keep their files in `home`."""
    assert not missing(), f"apt install {' '.join(missing())}"
    with ExitStack() as stack:
        # The path of a socket has to be short.
        runtime = stack.enter_context(tempfile.TemporaryDirectory(prefix="ful"))
        environment = {
            **{
                name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "WAYLAND"))
            },
            "XDG_RUNTIME_DIR": runtime,
            "XDG_CONFIG_HOME": str(home),
            "HOME": str(home),
            "FULCRUM_HOME": str(home / "fulcrum"),
            "PYTHONPATH": str(ROOT),
            "SDL_AUDIODRIVER": "dummy",
            "GSETTINGS_BACKEND": "memory",
        }
        environment["DISPLAY"] = _screen(stack, environment)
        address = _bus(stack, environment)
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        yield Desktop(address, environment)


def _screen(stack: ExitStack, environment: dict[str, str]) -> str:
    """An X server on the first free number, which it tells itself."""
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        command, env=environment, pass_fds=(tell,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    stack.callback(_end, server)
    os.close(tell)
    with os.fdopen(told) as answer:
        number = answer.readline().strip()
    assert number, "the X server did not start"
    return f":{number}"


def _bus(stack: ExitStack, environment: dict[str, str]) -> str:
    """A session bus. It lives as long as the program that it was started with, which waits for its input to
    end; what the bus starts by itself ends with the bus."""
    waiting = "import os, sys; print(os.environ['DBUS_SESSION_BUS_ADDRESS'], flush=True); sys.stdin.read()"
    session = subprocess.Popen(
        ["dbus-run-session", "--", sys.executable, "-c", waiting],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert session.stdout is not None
    assert session.stdin is not None
    stack.callback(_close, session)
    address = session.stdout.readline().strip()
    assert address, "the session bus did not start"
    return address


def _close(session: subprocess.Popen[str]) -> None:
    """Let the program in a session end, and with it the bus; a signal would leave the bus behind."""
    with session:
        assert session.stdin is not None
        session.stdin.close()
        session.wait(20)


@contextmanager
def game(desktop: Desktop, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The real game in a process of its own, in its window; ended as by a signal from outside. What it
    printed is told when anything fails, and may hold no fault."""
    with tempfile.TemporaryFile("w+") as printed:
        child = subprocess.Popen(
            [sys.executable, "-X", "faulthandler", "-m", "game", *arguments],
            env=desktop.environment,
            cwd=ROOT,
            stdout=printed,
            stderr=printed,
            text=True,
        )
        try:
            yield child
            assert child.poll() is None, "the game ended by itself"
        except Exception as error:
            if child.poll() is None:
                child.send_signal(signal.SIGABRT)  # it tells where each of its threads stands
            child.wait(10)
            printed.seek(0)
            error.add_note(f"The game ended with {child.returncode} and printed: {printed.read()}")
            raise
        finally:
            _end(child)
        printed.seek(0)
        said = printed.read()
        assert "panicked" not in said, said
        assert "Traceback" not in said, said


def _end(child: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    """End a program that was started here, kindly at first."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait(10)
