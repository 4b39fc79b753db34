"""The front door, mostly through real processes."""
