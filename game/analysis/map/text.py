"""A chart for other programs: Graphviz's DOT and Mermaid."""

from __future__ import annotations

from game.analysis.map.chart import Chart, Kind, Part
from game.analysis.map.drawing import percent
from game.analysis.map.marks import LEAN_WORDS, RISK_WORDS


def dot(chart: Chart) -> str:
    """The chart as a DOT graph; pen widths follow shares, shapes say what a part is."""
    names = _names(chart)
    lines = [
        f"digraph {_quoted(chart.title)} {{",
        "  rankdir=TB; nodesep=0.3; ranksep=0.5;",
        '  node [fontname="Inter"]; edge [color="#5b8f8b"];',
    ]
    for part in chart.parts:
        label = _quoted("\n".join(_label(part)))
        lines.append(f"  {names[part.key]} [label={label}, {_DOT_SHAPES[part.kind]}];")
    for link in chart.links:
        width = 1.0 if link.share is None else 0.6 + 6 * min(1.0, link.share)
        label = f", label={_quoted(link.label)}" if link.label else ""
        colour = ', color="#c4512f"' if link.taken else ""
        lines.append(f"  {names[link.source]} -> {names[link.target]} [penwidth={width:.2f}{label}{colour}];")
    return "\n".join([*lines, "}"]) + "\n"


def mermaid(chart: Chart) -> str:
    """The chart as a Mermaid flowchart, which many forges and editors draw."""
    names = _names(chart)
    lines = ["flowchart TD"]
    for part in chart.parts:
        left, right = _MERMAID_SHAPES[part.kind]
        label = "<br/>".join(_safe(line) for line in _label(part))
        lines.append(f'    {names[part.key]}{left}"{label}"{right}')
    taken = []
    for number, link in enumerate(chart.links):
        label = f'|"{_safe(link.label)}"|' if link.label else ""
        lines.append(f"    {names[link.source]} -->{label} {names[link.target]}")
        if link.taken:
            taken.append(str(number))
    if taken:
        lines.append(f"    linkStyle {','.join(taken)} stroke:#c4512f,stroke-width:4px")
    return "\n".join(lines) + "\n"


_DOT_SHAPES = {
    Kind.SCENE: 'shape=box, style=filled, fillcolor="#faf4e6"',
    Kind.PASSAGE: 'shape=box, style="filled,dashed", fillcolor="#faf4e6"',
    Kind.CHOICE: 'shape=box, style=rounded, fontsize=11, color="#5b8f8b"',
    Kind.ENDING: 'shape=box, style=filled, fillcolor="#12292e", fontcolor="#faf4e6"',
}
_MERMAID_SHAPES = {
    Kind.SCENE: ("[", "]"),
    Kind.PASSAGE: ("[/", "/]"),
    Kind.CHOICE: ("(", ")"),
    Kind.ENDING: ("[[", "]]"),
}


def _names(chart: Chart) -> dict[str, str]:
    return {part.key: f"n{number}" for number, part in enumerate(chart.parts)}


def _label(part: Part) -> list[str]:
    lines = [part.title]
    if part.kind is Kind.CHOICE:
        about = [LEAN_WORDS[part.lean] if part.lean else "", RISK_WORDS[part.risk]]
        about.append("expected" if part.expected else "")
        lines.append(", ".join(word for word in about if word))
    elif part.line:
        lines.append(part.line)
    if part.guard:
        lines.append(f"if {part.guard}")
    if part.share is not None:
        lines.append(percent(part.share))
    return [line for line in lines if line]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _safe(text: str) -> str:
    for letter, entity in (("&", "#amp;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;"), ("`", "#96;")):
        text = text.replace(letter, entity)
    return text
