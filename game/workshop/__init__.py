"""A session for a room: the pure room, what each surface gets of it, the store, the server and the pages.

room      a session as a value: `update(room, message, now) -> (room, effects)`
views     what a phone, the console and the projector get of it
store     one session on disk: SQLite in the user's folder, or PostgreSQL
server    sockets, routes, limits, addresses: the wire of docs/workshop-protocol.md
results   the log, tables and the handout
command   `fulcrum workshop`
"""
