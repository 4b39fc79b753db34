"""Where a session is kept: one contract, on SQLite in the user's folder or on PostgreSQL."""

from game.workshop.store.record import Record
from game.workshop.store.sessions import NoStore, Sessions, Unread, open_sessions
from game.workshop.store.store import Store

__all__ = ["NoStore", "Record", "Sessions", "Store", "Unread", "open_sessions"]
