// The list: search, filters, and the one card that is open.

function visible() {
  return all(".entry[data-words]").filter((entry) => !entry.parentElement.hidden);
}

function search() {
  const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const marks = all(".chip[aria-pressed=true]").map((chip) => chip.dataset.filter);
  let count = 0;
  for (const entry of all(".entry[data-words]")) {
    const own = entry.dataset.marks.split(" ");
    const found =
      words.every((word) => entry.dataset.words.includes(word)) && marks.every((mark) => own.includes(mark));
    entry.parentElement.hidden = !found;
    count += found;
  }
  one(".nothing").hidden = count > 0;
  return count;
}

function told(count) {
  say(`${count} ${count === 1 ? "operation" : "operations"}`);
}

function press(chip) {
  chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
  told(search());
}

function clearSearch() {
  byId("search").value = "";
  for (const chip of all(".chip")) chip.setAttribute("aria-pressed", "false");
  byId("search").focus();
  told(search());
}

function move(step) {
  const entries = [byId("to-overview"), ...visible()];
  const at = entries.indexOf(document.activeElement) + step;
  if (at < 0) byId("search").focus();
  else entries[Math.min(at, entries.length - 1)].focus();
}

// Show the card that the address names. Where the window is narrow, no name means the list.
function choose() {
  const name = decodeURIComponent(location.hash.slice(1));
  const named = byId(name)?.closest(".sheet");
  const sheet = named ?? byId("overview");
  document.documentElement.classList.toggle("opened", Boolean(named));
  for (const other of all(".sheet.chosen")) if (other !== sheet) other.classList.remove("chosen");
  sheet.classList.add("chosen");
  for (const entry of all(".entry[aria-current]")) entry.removeAttribute("aria-current");
  const entry = one(`.entry[data-entry="${CSS.escape(sheet.id)}"]`);
  entry?.setAttribute("aria-current", "page");
  return { sheet, entry };
}

function arrive() {
  const { sheet, entry } = choose();
  entry?.scrollIntoView({ block: "nearest" });
  byId("main").scrollTop = 0;
  scrollTo(0, 0);
  if (location.hash && document.activeElement !== byId("search")) one("h2", sheet).focus({ preventScroll: true });
}

function chooseTab(tab) {
  for (const other of all("[role=tab]", tab.parentElement)) {
    const own = other === tab;
    other.setAttribute("aria-selected", String(own));
    other.tabIndex = own ? 0 : -1;
    byId(other.getAttribute("aria-controls")).hidden = !own;
  }
}

function moveTab(tab, step) {
  const tabs = all("[role=tab]", tab.parentElement);
  const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
  chooseTab(next);
  next.focus();
}
