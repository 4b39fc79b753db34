"""Reading aloud, for those who want the game to speak: what is said when, and the voice that says it."""
