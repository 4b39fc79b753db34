"""AT-SPI is there on Linux and its kin alone; elsewhere its tests are not collected."""

from __future__ import annotations

import sys

collect_ignore = [] if sys.platform.startswith("linux") else ["test_screen_reader.py", "test_walk.py"]
