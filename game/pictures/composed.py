"""A scene's picture as one SVG document, for pages that a browser shows: phone, projector and printout."""

from __future__ import annotations

import binascii
from collections.abc import Callable

from game.pictures import markup
from game.pictures.catalogue import View
from game.pictures.figure import Figure
from game.pictures.own import OwnPicture
from game.pictures.place import STAGE
from game.pictures.scenery import Scenery

Address = Callable[[OwnPicture], str]
"""Gives the address at which a page finds an author's own picture."""


def composed(
    scene: Scenery, view: View = STAGE, prefix: str = "", address: Address | None = None, left: float = 0.0
) -> str:
    """The whole scene in one document that shows `view` (x, y, width, height in place units).

    Every id begins with `prefix`, so that several scenes can stand in one page. An author's own image file
    is held inside as a data address, or shown from the `address` that is given for it; as a place it ends at
    the seam, and beyond it nothing is drawn. Where only the part right of `left` (x in place units, before
    it is mirrored) is shown, it fills that part.
    """
    back = markup.body_of(scene.back)
    if scene.own:
        box = (
            (scene.seam, 0.0, STAGE[2] - scene.seam - left, STAGE[3])
            if scene.mirrored
            else (left, 0.0, scene.seam - left, STAGE[3])
        )
        back += _own(scene.own, box, "xMidYMid slice", address)
    parts = [markup.prefixed(back, f"{prefix}b-")]
    for figure in scene.figures:
        parts.append(_figure(figure, f"{prefix}p{figure.index}-", address))
    parts.append(markup.prefixed(markup.body_of(scene.front), f"{prefix}f-"))
    return markup.sheet("".join(parts), view)


def _figure(figure: Figure, prefix: str, address: Address | None) -> str:
    x, y, w, h = figure.box
    if figure.own:
        drawn = _own(figure.own, figure.box, "xMidYMax meet", address)
    else:
        vx, vy, vw, vh = markup.view_box(markup.tree(figure.svg))
        move = f"translate({x:g} {y:g}) scale({w / vw:g} {h / vh:g}) translate({-vx:g} {-vy:g})"
        drawn = f'<g transform="{move}">{markup.body_of(figure.svg)}</g>'
    if figure.clip:
        cx, cy, cw, ch = figure.clip
        tile = f'<rect x="{cx:g}" y="{cy:g}" width="{cw:g}" height="{ch:g}"/>'
        drawn = f'<clipPath id="tile">{tile}</clipPath><g clip-path="url(#tile)">{drawn}</g>'
    return markup.prefixed(drawn, prefix)


def _own(own: OwnPicture, box: View, fit: str, address: Address | None) -> str:
    x, y, w, h = box
    place = f'x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" preserveAspectRatio="{fit}"'
    if address is not None:
        return f"<image {place} xlink:href={markup.quoted(address(own))}/>"
    if own.svg:
        vx, vy, vw, vh = markup.view_box(markup.tree(own.svg))
        return f'<svg {place} viewBox="{vx:g} {vy:g} {vw:g} {vh:g}">{markup.body_of(own.svg)}</svg>'
    data = binascii.b2a_base64(own.data, newline=False).decode("ascii")
    return f'<image {place} xlink:href="data:{own.media_type};base64,{data}"/>'
