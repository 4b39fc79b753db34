"""How a printout looks: its style, and the two marks as small drawings beside their words.

The marks: a bar on a triangle, with a square load for management on its left and a round one for leadership
on its right; a disc that is full, half full or a ring. Ink and ochre only, so that they print in greys.
"""

from __future__ import annotations

from game.model import Fit, Lean

STYLE = """
:root{--page:#faf4e6;--words:#12262b;--quiet:#4b5a5a;--line:#cdbd98;--numeral:#235156;
--serif:"Source Serif 4",ui-serif,Georgia,"Noto Serif",serif}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--words);
font:1.06rem/1.5 var(--serif)}
main{max-width:46rem;margin:0 auto;padding:2.4rem 1.4rem}
h1{font-size:2.4rem;line-height:1.1;margin:0 0 .3rem;font-weight:600}
h2{font-size:1.5rem;line-height:1.2;margin:2rem 0 .6rem;font-weight:600}
h3{font-size:1.25rem;margin:0;font-weight:600}
h4{font-size:1.1rem;margin:.6rem 0 .2rem;font-weight:600}
h1,h2,h3,h4,th{text-wrap:balance}
p{margin:0 0 .7rem;text-wrap:pretty}
ul{list-style:none;margin:0;padding:0}
.quiet,.you,.marks,table{font-family:Inter,system-ui,"Noto Sans",sans-serif;font-size:.9rem}
.quiet{color:var(--quiet);font-weight:400}
.cover{float:inline-end;width:9rem;margin-inline-start:1.4rem}
.spot{width:8rem;height:8rem;display:block;margin-inline-end:1.2rem}
.chip{width:4rem;height:4rem;display:inline-block;vertical-align:middle;margin-inline-end:.8rem}
.ending{border-bottom:1px solid var(--line);padding-bottom:.4rem;margin:1.4rem 0 1.1rem}
.ending .name{margin-bottom:.8rem}
.ending h2,.end h2{margin:0}
.columns{display:grid;grid-template-columns:repeat(4,1fr);gap:1.2rem}
.columns>div{border-top:1px solid var(--line);padding-top:.4rem}
.columns p{margin:0}
.band{font-size:1.7rem;line-height:1.3;color:var(--numeral)}
article{border-top:1px solid var(--line);padding:.9rem 0;clear:both}
.name{display:flex;align-items:center}
.cues{font-style:italic;color:var(--numeral);margin-bottom:.7rem}
.pick{display:grid;grid-template-columns:1fr 17rem;gap:1.2rem}
.marks li{display:flex;align-items:center;gap:.5rem;margin-bottom:.2rem}
.marks svg{flex:none}
.question{font-size:1.2rem;border-top:1px solid var(--line);padding-top:.7rem}
.line{border-bottom:1px solid var(--numeral);height:2.6rem}
table{border-collapse:collapse;width:100%;table-layout:fixed}
thead td{width:24%}
th,td{text-align:start;vertical-align:top;padding:.7rem .8rem .7rem 0;border-top:1px solid var(--line)}
tbody th{font:600 1.1rem/1.2 var(--serif)}
th .quiet{display:block}
td .marks{margin-top:.4rem}
th .chip,.end .chip{display:block;margin-bottom:.4rem}
.same .chip{margin:0 .4rem .4rem 0}
.said .name{margin-bottom:.5rem}
.end{font:1rem/1.4 var(--serif)}
@media (max-width:40rem){.columns,.pick{grid-template-columns:1fr}}
@page{margin:16mm 15mm}
@media print{
:root{--page:#fff}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
html{font-size:10.5pt}
body{font-size:1rem}
main{max-width:none;padding:0}
h2,h3,h4,h2+.quiet,.name{break-after:avoid}
.keep,article,.columns,tr,.pick,.question{break-inside:avoid}
.said article{break-inside:auto}
.ends{break-before:avoid}
p{orphans:3;widows:3}
}
"""

_INK, _OCHRE = "#12292e", "#a9762c"
_SQUARE = f'<rect x="3" y="0" width="9" height="9" fill="{_OCHRE}"/>'
_ROUND = f'<circle cx="38.5" cy="4.5" r="4.5" fill="{_OCHRE}"/>'
_FOOT = f'<path d="M24 13 31 24H17z" fill="{_INK}"/>'

_LOADS = {
    Lean.MANAGEMENT: (-13, _SQUARE),
    Lean.LEADERSHIP: (13, _ROUND),
    Lean.BOTH: (0, _SQUARE + _ROUND),
    Lean.NEITHER: (0, ""),
}
_DISCS = {
    Fit.MET: f'<circle cx="9" cy="9" r="8" fill="{_INK}"/>',
    Fit.PART: (
        f'<circle cx="9" cy="9" r="7" fill="none" stroke="{_INK}" stroke-width="2"/>'
        f'<path d="M9 2a7 7 0 0 0 0 14z" fill="{_INK}"/>'
    ),
    Fit.MISSED: f'<circle cx="9" cy="9" r="7" fill="none" stroke="{_INK}" stroke-width="2"/>',
}


def lean_mark(lean: Lean) -> str:
    """The bar on its triangle, tilted to the side that a choice leaned on, as SVG inside HTML."""
    tilt, loads = _LOADS[lean]
    bar = f'<rect x="1" y="9.5" width="46" height="3" rx="1.5" fill="{_INK}"/>'
    return (
        '<svg width="48" height="28" viewBox="0 -2 48 28" aria-hidden="true">'
        f'<g transform="rotate({tilt} 24 11)">{bar}{loads}</g>{_FOOT}</svg>'
    )


def fit_mark(fit: Fit) -> str:
    """The disc: full for met, half for in part, a ring for a different moment, as SVG inside HTML."""
    return f'<svg width="48" height="18" viewBox="-15 0 48 18" aria-hidden="true">{_DISCS[fit]}</svg>'
