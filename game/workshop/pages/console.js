const W = WORDS;
let key = location.hash.slice(1), state = null, read = 0, pane = "", looking = 0, spoken = 0, busy = false, arrived = () => {}, trouble = "", lost = 0;
try {
  if (key) sessionStorage.setItem("host", key);
  key = key || sessionStorage.getItem("host") || "";
} catch { trouble = ""; }
const bearer = { Authorization: "Bearer " + key };
const put = (words, marks) => words.replace(/\{(\w+)\}/g, (_, mark) => marks[mark]);
const notes = {
  get(name) { try { return localStorage.getItem("note/" + name) || ""; } catch { return ""; } },
  set(name, text) { try { if (text) localStorage.setItem("note/" + name, text); else localStorage.removeItem("note/" + name); } catch { return; } },
};

function got(news) {
  state = news;
  arrived();
  read = performance.now();
  paint();
}

function paint() {
  if (!state || !state.html) return;
  const next = parsed(state.html).firstElementChild, old = $("#console");
  if (looking && $("#look", next) && $("#look", old)) $("#look", next).replaceWith($("#look", old).cloneNode(true));
  const fresh = old.dataset.at !== next.dataset.at;
  if (fresh && pane && !$(`[data-pane="${pane}"]`, next)) pane = "";
  const typed = [...old.querySelectorAll("#counts input, #why input:checked, #reason")].map(field => [field.name || field.id, field.value]);
  if (old.dataset.note !== next.dataset.note) old.replaceWith(next); else morph(old, next);
  if (pane) for (const [name, value] of typed) {
    const field = document.getElementsByName(name)[0] || $("#" + name);
    if (field && field.type !== "radio") field.value = value;
  }
  const note = $("#note");
  if (note && document.activeElement !== note) note.value = notes.get($("#console").dataset.note);
  for (const beam of document.querySelectorAll(".beam[data-at]")) beam.style.setProperty("--at", beam.dataset.at);
  document.title = $("h1").textContent;
  show();
  face(read, () => {});
}

// While hands are counted or a choice is overruled, the matter and the big button are about that.
function show() {
  for (const name of ["counts", "why"]) $("#" + name).hidden = pane !== name;
  for (const part of document.querySelectorAll(".main > section:not(#counts, #why), .help > section:not(#back)")) part.hidden = !!pane;
  $("#back").hidden = !pane;
  const next = $("#next"), undo = $("#undo");
  if (undo) undo.hidden = pane === "counts";
  if (!pane) { next.disabled = !next.dataset.do; return; }
  let does = null, label = "", under = "";
  if (pane === "counts") {
    const fields = [...document.querySelectorAll("#counts input")];
    const sum = fields.reduce((all, field) => all + (+field.value || 0), 0);
    const most = fields.reduce((best, field) => +field.value > +best.value ? field : best);
    does = { do: "hands", counts: Object.fromEntries(fields.map(field => [field.name, +field.value || 0])) };
    label = put(sum === 1 ? W.one : W.many, { n: sum });
    under = !sum ? W.none : most.dataset.countOf === "" ? W.underHidden : put(+most.value === 1 ? W.underOne : W.under, { v: most.dataset.countOf, h: most.value });
  } else {
    const taken = $("#why input:checked"), why = $("#reason").value.trim();
    label = !taken ? W.pick : !why ? W.reason : put(W.take, { n: taken.dataset.n, a: $("#why").dataset.against });
    under = taken && !why ? W.reasonUnder : W.takeUnder;
    if (taken && why) does = { do: "choose", choice: taken.value, why };
  }
  next.replaceChildren(...["kbd", "b", "span"].map((tag, at) => Object.assign(document.createElement(tag), { textContent: [W.pageDown, label, under][at] })));
  next.disabled = !does;
  next.dataset.now = does ? JSON.stringify(does) : "";
}

function open(name) {
  pane = name;
  paint();
  const first = pane ? $(pane === "counts" ? "#counts input" : "#why input") : $("#next");
  if (first) first.focus({ preventScroll: true });
  scrollTo(0, 0);
}

