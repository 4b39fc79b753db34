"""Writes the pictures that are kept anew where the window no longer looks so: `python -m tests.golden`.

It names what it wrote. Look at each before it is kept.
"""

from __future__ import annotations

from tests.golden.comparison import alike
from tests.golden.keeping import FOLDER, halved, kept, write
from tests.golden.pictures import drawn, pictures


def main() -> None:
    """Writes what changed, and takes away what is no longer drawn."""
    FOLDER.mkdir(exist_ok=True)
    names = set()
    for picture in pictures():
        names.add(picture.name)
        image, before = halved(drawn(picture)), kept(picture.name)
        if before is None or not alike(before, image):
            print(write(picture.name, image))
    for path in FOLDER.glob("*.webp"):
        if path.stem not in names:
            path.unlink()
            print(f"{path} is gone")


if __name__ == "__main__":
    main()
