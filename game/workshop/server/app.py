"""The whole site as one application: the guard, then phones, console, screen and assets."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from game.workshop.server import console, phones, screen
from game.workshop.server.asking import refused
from game.workshop.server.guard import Guard, TooLarge
from game.workshop.server.site import Site


def application(site: Site) -> ASGIApp:
    """The application of a site."""

    async def asset(request: Request) -> Response:
        found = site.pages.assets.get(request.path_params["name"])
        if found is None:
            return refused("There is nothing of that name.", 404)
        return Response(found[0], media_type=found[1], headers={"cache-control": "public, max-age=3600"})

    async def no_icon(request: Request) -> Response:
        return Response(status_code=204)

    async def unknown(request: Request, error: Exception) -> Response:
        return refused("There is nothing here. Phones open “/”, the facilitator “/console”.", 404)

    async def not_so(request: Request, error: Exception) -> Response:
        return refused("That address can’t be asked in that way.", 405)

    async def too_large(request: Request, error: Exception) -> Response:
        return refused(str(error), 413)

    async def failed(request: Request, error: Exception) -> Response:
        return refused("Something went wrong here; saved votes are safe. Try again.", 500)

    app = Starlette(
        routes=[
            *phones.routes(site),
            *console.routes(site),
            *screen.routes(site),
            Route("/assets/{name}", asset, methods=["GET"]),
            Route("/favicon.ico", no_icon, methods=["GET"]),
        ],
        exception_handlers={404: unknown, 405: not_so, TooLarge: too_large, Exception: failed},
    )
    return Guard(app, lambda: site.doors.names)
