"""Plays in a terminal: everything that the window does, with nothing but text.

`core.update(model, message)` is the play as a pure function; `runner.Runner` reads, saves and prints;
`keeper.Keeper` does what the screens ask for. `transcript.transcript` is a play that is only read.
"""
