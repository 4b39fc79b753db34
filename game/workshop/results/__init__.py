"""What stays of a session: its log, a table, and a handout to print. Nothing in it is broken down under
five people."""
