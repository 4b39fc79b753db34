const LOST = WORDS;
let key = "", bell = null, rung = false, shown = "";

// A projector's address must not tell a room how to steer it: the key leaves the address at once.
try {
  if (location.hash.length > 1) sessionStorage.setItem("host", location.hash.slice(1));
  key = sessionStorage.getItem("host") || "";
} catch { key = location.hash.slice(1); }
const mode = new URLSearchParams(location.search).get("mode");
history.replaceState(null, "", location.pathname + (mode ? "?mode=" + mode : ""));
const MODES = ["", "day", "dark", "contrast"];
function wear(name) {
  if (name) document.documentElement.dataset.mode = name; else delete document.documentElement.dataset.mode;
}
if (MODES.includes(mode)) wear(mode);

// Type comes down a step at a time until the words fit, and only where none may be dropped below the least that the
// last row can read: a browser can't have the room turn pages as the program's own window does.
const TINY = 14;
function shrunk(main, part, from, least) {
  for (let size = from; size >= least; size -= 1) {
    part.style.setProperty("--fit", size);
    if (main.scrollHeight <= main.clientHeight + 1) return true;
  }
  return false;
}

function fit() {
  const main = $("main");
  for (const part of main.querySelectorAll("[data-fit]")) {
    const most = +part.dataset.fit, least = +part.dataset.least;
    part.classList.remove("close", "tight", "least");
    if (shrunk(main, part, most, least)) continue;
    part.classList.add("close");
    if (shrunk(main, part, most, least)) continue;
    part.classList.add("tight");
    if (shrunk(main, part, most, least)) continue;
    part.classList.add("least");
    shrunk(main, part, most, least) || shrunk(main, part, least - 1, TINY);
  }
  for (const code of document.querySelectorAll(".qr")) code.style.setProperty("--code", code.dataset.code);
  for (const beam of document.querySelectorAll(".beam[data-at]")) beam.style.setProperty("--at", beam.dataset.at);
}

let read = 0;
function tick() {
  rung = face(read, () => { if (!rung) ring(); });
}

// One soft bell at the end of a clock, where the browser lets a page make a sound.
function ring() {
  try {
    bell = bell || new AudioContext();
    for (const [note, loud] of [[660, .2], [1320, .08], [1980, .04]]) {
      const tone = bell.createOscillator(), gain = bell.createGain();
      tone.frequency.value = note;
      gain.gain.setValueAtTime(loud, bell.currentTime);
      gain.gain.exponentialRampToValueAtTime(.0001, bell.currentTime + 2.2);
      tone.connect(gain).connect(bell.destination);
      tone.start();
      tone.stop(bell.currentTime + 2.3);
    }
  } catch { bell = null; }
}

function got(news) {
  if (!news.html) return;
  const next = parsed(news.html).firstElementChild, old = $("#stage");
  const name = next.className + next.dataset.title;
  if (shown && name !== shown) { old.replaceWith(next); next.classList.add("turn"); rung = false; } else morph(old, next);
  shown = name;
  read = performance.now();
  document.title = next.dataset.title;
  fit();
  tick();
}

let away = 0;
const lostFor = since => away === since;
live({
  address: () => "/screen/ws?html=1",
  poll: version => "/screen/state?html=1" + (version ? "&since=" + version : ""),
  got,
  air(since) {
    if (!since) $(".lost").textContent = "";
    else setTimeout(() => { if (!document.hidden && lostFor(since)) $(".lost").textContent = LOST; }, 4000);
    away = since;
  },
  ended() { $(".lost").textContent = LOST; },
});

addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const step = { PageDown: "next", PageUp: "undo" }[event.key];
  if (step) {
    event.preventDefault();
    if (key && !event.repeat) fetch("/console/do", { method: "POST", headers: { Authorization: "Bearer " + key, "Content-Type": "application/json" }, body: JSON.stringify({ do: step }) });
  } else if (event.key === "m") {
    const now = document.documentElement.dataset.mode || "";
    wear(MODES[(MODES.indexOf(now) + 1) % MODES.length]);
  } else if (event.key === "f" && document.documentElement.requestFullscreen) {
    if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen();
  }
});
addEventListener("resize", fit);
if (document.fonts) document.fonts.ready.then(fit);
shown = $("#stage").className + $("#stage").dataset.title;
fit();
tick();
setInterval(tick, 200);
