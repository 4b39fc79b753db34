"""Rules of craft: whether a sound scenario is also fair, and worth playing.

Each rule is a function that gives findings. Those in `words`, `courage`, `moments` and `balance` need the
scenario alone; those that ask what can be reached, and how often, need the exact exploration too.
"""
