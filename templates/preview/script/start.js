// Who listens to what.

const STORED = "specgen-theme";

function theme(name) {
  if (name) document.documentElement.dataset.theme = name;
}

function storedTheme() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null; // a page from a file may have no storage
  }
}

function switchTheme() {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  theme((root.dataset.theme ?? (dark ? "dark" : "light")) === "dark" ? "light" : "dark");
  try {
    localStorage.setItem(STORED, root.dataset.theme);
  } catch {
    // it holds until the page is closed
  }
}

function prepare() {
  for (const tab of all("[role=tab][aria-selected=true]")) chooseTab(tab);
}

function onClick(event) {
  const at = (selector) => event.target.closest(selector);
  const combo = at(".combo");
  closeOthers(combo);
  if (at(".chip")) press(at(".chip"));
  else if (at("#clear")) clearSearch();
  else if (at("#theme")) switchTheme();
  else if (at("[role=tab]")) chooseTab(at("[role=tab]"));
  else if (at(".add")) one("input, select, textarea, .add", addRow(at("[data-rows]")))?.focus();
  else if (at(".remove")) removeRow(at(".row"));
  else if (at(".learn")) learn(at(".learn"));
  else if (combo && live) onCombo(combo, at("[role=option]"), event.target);
}

function onCombo(combo, item, target) {
  const button = target.closest(".open");
  if (item) pick(combo, item, target.closest(".into") !== null);
  else if (button && isOpen(combo)) close(combo);
  else if (button) {
    inputOf(combo).focus();
    open(combo);
  }
}

function onInput(event) {
  if (event.target.id === "search") told(search());
  const combo = event.target.closest(".combo");
  if (combo) {
    delete event.target.dataset.value;
    if (isOpen(combo)) narrow(combo);
  }
}

function onKey(event) {
  const { key, target } = event;
  const isTyping = target.matches("input, textarea, select");
  const combo = target.closest(".combo");
  if (combo && live) onComboKey(event, combo);
  if (event.defaultPrevented || event.altKey) return;
  if (key === "Enter" && (event.ctrlKey || event.metaKey) && target.closest("form")) {
    target.closest("form").requestSubmit();
  } else if (key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
    document.documentElement.classList.remove("opened");
    byId("search").select();
  } else if (key === "Escape") {
    escape(target);
  } else if ((key === "ArrowDown" || key === "ArrowUp") && target.closest(".list")) {
    move(key === "ArrowDown" ? 1 : -1);
  } else if ((key === "ArrowRight" || key === "ArrowLeft") && target.matches("[role=tab]")) {
    moveTab(target, key === "ArrowRight" ? 1 : -1);
  } else if (key === "Enter" && target.id === "search") {
    visible()[0]?.click();
  } else return;
  event.preventDefault();
}

// From the card back to its entry in the list, from the list to an empty search.
function escape(target) {
  if (target.closest(".list")) return clearSearch();
  const { entry } = choose();
  if (matchMedia("(max-width: 760px)").matches) location.hash = "";
  entry?.focus();
}

document.documentElement.classList.add("single");
document.addEventListener("click", onClick);
document.addEventListener("input", onInput);
document.addEventListener("keydown", onKey);
document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (live) run(event.target);
});
addEventListener("hashchange", arrive);
theme(storedTheme());
prepare();
choose();
byId("main").scrollTop = 0;
if (live) follow();
