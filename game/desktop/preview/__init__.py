"""The window on a file that its author is writing: it follows each save, shows the hidden side, and jumps.

`Preview` is a screen around another: it divides the window between that one and the author's side, takes the
keys F2, F3, F5 and F6, and carries what is on screen over to what the file says now. `Follower` watches the
files beside the loop.
"""
