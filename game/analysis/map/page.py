"""A drawing as one HTML file: pan, zoom and search, with nothing loaded from anywhere."""

from __future__ import annotations

from html import escape

from game.analysis.map.shapes import Drawing
from game.analysis.map.svg import svg

_STYLE = """
html,body{margin:0;height:100%;overflow:hidden;background:%(ground)s;font-family:system-ui,sans-serif}
header{position:fixed;inset:0 0 auto 0;display:flex;gap:.75rem;align-items:center;padding:.6rem 1rem;
background:#12292e;color:#faf4e6;z-index:1}
header h1{font:600 1.1rem ui-serif,Georgia,serif;margin:0 auto 0 0}
input,button{font:inherit;min-height:44px;padding:0 .8rem;border:1px solid #6c7b77;border-radius:0;
background:#faf4e6;color:#12262b}
input{width:16rem}
:focus-visible{outline:3px solid #f0bd62;outline-offset:2px}
main{position:fixed;inset:64px 0 0 0;overflow:hidden;cursor:grab;touch-action:none}
main:active{cursor:grabbing}
main svg{transform-origin:0 0;display:block}
g.found>rect:first-of-type{stroke:#c4512f;stroke-width:6}
@media print{header{display:none}main{position:static;overflow:visible}main svg{transform:none!important;
width:100%%;height:auto}}
"""

_SCRIPT = """
const view=document.querySelector('main'),map=view.querySelector('svg'),box=document.querySelector('input'),
status=document.querySelector('[role=status]');
const w=+map.getAttribute('width'),h=+map.getAttribute('height');
let k=1,x=0,y=0,at=-1,hits=[];
const draw=()=>{map.style.transform=`translate(${x}px,${y}px) scale(${k})`};
const fit=()=>{k=Math.min(view.clientWidth/w,view.clientHeight/h);x=(view.clientWidth-w*k)/2;y=0;draw()};
const zoom=(by,cx,cy)=>{const n=Math.min(4,Math.max(.05,k*by));x=cx-(cx-x)*n/k;y=cy-(cy-y)*n/k;k=n;draw()};
view.addEventListener('wheel',e=>{e.preventDefault();const r=view.getBoundingClientRect();
zoom(Math.exp(-e.deltaY/500),e.clientX-r.left,e.clientY-r.top)},{passive:false});
const held=new Map();
view.addEventListener('pointerdown',e=>{view.setPointerCapture(e.pointerId);held.set(e.pointerId,e)});
view.addEventListener('pointermove',e=>{const was=held.get(e.pointerId);if(!was)return;
if(held.size===1){x+=e.clientX-was.clientX;y+=e.clientY-was.clientY;draw()}
else{const [o]=[...held.values()].filter(p=>p.pointerId!==e.pointerId);
const d=(a,b)=>Math.hypot(a.clientX-b.clientX,a.clientY-b.clientY);
const r=view.getBoundingClientRect();zoom(d(e,o)/Math.max(1,d(was,o)),
(e.clientX+o.clientX)/2-r.left,(e.clientY+o.clientY)/2-r.top)}
held.set(e.pointerId,e)});
for(const end of ['pointerup','pointercancel'])view.addEventListener(end,e=>held.delete(e.pointerId));
view.tabIndex=0;
view.addEventListener('keydown',e=>{const cx=view.clientWidth/2,cy=view.clientHeight/2,s=80;
const act={ArrowLeft:()=>x+=s,ArrowRight:()=>x-=s,ArrowUp:()=>y+=s,ArrowDown:()=>y-=s,
'+':()=>zoom(1.25,cx,cy),'-':()=>zoom(.8,cx,cy),'0':fit}[e.key];if(act){act();draw();e.preventDefault()}});
const show=g=>{const b=g.getBBox();k=Math.max(k,.7);x=view.clientWidth/2-(b.x+b.width/2)*k;
y=view.clientHeight/2-(b.y+b.height/2)*k;draw()};
const words=g=>(g.dataset.key+' '+g.querySelector('title').textContent).toLowerCase();
const search=()=>{for(const g of hits)g.classList.remove('found');at=-1;
const t=box.value.trim().toLowerCase();
hits=t?[...map.querySelectorAll('g[data-key]')].filter(g=>words(g).includes(t)&&g.dataset.key!=='head'):[];
for(const g of hits)g.classList.add('found');
status.textContent=t?(hits.length===1?'1 part found':hits.length+' parts found'):'';if(hits.length)next()};
const next=()=>{if(!hits.length)return;at=(at+1)%hits.length;show(hits[at]);
status.textContent=`${at+1} of ${hits.length}: ${hits[at].querySelector('title').textContent}`};
box.addEventListener('input',search);
box.addEventListener('keydown',e=>{if(e.key==='Enter')next()});
document.querySelector('#fit').addEventListener('click',fit);
addEventListener('resize',fit);fit();
"""


def page(drawing: Drawing, language: str = "en") -> str:
    """The text of an HTML file that shows the drawing."""
    style = _STYLE.replace("%(ground)s", drawing.ground).replace("100%%", "100%")
    title = escape(drawing.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language or "en")}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}: map</title>\n<style>{style}</style>\n</head>\n<body>\n<header><h1>{title}</h1>"
        '<span role="status"></span><input type="search" aria-label="Search the map" '
        'placeholder="Search: a scene, a choice, a word"><button id="fit" type="button">Whole map</button>'
        f"</header>\n<main>{svg(drawing)}</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )
