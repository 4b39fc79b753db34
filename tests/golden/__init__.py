"""A few pictures of the window that are kept, to be looked at when they change."""
