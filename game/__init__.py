"""Fulcrum: a branching-scenario training game about when to manage and when to lead."""

__version__ = "0.1.0"
