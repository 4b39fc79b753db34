"""The front door: the commands, one small module each, and the wiring between the rooms."""
