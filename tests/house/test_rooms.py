"""The rooms stand on one another as the architecture says."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GAME = ROOT / "game"


def test_each_room_imports_only_rooms_below_it():
    """Both import contracts of pyproject.toml hold for every module."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 kept, 0 broken" in done.stdout


def test_no_module_grows_beyond_five_hundred_lines():
    """A module over 500 lines has more than one noun in it."""
    long = {
        str(path.relative_to(ROOT)): lines
        for path in sorted(GAME.rglob("*.py"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 500
    }
    assert long == {}


def test_every_module_says_what_it_is():
    """Each module opens with a docstring."""
    silent = [
        str(path.relative_to(ROOT))
        for path in sorted(GAME.rglob("*.py"))
        if not path.read_text(encoding="utf-8").lstrip().startswith(('"""', 'r"""', "#!"))
    ]
    assert silent == []


def test_the_version_is_written_once_more_and_the_same():
    """pyproject.toml, the package and the newest heading of the changelog name one version."""
    import game

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == game.__version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = [line for line in changelog.splitlines() if line.startswith("## [")]
    assert headings[0].startswith("## [Unreleased]")
    assert any(heading.startswith(f"## [{game.__version__}]") for heading in headings)