async function act(does) {
  if (busy) return;
  busy = true;
  const at = state.at, free = setTimeout(() => { busy = false; }, 4000);
  try {
    const answer = await fetch("/console/do", { method: "POST", headers: { ...bearer, "Content-Type": "application/json" }, body: JSON.stringify({ ...does, at: state.at }) });
    if (answer.status === 401) return ended();
    const said = await answer.json();
    trouble = answer.ok ? "" : said.why;
    // The next press is meant for what it will say then, so it waits until this step has come back.
    if (answer.ok && state.at === at) await new Promise(done => { arrived = done; setTimeout(done, 1500); });
    if (answer.ok) pane = "";
  } catch { trouble = W.away; }
  clearTimeout(free);
  busy = false;
  warn();
  paint();
}

function warn() {
  const words = lost && Date.now() - lost > 2500 ? [W.away, W.awayHow] : trouble ? [trouble, ""] : null;
  const old = $("#trouble");
  const html = words ? parsed("<div class='notice bad'><b></b><span></span></div>") : parsed("");
  if (words) { $("b", html).textContent = words[0]; $("span", html).textContent = words[1]; }
  if (old.textContent !== html.textContent) old.replaceChildren(html);
}

// For ten seconds, and only here: no screen, phone or second console sees it.
async function look() {
  if (looking) return;
  looking = Date.now() + 10000;
  try {
    const answer = await fetch("/console/state?look=1&html=1", { headers: bearer, cache: "no-store" });
    const seen = parsed((await answer.json()).html), part = $("#look", seen);
    part.open = true;
    $("#look").replaceWith(part);
    $("#look summary").focus({ preventScroll: true });
    hide();
  } catch { looking = 0; }
}

function hide() {
  const part = $("#look"), left = Math.ceil((looking - Date.now()) / 1000);
  if (looking && left > 0 && part && part.open) {
    $("#hides").textContent = put(W.hides, { n: left });
    return setTimeout(hide, 300);
  }
  looking = 0;
  if (part) part.open = false;
  paint();
}

async function fetched(name) {
  try {
    const answer = await fetch("/console/" + name, { headers: bearer });
    if (!answer.ok) throw 0;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 30000);
  } catch { trouble = W.away; warn(); }
}

function ended() {
  trouble = W.ended;
  $("#console").replaceWith(parsed("<div id=console><main class=locked><h1></h1><p></p></main></div>"));
  $("h1").textContent = W.ended;
  $(".locked p").textContent = W.endedHow;
}

document.addEventListener("click", event => {
  const button = event.target.closest("button, summary");
  if (!button || button.disabled) return;
  if (button.matches("#look summary")) { event.preventDefault(); if (looking) { looking = 1; hide(); } else look(); return; }
  if (button.dataset.pane !== undefined) return open(button.dataset.pane);
  if (button.dataset.get) return fetched(button.dataset.get);
  if (button.id === "next" && pane) return button.dataset.now && act(JSON.parse(button.dataset.now));
  if (button.dataset.do) act(JSON.parse(button.dataset.do));
});
document.addEventListener("input", event => {
  if (event.target.id === "note") notes.set($("#console").dataset.note, event.target.value);
  else if (pane) show();
});
addEventListener("keydown", event => {
  const button = { PageDown: $("#next"), PageUp: $("#undo") }[event.key];
  if (event.ctrlKey || event.altKey || event.metaKey || button === undefined) return;
  event.preventDefault();
  if (button && !event.repeat) button.click();
});
setInterval(() => {
  face(read, () => {});
  warn();
  const count = $("[data-count]"), now = Date.now();
  if (count && now - spoken > 10000 && $("#spoken").textContent !== count.textContent) { $("#spoken").textContent = count.textContent; spoken = now; }
}, 250);
if (key) live({
  address: () => "/console/ws?html=1",
  hello: () => ({ type: "console", token: key }),
  poll: version => "/console/state?html=1" + (version ? "&since=" + version : ""),
  headers: bearer,
  got,
  air(since) { lost = since; if (!since) warn(); },
  ended,
});
