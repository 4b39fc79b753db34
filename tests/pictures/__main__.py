"""Takes every picture of the README and the documents from the program itself.

    xvfb-run -a -s "-screen 0 1920x1080x24" python -m tests.pictures

Those of a workshop are looked at in Debian's chromium.
"""

import subprocess
import sys

if __name__ == "__main__":
    # Each in a process of its own: both open a window, and neither is to find what the other left.
    for module in ("tests.docs.pictures", "tests.docs.workshop_pictures"):
        if code := subprocess.run([sys.executable, "-m", module]).returncode:
            raise SystemExit(code)
