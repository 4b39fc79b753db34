"""What each surface gets of a room, as plain data: a phone, the console, the projector. Pure, like the
room."""
