"""Any output encoding gets readable words."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.cli.console import Console
from game.cli.encoding import HANDLER, plain, register

register()


@pytest.mark.parametrize(
    ("text", "ascii"),
    [
        ("“It’s fine,” he says… – no.", '"It\'s fine," he says... - no.'),
        ("Goran Petrović, Szőke Łukasz, Øystein, Æsa", "Goran Petrovic, Szoke Lukasz, Oystein, AEsa"),
        ("½ ﬁve №", "1/2 five No"),
        ("Дом 日本 🙂", "??? ?? ?"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("bad \udcff surrogate", "bad ? surrogate"),
    ],
)
def test_letters_that_an_encoding_lacks_have_a_plain_form(text: str, ascii: str) -> None:
    """Marks become plain marks, letters lose their accents, and the rest is a question mark."""
    assert text.encode("ascii", HANDLER).decode("ascii") == ascii


def test_letters_that_it_has_stay() -> None:
    """cp1252 keeps its quotation marks and é, and only ć has to give way."""
    assert "“é” ć".encode("cp1252", HANDLER) == "“é” c".encode("cp1252")


@given(st.text(), st.sampled_from(["ascii", "cp1252", "cp437", "koi8-r", "shift_jis", "utf-8"]))
def test_nothing_stops_the_output(text: str, encoding: str) -> None:
    """Any text, lone surrogates included, can be written in any encoding."""
    assert isinstance(text.encode(encoding, HANDLER), bytes)


@given(st.text())
def test_a_plain_form_is_in_the_encoding(text: str) -> None:
    """`plain` leaves nothing that could fail a second time."""
    assert plain(text, "ascii").isascii()


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(values, st.sampled_from(["ascii", "cp1252", "utf-8", "utf-16", "shift_jis"]))
def test_json_is_whole_in_any_encoding(value: object, encoding: str) -> None:
    """What a tool reads is what was meant, whatever the encoding in between."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding, errors=HANDLER)
    console = Console(out, io.StringIO(), {})
    console.json(value)
    console.flush()
    assert json.loads(raw.getvalue().decode(encoding)) == value
