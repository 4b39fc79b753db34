"""Which scenarios can be found."""

import os
from pathlib import Path
from typing import Any

import pytest

from game.storage import Home, find, read_all, shipped, source_of
from game.storage.finding import looks_like_scenario
from tests.support.plays import SHIPPED

SOUND = (shipped() / "scenarios" / "counted-twice.yaml").read_bytes()


def own(at: Home, name: str, data: bytes) -> Path:
    """A scenario file of the user's own."""
    path = at.scenarios / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_the_shipped_ones_are_found_without_a_folder_of_ones_own(at: Home) -> None:
    """A first start finds what is shipped."""
    listed = read_all(at)
    assert {one.id for one in listed} == set(SHIPPED)
    assert all(one.scenario is not None for one in listed)
    assert not any(one.found.own for one in listed)


def test_ones_own_come_after_the_shipped(at: Home) -> None:
    """Own scenarios may lie in the folder, or each in a folder of its own."""
    own(at, "night.yaml", SOUND.replace(b"id: counted-twice", b"id: night"))
    own(at, "two/two.yml", SOUND.replace(b"id: counted-twice", b"id: two"))
    found = [one for one in read_all(at) if one.found.own]
    assert [(one.id, one.found.source) for one in found] == [
        ("night", "own:night.yaml"),
        ("two", "own:two/two.yml"),
    ]


@pytest.mark.parametrize(
    "data", [b"fulcrum: 1\ntitle: [", b"fulcrum: 1\n" + b"\xff" * 50, b"\xff\xfef\0u\0", b"role: x\n"]
)
def test_one_faulty_file_keeps_no_other_from_the_list(at: Home, data: bytes) -> None:
    """It is listed by its file's name with its diagnostics, and the others stand beside it."""
    own(at, "aaa-faulty.yaml", data)
    own(at, "night.yaml", SOUND.replace(b"id: counted-twice", b"id: night"))
    listed = {one.id: one for one in read_all(at)}
    assert {*SHIPPED, "night", "aaa-faulty"} == set(listed)
    assert listed["aaa-faulty"].scenario is None
    assert listed["aaa-faulty"].diagnostics


def test_what_cannot_be_read_is_listed_with_the_cause(at: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another account owns is told, not hidden."""
    path = own(at, "locked.yaml", SOUND)
    real = os.open

    def refuse(file: Any, *args: Any, **others: Any) -> int:
        if Path(file) == path:
            raise PermissionError(13, "Permission denied")
        return real(file, *args, **others)

    monkeypatch.setattr(os, "open", refuse)
    listed = {one.id: one for one in read_all(at)}
    assert "may not use it" in listed["locked"].trouble
    assert set(SHIPPED) < set(listed)


def test_parts_and_other_yaml_are_no_scenarios(at: Home) -> None:
    """Included files, hidden files and configuration are not listed."""
    own(at, "night.yaml", SOUND)
    own(at, "night-parts.yaml", b"scenes:\n  a: {title: A, text: B}\ncast: {}\n")
    own(at, "mkdocs.yml", b"site_name: x\n")
    own(at, ".hidden.yaml", SOUND)
    own(at, "notes.txt", SOUND)
    own(at, ".git/config.yaml", SOUND)
    assert [one.path.name for one in find(at) if one.own] == ["night.yaml"]


@pytest.mark.parametrize(
    ("data", "meant"),
    [
        (b"fulcrum: 1", True),
        (b"\xef\xbb\xbffulcrum: 1", True),
        (b"# words\r\nfulcrum : 1", True),
        (b'"fulcrum": 1', True),
        (b"endings:\n", True),
        (b"title: fulcrum: 1", False),
        (b"  fulcrum: 1", False),
        (b"", False),
    ],
)
def test_a_scenario_is_known_by_keys_that_no_part_has(data: bytes, meant: bool) -> None:
    """Only keys at the margin count."""
    assert looks_like_scenario(data) is meant


def test_a_source_does_not_depend_on_where_the_game_is_installed(at: Home, tmp_path: Path) -> None:
    """Shipped and own files go by their place in their folder, any other by its whole path."""
    assert source_of(shipped() / "scenarios" / "the-pour.yaml", at) == "shipped:the-pour.yaml"
    assert source_of(own(at, "a/b.yaml", SOUND), at) == "own:a/b.yaml"
    elsewhere = tmp_path / "elsewhere.yaml"
    assert source_of(elsewhere, at) == str(elsewhere.resolve())
