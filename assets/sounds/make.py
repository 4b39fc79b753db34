"""Makes Fulcrum's sounds: `python assets/sounds/make.py` writes every WAV file beside this script anew.

Each sound is a short sum of filtered noise and decaying tones from a fixed seed, so that the same files come
out every time. Room tones loop without a seam: their end is faded into their beginning.
"""

import math
import random
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

RATE = 22_050
Samples = list[float]


def noise(seconds: float, seed: int) -> Samples:
    """White noise between -1 and 1."""
    chance = random.Random(seed)
    return [chance.uniform(-1, 1) for _ in range(round(seconds * RATE))]


def low_pass(samples: Samples, hertz: float) -> Samples:
    """What is left below a frequency, by one pole (6 dB an octave)."""
    k = 1 - math.exp(-2 * math.pi * hertz / RATE)
    value, out = 0.0, []
    for sample in samples:
        value += k * (sample - value)
        out.append(value)
    return out


def high_pass(samples: Samples, hertz: float) -> Samples:
    """What is left above a frequency."""
    return [sample - low for sample, low in zip(samples, low_pass(samples, hertz), strict=True)]


def tone(hertz: float, seconds: float, decay: float, level: float = 1.0) -> Samples:
    """A sine that falls to a third of its level in `decay` seconds, after a rise of three milliseconds."""
    out = []
    for i in range(round(seconds * RATE)):
        t = i / RATE
        rise = min(1.0, t / 0.003)
        out.append(level * rise * math.exp(-t / decay) * math.sin(2 * math.pi * hertz * t))
    return out


def shaped(samples: Samples, shape: Callable[[float], float]) -> Samples:
    """Samples times a level that depends on the time in seconds."""
    return [sample * shape(i / RATE) for i, sample in enumerate(samples)]


def together(*layers: Samples) -> Samples:
    """Layers added, as long as the longest."""
    out = [0.0] * max(len(layer) for layer in layers)
    for layer in layers:
        for i, sample in enumerate(layer):
            out[i] += sample
    return out


def at(seconds: float, samples: Samples) -> Samples:
    """The same, later."""
    return [0.0] * round(seconds * RATE) + samples


def looped(samples: Samples, seam: float = 0.6) -> Samples:
    """A loop: the last `seam` seconds are faded into the first, with equal power."""
    n = round(seam * RATE)
    body, tail = samples[:-n], samples[-n:]
    for i in range(n):
        turn = math.pi / 2 * i / n
        body[i] = body[i] * math.sin(turn) + tail[i] * math.cos(turn)
    return body


def paper() -> Samples:
    """A page laid over: a soft breath of high noise, and the sheet settling."""
    breath = high_pass(low_pass(noise(0.28, 1), 5200), 900)
    breath = shaped(breath, lambda t: math.sin(math.pi * min(1.0, t / 0.28)) ** 2)
    settle = shaped(high_pass(low_pass(noise(0.09, 2), 2600), 300), lambda t: math.exp(-t / 0.02))
    return together(breath, at(0.2, settle))


def knock() -> Samples:
    """A knuckle on wood, once: the choice is made."""
    wood = together(tone(182, 0.22, 0.035), tone(317, 0.16, 0.02, 0.4), tone(741, 0.08, 0.008, 0.15))
    contact = shaped(low_pass(noise(0.03, 3), 2400), lambda t: math.exp(-t / 0.004))
    return together(wood, contact)


def bell() -> Samples:
    """A small bell: time to finish the sentence."""
    partials = ((880, 1.0, 0.9), (1768, 0.45, 0.6), (2643, 0.25, 0.4), (4180, 0.12, 0.25))
    return together(*(tone(hertz, 2.4, decay, level) for hertz, level, decay in partials))


def compressor() -> Samples:
    """A cold store's compressor behind a wall."""
    seconds = 6.6
    air = low_pass(low_pass(noise(seconds, 4), 240), 400)
    hum = [
        0.05 * math.sin(2 * math.pi * 50 * i / RATE) + 0.03 * math.sin(2 * math.pi * 100 * i / RATE)
        for i in range(round(seconds * RATE))
    ]
    return looped(together(shaped(air, lambda t: 0.9 + 0.1 * math.sin(2 * math.pi * t / 3)), hum))


def rain() -> Samples:
    """Rain on a sheet of plywood: a wash, and single drops."""
    seconds = 6.6
    chance = random.Random(5)
    wash = high_pass(low_pass(noise(seconds, 6), 3200), 500)
    layers = [[0.35 * sample for sample in wash]]
    for _ in range(90):
        drop = tone(chance.uniform(700, 1700), 0.03, 0.005, chance.uniform(0.03, 0.14))
        layers.append(at(chance.uniform(0, seconds - 0.1), drop))
    return looped(together(*layers))


def ward() -> Samples:
    """A ward: air through a grille, a trolley far off, a pump that counts."""
    seconds = 8.6
    air = low_pass(noise(seconds, 7), 500)
    layers = [[0.5 * sample for sample in air]]
    for start in (1.0, 3.6, 6.2):
        layers.append(at(start, tone(988, 0.12, 0.05, 0.035)))
    trolley = shaped(low_pass(noise(1.6, 8), 900), lambda t: 0.12 * math.sin(math.pi * t / 1.6))
    layers.append(at(4.4, trolley))
    return looped(together(*layers))


def keys() -> Samples:
    """An office: ventilation, and somebody typing two desks away."""
    seconds = 8.6
    chance = random.Random(9)
    layers = [[0.45 * sample for sample in low_pass(noise(seconds, 10), 380)]]
    moment = 0.5
    while moment < seconds - 0.2:
        click = shaped(high_pass(low_pass(noise(0.03, chance.randrange(10**6)), 2600), 500), _click)
        level = chance.uniform(0.04, 0.1)
        layers.append(at(moment, [level * sample for sample in click]))
        moment += chance.choice((0.11, 0.14, 0.17, 0.21, 0.9))
    return looped(together(*layers))


def room() -> Samples:
    """A quiet room: nothing but air."""
    return looped(low_pass(low_pass(noise(5.6, 11), 300), 600))


def _click(t: float) -> float:
    return math.exp(-t / 0.006)


SOUNDS: dict[str, tuple[Callable[[], Samples], float]] = {
    "paper": (paper, 0.25),
    "knock": (knock, 0.35),
    "bell": (bell, 0.4),
    "compressor": (compressor, 0.12),
    "rain": (rain, 0.12),
    "ward": (ward, 0.1),
    "keys": (keys, 0.1),
    "room": (room, 0.06),
}
"""Each sound with its loudest sample: quiet, so that nothing startles."""


def write(path: Path, samples: Samples, loudest: float) -> None:
    """Writes mono 16-bit samples, scaled to their loudest."""
    scale = 32_767 * loudest / max(abs(sample) for sample in samples)
    fade = min(len(samples), round(0.004 * RATE))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        values = [round(sample * scale) for sample in samples]
        if loudest > 0.2:
            for i in range(fade):
                values[-1 - i] = round(values[-1 - i] * i / fade)
        data = array("h", values)
        file.writeframes(data.tobytes())


def main() -> None:
    """Writes every sound beside this script."""
    for name, (make, loudest) in SOUNDS.items():
        write(Path(__file__).with_name(f"{name}.wav"), make(), loudest)


if __name__ == "__main__":
    main()
