"""The tables. A vote's key is (session, decision, round, participant), and the database holds to it.

Nothing else about anyone is kept: no address, no device, no time of a vote; of a participant's token only
its hash.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

FORMAT = 1
"""The format of what is kept. Read are 1 to this."""

metadata = MetaData()


def _session() -> Column[str]:
    return Column("session", Text, ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)


session = Table(
    "session",
    metadata,
    Column("id", Text, primary_key=True),
    Column("format", Integer, nullable=False),
    Column("scenario", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sources", LargeBinary, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("mode", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("host_token", Text, nullable=False),
    Column("made", Float, nullable=False),
    Column("delete_after", Float, nullable=False),
    # How far the three lists below have come; every change takes this row first, so they have one order.
    Column("saved", BigInteger, nullable=False),
    Column("steps", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    # The vote that is open: what decides whether a vote comes too late.
    Column("phase", Text, nullable=False),
    Column("decision", Integer, nullable=False),
    Column("round", Integer, nullable=False),
    # When a server last said that it was alive, for clocks.
    Column("alive", Float, nullable=False),
)

participant = Table(
    "participant",
    metadata,
    _session(),
    Column("number", Integer, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    # The count in `saved` at which a phone first used the seat; 0 before.
    Column("used", BigInteger, nullable=False),
)

vote = Table(
    "vote",
    metadata,
    _session(),
    Column("decision", Integer, primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("participant", Integer, primary_key=True),
    Column("choice", Text, nullable=False),
    Column("saved", BigInteger, nullable=False),
)

step = Table(
    "step",
    metadata,
    _session(),
    Column("number", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)

# The scenario's own pictures. Sessions that were kept before there was this table have none.
picture = Table(
    "picture",
    metadata,
    _session(),
    Column("name", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

word = Table(
    "word",
    metadata,
    _session(),
    Column("participant", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("saved", BigInteger, nullable=False),
)
