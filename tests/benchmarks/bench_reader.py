"""How fast scenarios are read, at least 8 MB/s, and what hostile files cost, at most a second and 200 MB.

The large scenarios are written here: every scene has prose and two or three choices with consequences,
effects and principles, now and then a condition, a flag or a moment, and is about 1,000 bytes long.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from random import Random
from time import perf_counter, process_time

from game.reader import read

ALLOWED_MB_PER_S, ALLOWED_SECONDS, ALLOWED_MB = 8.0, 1.0, 200
ROUNDS = 7

_OPENINGS = (
    "The night shift has left its list on the desk, weighed down with a mug.",
    "Rain has come in under the door of the loading bay again.",
    "“Before you sit down,” says the voice on the phone, and then nothing.",
    "Somebody has taken the whiteboard apart and leaned the halves on the wall.",
    "The vans are back early, which has never once been good news.",
    "Two people are waiting outside your office, not quite together.",
)
_MIDDLES = (
    "Nobody in the room looks at the clock, so everybody knows what it says.",
    "The figures are in pencil; the total is in ink.",
    "She has folded the letter so often that it stands up by itself.",
    "He says that it can wait, and puts his coat on to show that it can.",
    "The new rota is pinned over the old one, a little crooked.",
    "There are three chairs for five people, and three people standing.",
)
_CHOICES = (
    "Ask them both in, and hear the one who wants to speak least first.",
    "Take the list down the corridor and read it out, name by name.",
    "Leave it until the morning, when the people who wrote it are back.",
    "Ring upstairs now and say what you know, which is not very much.",
    "Give the afternoon to whoever can say what is wrong with the count.",
    "Sign it, and put a note in the diary to look again in a month.",
)
_RESULTS = (
    "By four it is done, and somebody has swept the floor without being asked.",
    "The call takes six minutes. Afterwards the corridor is very quiet.",
    "Two of them stay to help. The third takes the bus, and waves.",
    "It works until ten past three, and then it works a little less.",
    "“Noted,” says the reply, and nothing else for the rest of the day.",
    "The list is shorter by evening, and so is everybody's temper.",
)
_PRINCIPLES = ("process", "people", "time", "empathy", "courage", "influence", "ambiguity", "resources")
_METERS = ("efficiency", "commitment", "integrity", "standing")
_SCENES_A_FILE = 1500


def main() -> None:
    """Prints rates, times and memory, and whether each stays within what is allowed."""
    # First, because a process begins with the peak of memory of the one that starts it.
    for name in HOSTILE:
        command = [sys.executable, "-m", "tests.benchmarks.bench_reader", name]
        subprocess.run(command, check=True)
    _say("1,000 scenes", {"": large_scenario(1000)})
    _say("10,000 scenes over included files", large_scenario_in_files(10_000))
    _say("1,500 scenes with a fault in each", {"": with_faults(large_scenario(1500))})


def _say(what: str, files: dict[str, str]) -> None:
    """Prints the rate by seconds of CPU, which other programs change least, and by the clock."""
    data = {name: text.encode() for name, text in files.items()}
    size = sum(len(part) for part in data.values())
    clock, cpu = [], []
    for _ in range(ROUNDS):
        begun, used = perf_counter(), process_time()
        reading = read(data[""], "large.yaml", data.__getitem__)
        cpu.append(process_time() - used)
        clock.append(perf_counter() - begun)
        found = len(reading.diagnostics)
        del reading
    rate = size / min(cpu) / 1e6
    held = "held" if rate >= ALLOWED_MB_PER_S else "missed"
    asked = "" if found else f"; asked for: {ALLOWED_MB_PER_S:.0f} MB/s: {held}"
    print(
        f"{what}: {size / 1e6:.2f} MB in {min(cpu):.3f} s of CPU, {rate:.1f} MB/s "
        f"({size / min(clock) / 1e6:.1f} by the clock), {found} diagnostics{asked}"
    )


def large_scenario(scenes: int, seed: int = 1) -> str:
    """A sound scenario of so many scenes, about 950 bytes each, in one file."""
    return _head() + "scenes:\n" + "".join(_scenes(range(scenes), scenes, Random(seed))) + _endings()


def large_scenario_in_files(scenes: int, seed: int = 1) -> dict[str, str]:
    """The same over several files of less than 2 MiB each: by name, the main one under ""."""
    chance = Random(seed)
    files = {}
    for first in range(0, scenes, _SCENES_A_FILE):
        some = range(first, min(first + _SCENES_A_FILE, scenes))
        files[f"part-{first}.yaml"] = "scenes:\n" + "".join(_scenes(some, scenes, chance))
    files[""] = _head() + f"include: [{', '.join(files)}]\nstart: s0\n" + _endings()
    return files


def with_faults(text: str) -> str:
    """The same text with a fault in each scene: an unknown target, a colon, a misspelt key, in turn."""
    parts = text.split("    text: |\n")
    kinds = (
        "    go: nowhere\n    text: |\n",
        "    note: a line: too many\n    text: |\n",
        "    txet: no\n    text: |\n",
    )
    return parts[0] + "".join(kinds[number % 3] + part for number, part in enumerate(parts[1:]))


def _head() -> str:
    return (
        "fulcrum: 1\ntitle: A large scenario\nid: large\nminutes: 15\n"
        "role: |\n  You run the place. It is Tuesday, and there is more of it than there should be.\n"
        "cast:\n  ruth: {name: Ruth Adeyemi, who: Founder.}\n"
        "  goran: {name: Goran Petrović, who: Supervisor.}\n"
        "variables: {load: 0}\n"
    )


def _endings() -> str:
    return (
        "endings:\n  - id: kept\n    title: Kept\n    if: told and integrity >= 1\n    text: It held.\n"
        "  - id: let_go\n    title: Let go\n    text: It did not hold, and nobody says so.\n"
    )


def _scenes(numbers: range, count: int, chance: Random) -> list[str]:
    return [_scene(number, count, chance) for number in numbers]


def _scene(number: int, count: int, chance: Random) -> str:
    middle = chance.choice(_MIDDLES)
    lines = [
        f"  s{number}:",
        f"    title: Day {number}, {chance.randrange(6, 20):02}:{chance.randrange(60):02}",
        "    place: warehouse",
        "    text: |",
        f"      {chance.choice(_OPENINGS)}",
        f"      {middle}",
        "",
        f"      ruth: {chance.choice(_MIDDLES)}",
    ]
    if number % 2:
        lines.insert(
            3, f"    with: [{chance.choice(('ruth', 'goran', 'goran worried', 'ruth, goran stern'))}]"
        )
    if number % 4 == 0:
        cue = " ".join(middle.split()[-5:])
        lines.append(f'    moment: {{calls_for: [{chance.choice(_PRINCIPLES)}], cues: ["{cue}"]}}')
    lines.append("    choices:")
    texts = chance.sample(_CHOICES, 2 if number % 4 else 3)
    for place, text in enumerate(texts):
        lines += [
            f"      - id: c{place}",
            f'        text: "{text}"',
            "        then: >-",
            f"          {chance.choice(_RESULTS)}",
            f"        draws_on: [{', '.join(chance.sample(_PRINCIPLES, chance.randrange(1, 3)))}]",
            f"        effects: {{{', '.join(_effects(chance))}}}",
        ]
        if place == 1 and number % 2:
            lines.append(f"        if: {chance.choice(('told', 'not told', 'standing >= -2', 'load < 3'))}")
        if place == 0 and number % 5 == 0:
            lines.append("        sets: [told, load: load + 1]")
        target = number + 1 + place * chance.randrange(1, 4)
        lines.append(f"        go: {f's{target}' if target < count else 'END'}")
    return "\n".join(lines) + "\n"


def _effects(chance: Random) -> list[str]:
    return [f"{meter}: {chance.choice('+-')}{chance.randrange(1, 4)}" for meter in chance.sample(_METERS, 2)]


def _aliases() -> bytes:
    lines = ["a0: &a0 [very, very, very, much]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    return "\n".join(lines).encode()


_SMALL = large_scenario(8)
HOSTILE: dict[str, Callable[[], bytes]] = {
    "an alias bomb": _aliases,
    "20,000 brackets": lambda: b"title: " + b"[" * 20_000,
    "20,000 brackets and their ends": lambda: b"title: " + b"[" * 20_000 + b"]" * 20_000,
    "20,000 dashes": lambda: b"- " * 20_000 + b"x",
    "20,000 keys in one another": lambda: b"{a: " * 20_000,
    "3 MB": lambda: b"title: " + b"x" * 3_000_000,
    "a number of 5,000 digits": lambda: _SMALL.replace("minutes: 15", "minutes: " + "9" * 5000).encode(),
    "a condition of 5,000 parentheses": lambda: _SMALL.replace(
        "if: told and", "if: " + "(" * 5000 + "told and"
    ).encode(),
    "NUL": lambda: _SMALL.replace("Tuesday", "Tue\0sday").encode(),
    "2 MB of NUL": lambda: bytes(2_000_000),
    "Windows-1252": lambda: _SMALL.encode("cp1252", "replace"),
    "UTF-16": lambda: _SMALL.encode("utf-16"),
    "several documents": lambda: (_SMALL + "---\n" + _SMALL).encode(),
    "2 MB on one line": lambda: b"title: " + b"word: " * 340_000,
    "200,000 quotation marks": lambda: b"title: " + b"'\"" * 100_000,
    "100,000 lines without a colon": lambda: b"word\n" * 100_000,
    "100,000 keys with colons": lambda: b"".join(b"k%d: a: b\n" % n for n in range(100_000)),
    "100,000 tabs": lambda: b"title: x\n" + b"\tword: x\n" * 100_000,
}
"""Files meant to do harm, by name."""


def hostile(name: str) -> None:
    """Reads one hostile file and prints what it cost; run in a process of its own, for its memory."""
    data = HOSTILE[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = perf_counter()
    reading = read(data, "hostile.yaml")
    took = perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    first = reading.diagnostics[0].code if reading.diagnostics else "nothing"
    held = "held" if took < ALLOWED_SECONDS and peak < ALLOWED_MB else "missed"
    print(
        f"{name}: {took:.3f} s, {peak} MB at most ({peak - before // 1024} more than before), "
        f"{len(reading.diagnostics)} diagnostics, first {first}: {held}"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        hostile(sys.argv[1])
    else:
        main()
