"""YAML text to a scenario, or to diagnostics with file, line, column and a way out."""

from game.reader.read import Reading, read

__all__ = ["Reading", "read"]
