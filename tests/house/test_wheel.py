"""The wheel holds everything that a player needs."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment outside the checkout into which the built wheel was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    # The game's own libraries are taken from this environment, so that the test needs no network.
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    paths = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    packages = Path(paths.stdout.strip())
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(packages),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    import yaml

    (packages / "libraries.pth").write_text(str(Path(yaml.__file__).resolve().parents[1]), encoding="utf-8")
    return python


def run(python: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the installed game outside the checkout."""
    environment = {**os.environ, "FULCRUM_HOME": str(home / "home")}
    environment.pop("PYTHONPATH", None)
    return subprocess.run(
        [str(python), "-m", "game", *arguments],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_installed_wheel_plays_a_shipped_scenario(installed: Path, tmp_path: Path):
    """Outside the checkout the wheel plays Counted Twice from a list of picks to its ending."""
    picks = "lanes,check,page,listen,refuse,timetable,open,sums"
    done = run(installed, tmp_path, "play", "counted-twice", "--picks", picks, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["ending"]["id"] == "weighed_year"


def test_the_installed_wheel_stands_on_its_own_files(installed: Path, tmp_path: Path):
    """Scenarios, pictures and the pages on diagnostics come from the wheel itself."""
    listed = json.loads(run(installed, tmp_path, "list", "--json").stdout)["scenarios"]
    assert {"counted-twice", "the-pour", "bed-fourteen", "green-board"} <= {s["id"] for s in listed}
    assert all(str(ROOT) not in s["file"] for s in listed)
    explained = run(installed, tmp_path, "explain", "F101")
    assert explained.returncode == 0
    assert "F101" in explained.stdout
