"""The room: a session as a value, and `(room, message) -> (room, effects)`. No clock, no file, no
connection."""
