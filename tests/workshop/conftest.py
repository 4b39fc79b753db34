"""What the workshop's tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.model import Scenario
from game.workshop.store import Sessions, open_sessions
from tests.workshop.postgres import cluster, programs
from tests.workshop.table import Table


@pytest.fixture
def scenario(shipped: dict[str, Scenario]) -> Scenario:
    """Counted Twice."""
    return shipped["counted-twice"]


@pytest.fixture
def table(scenario: Scenario) -> Table:
    """A room of 41 in the lobby of Counted Twice."""
    return Table(scenario)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server of our own. In CI it must be there; elsewhere a machine may do
    without."""
    if programs() is None and not os.environ.get("CI"):
        pytest.skip("PostgreSQL's programs are not installed: apt-get install postgresql")
    with cluster(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Sessions]:
    """A place for sessions, once as files and once on a database server: one contract for both."""
    url = request.getfixturevalue("database") if request.param == "postgresql" else None
    sessions = open_sessions(url, tmp_path / "workshops")
    yield sessions
    for record in sessions.listed()[0]:
        sessions.delete(record.id)
    sessions.close()
