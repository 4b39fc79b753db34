"""What a screen is to those who do not see it: its words in reading order, its tree, the way to a reader."""
