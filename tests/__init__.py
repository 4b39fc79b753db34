"""Fulcrum's tests: one folder a room, written to be read as examples."""
