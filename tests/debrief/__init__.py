"""The debrief: patterns, sentences and decisions, and every debrief of the shipped scenarios."""
