"""The pages of a workshop: phone, console, the screen in a browser, and what is printed.

    Pages(scenario, delete_on)        all pages of one session
        .phone(state, notice="")      GET /           state: a `page` message, None before joining
        .phone_part(state)            what changes on a phone; the field `html` of a message to a phone's page
        .console()                    GET /console    holds nothing until a key opens it
        .console_part(state)          for the console's socket and state
        .screen(state, mode="")       GET /screen     state: a `screen` message
        .screen_part(state)           for the screen's socket and state
        .csp                          each page's Content-Security-Policy: "phone", "console", "screen"
        .assets                       name -> body, media type; served at /assets/NAME
    Handout, handout(data)            the room's handout: HTML that prints on four pages
    Card, card(data)                  the facilitator's card: one page

States are the messages of docs/workshop-protocol.md as plain data. Every page is one document with its style
and script inside, named by hash; nothing comes from elsewhere. Pages are the same with and without a script.
"""

from game.workshop.pages.pages import Pages

__all__ = ["Pages"]
