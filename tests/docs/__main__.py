"""Writes what documents take from the program: `python -m tests.docs`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docs import tables, tutorial

tables.PAGE.write_text(tables.with_tables(tables.PAGE.read_text(encoding="utf-8")), encoding="utf-8")
with TemporaryDirectory() as folder:
    page, _ = tutorial.followed(tutorial.PAGE.read_text(encoding="utf-8"), Path(folder))
tutorial.PAGE.write_text(page, encoding="utf-8")
