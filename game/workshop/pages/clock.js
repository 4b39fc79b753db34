// A clock is sent as the seconds that remain, and runs on from when it came: no device's own time matters.
function face(read, over) {
  const clock = $("[data-left]");
  if (!clock) return false;
  const held = clock.dataset.held === "1";
  const left = Math.max(0, +clock.dataset.left - (held ? 0 : (performance.now() - read) / 1000));
  const whole = Math.ceil(left);
  const words = whole ? Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0") : clock.dataset.over;
  clock.classList.toggle("over", !whole);
  if (clock.textContent !== words) clock.textContent = words;
  const beam = $("[data-clock]");
  if (beam) beam.style.setProperty("--at", 100 * (1 - left / +clock.dataset.of));
  if (!whole && !held) over();
  return !whole;
}
