const W = WORDS;
const keep = {
  get() { try { return localStorage.getItem("fulcrum") || ""; } catch { return ""; } },
  set(token) { try { localStorage.setItem("fulcrum", token); return localStorage.getItem("fulcrum") === token; } catch { return false; } },
  drop() { try { localStorage.removeItem("fulcrum"); } catch { return; } },
};
let token = new URLSearchParams(location.search).get("participant") || location.hash.slice(1) || keep.get();
let message = null, line = null, mine = null, was = null, want = null, sent = null, late = "", away = 0, told = null, shown = "", nowhere = false;
if (!/^[0-9a-f]{32}$/.test(token)) token = "";

const ask = () => token ? "participant=" + token + "&html=1" : "html=1";
const worded = (pair, marks) => pair.map(words => words.replace(/\{(\w+)\}/g, (_, mark) => marks[mark]));
const number = id => { const row = id && $(`.row[value="${CSS.escape(id)}"]`); return row ? row.dataset.n : ""; };

function settle(given) {
  token = given;
  nowhere = !keep.set(token) && !navigator.cookieEnabled;
  history.replaceState(null, "", nowhere ? "/#" + token : "/");
}

// The message's own page, with what only this phone knows laid over it.
function paint() {
  if (!message) return;
  const [head, main, foot] = parsed(message.html).children;
  const open = $(`form:has([name=decision][value="${message.decision}"])`, main);
  const chosen = want ? want.choice : mine;
  if (open) for (const row of open.querySelectorAll(".row")) {
    const on = row.value === chosen;
    row.className = on ? want ? "row sending" : "row on" : "row";
    row.setAttribute("aria-pressed", on);
    const said = $(".big", row);
    if (said) said.remove();
    if (on) row.append(...parsed(`<span class="said big">${want ? away ? W.rowUnsaved : W.rowSaving : W.rowSaved}</span>`).children);
  }
  const key = [message.phase, message.decision, message.round].join();
  if (shown && key !== shown) {
    $("header").replaceWith(head);
    $("main").replaceWith(main);
    main.classList.add("turn");
    scrollTo(0, 0);
    $("h1").focus({ preventScroll: true });
  } else {
    morph($("header"), head);
    morph($("main"), main);
  }
  shown = key;
  document.title = main.dataset.title;
  speak(foot);
}

function speak(foot) {
  const n = want ? want.n : number(mine) || $(".row.on .n")?.textContent || "";
  const seconds = away ? (Date.now() - away) / 1000 : 0;
  const off = seconds > 1.5;
  let say = null;
  if (off) say = worded(want ? W.offUnsaved : mine ? W.offSaved : W.off, { n });
  else if (told) say = told;
  else if (want) say = worded(W.saving, { n });
  else if (late && message.phase !== "vote") say = worded(mine ? W.late : W.tooLate, { n, m: late });
  else if (mine && $(".row.on") && message.phase === "vote" && message.mode !== "own") say = worded(was ? W.changed : W.saved, { n, m: was });
  if (off && seconds > 15) say[1] = W.long;
  if (say) foot.replaceChildren(...parsed("<strong></strong><span class='quiet small'></span>").children);
  if (say) [...foot.children].forEach((part, at) => { part.textContent = say[at]; });
  if (nowhere && message.phase === "lobby") $(".quiet", foot).textContent = W.nowhere;
  $("footer").className = off ? "word off" : "word";
  morph($("[role=status]"), foot);
}

// One vote is under way at a time; a newer choice goes as soon as the older one is answered.
function flush() {
  if (!want || sent || (message && (want.decision !== message.decision || want.round !== message.round) && message.mode !== "own")) return;
  const vote = sent = want;
  const body = { type: "vote", decision: vote.decision, round: vote.round, choice: vote.choice };
  if (line.say(body)) setTimeout(() => { if (sent === vote) { line.wake(); post(vote, body); } }, 3000);
  else post(vote, body);
}

async function post(vote, body) {
  let wait = 1500;
  try {
    const answer = await fetch("/vote?" + ask(), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    if (answer.ok || answer.status === 409) { wait = 0; got(await answer.json()); }
  } catch { wait = 1500; }
  if (wait) setTimeout(() => { if (sent === vote) { sent = null; flush(); } }, wait);
}

function got(news) {
  if (news.type === "page") {
    const fresh = !message || news.decision !== message.decision || news.round !== message.round;
    if (fresh || news.mine !== mine) was = null;
    if (fresh) { late = ""; told = null; }
    mine = news.mine;
    message = news;
    if (want && news.mode !== "own" && (news.phase !== "vote" || news.decision !== want.decision || news.round !== want.round)) {
      late = want.choice === mine ? "" : want.n;
      want = sent = null;
    }
    paint();
    flush();
  } else if (news.type === "saved" && news.word !== undefined) {
    told = W.wordSaved;
    paint();
  } else if (news.type === "saved") {
    if (mine && mine !== news.choice) was = number(mine);
    if (message && message.decision === news.decision && message.round === news.round) mine = news.choice;
    if (want && want.choice === news.choice) want = null;
    sent = null;
    paint();
    flush();
  } else if (news.type === "refused") {
    const vote = want || sent;
    want = sent = null;
    if (news.mine !== undefined) mine = news.mine;
    if (vote) late = vote.n;
    if (!message || message.phase === "vote" || !vote) told = worded(W.refused, { why: news.why });
    paint();
  }
}

function start() {
  line = live({
    address: () => "/ws?" + ask(),
    poll: version => "/state?" + ask() + (version ? "&since=" + version : ""),
    got,
    air(since) {
      if (since) sent = null;
      if (since && !away) { setTimeout(paint, 1600); setTimeout(paint, 15100); }
      if (!since && away) { away = 0; paint(); }
      away = since;
    },
    ended(code, why) {
      if (code === 4401) { keep.drop(); location.assign("/"); }
      else $("[role=status]").replaceChildren(...worded(W.refused, { why }).map(words => Object.assign(document.createElement("p"), { textContent: words })));
    },
  });
}

async function join(button) {
  button.disabled = true;
  try {
    const answer = await fetch("/join", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(token ? { participant: token } : {}) });
    const person = await answer.json();
    if (!answer.ok) throw new Error(person.why);
    settle(person.participant);
    shown = "join";
    start();
  } catch (fault) {
    button.disabled = false;
    $("[role=status] .quiet").textContent = fault instanceof TypeError || !fault.message ? W.join : fault.message;
  }
}

document.addEventListener("submit", event => {
  const form = event.target, button = event.submitter || $("button", form);
  event.preventDefault();
  const does = form.getAttribute("action");
  if (does === "/join") return join(button);
  if (does === "/word") { told = null; return line.say({ type: "word", text: form.elements.text.value }); }
  told = null;
  late = "";
  want = { decision: +form.elements.decision.value, round: +form.elements.round.value, choice: button.value, n: button.dataset.n };
  if (want.choice === mine && !sent && want.decision === message.decision) want = null;
  paint();
  flush();
});

if (token) settle(token);
if (token || document.body.dataset.joined) start();
