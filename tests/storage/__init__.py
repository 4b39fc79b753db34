"""The user's folder and the shipped files."""
