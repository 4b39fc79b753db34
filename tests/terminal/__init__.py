"""Playing in a terminal, without one: a model, a line, a model and words."""
