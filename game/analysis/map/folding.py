"""A map without cards for choices, for scenarios whose map would be too large to be drawn."""

from __future__ import annotations

from dataclasses import replace

from game.analysis.map.chart import Chart, Kind, Link


def folded(chart: Chart) -> Chart:
    """The chart with its choices folded into the links: from each scene one to whatever its choices lead to.

    A link's share is how often a random play goes that way by any of them.
    """
    scene_of = {link.target: link.source for link in chart.links if _is_choice(link.target)}
    found: dict[tuple[str, str], Link] = {}
    for link in chart.links:
        if link.target in scene_of:
            continue
        source = scene_of.get(link.source, link.source)
        known = found.get((source, link.target))
        if known is None:
            found[source, link.target] = replace(link, source=source, label="")
        else:
            share = None if link.share is None or known.share is None else known.share + link.share
            found[source, link.target] = replace(known, share=share, taken=known.taken or link.taken)
    parts = tuple(part for part in chart.parts if part.kind is not Kind.CHOICE)
    return replace(chart, parts=parts, links=tuple(found.values()), folded=True)


def _is_choice(key: str) -> bool:
    return "." in key and not key.startswith("ending:")
