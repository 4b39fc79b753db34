"""The server: sockets, routes, limits and the addresses at which a room reaches it."""
