"use strict";
const $ = (what, within = document) => within.querySelector(what);

// Makes one tree like another and keeps what is alike, so that focus, scrolling and what is open stay.
function morph(old, next) {
  if (old.nodeName !== next.nodeName) return old.replaceWith(next.cloneNode(true));
  if (old.nodeType === 3) { if (old.data !== next.data) old.data = next.data; return; }
  if (old.nodeType !== 1) return;
  for (const { name } of [...old.attributes]) if (name !== "open" && name !== "style" && !next.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const from = [...old.childNodes], to = [...next.childNodes];
  to.forEach((node, at) => from[at] ? morph(from[at], node) : old.append(node.cloneNode(true)));
  from.slice(to.length).forEach(node => node.remove());
}

function parsed(html) {
  const frame = document.createElement("template");
  frame.innerHTML = html;
  return frame.content;
}

// One socket that comes back by itself, and plain requests where a network breaks sockets.
// side: address(), hello(), poll(version), got(message), air(since), ended(code, why)
function live(side) {
  let socket, tries = 0, heard = 0, again, lost = 0, polling = false, version = "", over = false, ever = false;
  const air = ok => { lost = ok ? 0 : lost || Date.now(); side.air(lost); };
  const say = message => { const open = socket && socket.readyState === 1; if (open) socket.send(JSON.stringify(message)); return open; };
  const take = message => {
    heard = Date.now();
    tries = 0;
    if (message.version) version = message.version;
    air(true);
    if (message.type !== "pong") side.got(message);
  };
  const end = (code, why) => { over = true; clearTimeout(again); side.ended(code, why); };
  function open() {
    clearTimeout(again);
    if (over) return;
    if (socket) { socket.onclose = socket.onmessage = null; socket.close(); }
    heard = Date.now();
    try { socket = new WebSocket(location.origin.replace(/^http/, "ws") + side.address()); } catch { return closed(); }
    const mine = socket;
    socket.onopen = () => { if (side.hello) say(side.hello()); };
    socket.onmessage = event => { ever = true; take(JSON.parse(event.data)); };
    socket.onclose = event => { if (mine === socket) closed(event.code, event.reason); };
  }
  function closed(code = 0, why = "") {
    socket = null;
    if (code === 4401 || code === 4403) return end(code, why);
    if (!polling) air(false);
    tries += 1;
    if (tries > 2 && !ever) poll();
    again = setTimeout(open, Math.min(polling ? 20000 : 4000, 200 * 1.8 ** tries) * (.6 + Math.random() * .8));
  }
  async function poll() {
    if (polling || !side.poll) return;
    polling = true;
    while (!over && !ever) {
      try {
        const answer = await fetch(side.poll(version), { headers: side.headers || {}, cache: "no-store" });
        if (answer.status === 401 || answer.status === 403) return end(answer.status + 4000, "");
        if (answer.status === 200) take(await answer.json()); else if (answer.status !== 204) throw 0;
        if (!version) await new Promise(done => setTimeout(done, 1500));
      } catch {
        air(false);
        await new Promise(done => setTimeout(done, 2000 + Math.random() * 1000));
      }
    }
    polling = false;
  }
  // A phone that was asleep has a socket that looks alive: ask, and start afresh when nothing comes back.
  function wake() {
    if (document.hidden || over || (socket && !socket.readyState && Date.now() - heard < 3000)) return;
    if (!say({ type: "ping" })) { tries = 0; return open(); }
    const asked = Date.now();
    setTimeout(() => { if (heard < asked) open(); }, 2500);
  }
  document.addEventListener("visibilitychange", wake);
  addEventListener("online", wake);
  addEventListener("pageshow", wake);
  addEventListener("offline", () => air(false));
  setInterval(() => {
    if (!socket || socket.readyState > 1) return;
    const silent = Date.now() - heard;
    if (silent > 25000) { air(false); open(); } else if (silent > 9000) say({ type: "ping" });
  }, 4000);
  open();
  return { say, wake };
}
