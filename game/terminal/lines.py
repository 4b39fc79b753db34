"""Lines from standard input, with or without a clock, on every system alike."""

from __future__ import annotations

import codecs
import queue
import sys
import threading
from collections.abc import Callable
from typing import TextIO

CHUNK = 4096
LONGEST = 100_000
"""Characters of a line; what is beyond is dropped, so that no input can fill the memory."""

Read = Callable[[], bytes]


class TimedOut(Exception):
    """No line came in time."""


class Lines:
    """Reads lines past Python's own buffers, so that a thread may wait for them while a clock runs.

    The thread is started by the first line that has a limit; until then the reading is done at once.
    """

    def __init__(self, read: Read, encoding: str = "utf-8") -> None:
        self._read = read
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._text = ""
        self._ended = False
        self._chunks: queue.SimpleQueue[bytes] | None = None

    @classmethod
    def of_process(cls) -> Lines:
        """The lines of this process's standard input; none where there is no such thing."""
        stream: TextIO | None = sys.stdin
        raw = getattr(getattr(stream, "buffer", None), "raw", None)
        if stream is None or stream.closed or raw is None:
            return cls(lambda: b"")

        def read() -> bytes:
            try:
                return raw.read(CHUNK) or b""
            except (OSError, ValueError):
                return b""  # a terminal that was closed reads as the end of the input

        encoding = stream.encoding or "utf-8"
        try:
            return cls(read, encoding)
        except LookupError:
            return cls(read)

    def line(self, seconds: float | None = None) -> str | None:
        """The next line without its end, or None at the end of the input.

        Raises `TimedOut` where no line came within so many seconds.
        """
        while True:
            head, found, rest = self._text.partition("\n")
            if found:
                self._text = rest
                return head.rstrip("\r")
            if self._ended:
                self._text, left = "", self._text
                return left.rstrip("\r") or None
            self._take(self._next(seconds))

    def _take(self, chunk: bytes) -> None:
        self._ended = not chunk
        self._text = (self._text + self._decoder.decode(chunk, final=not chunk))[-LONGEST:]

    def _next(self, seconds: float | None) -> bytes:
        if seconds is None and self._chunks is None:
            return self._read()
        if self._chunks is None:
            self._chunks = queue.SimpleQueue()
            threading.Thread(target=self._feed, args=(self._chunks,), daemon=True).start()
        try:
            return self._chunks.get(timeout=seconds)
        except queue.Empty:
            raise TimedOut from None

    def _feed(self, chunks: queue.SimpleQueue[bytes]) -> None:
        while True:
            chunk = self._read()
            chunks.put(chunk)
            if not chunk:
                return
