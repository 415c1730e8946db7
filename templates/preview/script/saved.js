// A saved file: the page is drawn anew, and keeps what is open, filled in, found and looked at.

function changed(form) {
  const inputs = all("[data-key]", form).filter((input) => !holderOf(input) && input.value !== initial(input));
  return inputs.map((input) => [input.id, valueOf(input), input.value]);
}

function initial(input) {
  return input.tagName === "SELECT" ? (one("option[selected]", input)?.value ?? "") : input.defaultValue;
}

function rowValues(form) {
  const rows = all("[data-rows]", form).filter((element) => !holderOf(element) && rowsIn(element).length);
  return Object.fromEntries(rows.map((element) => [element.dataset.rows, ofRows(element)]));
}

function kept() {
  return {
    sheets: all(".sheet[data-card]").map((sheet) => ({
      id: sheet.id,
      typed: changed(one("form", sheet)),
      rows: rowValues(one("form", sheet)),
      isOpen: one(".advanced", sheet)?.open,
      tab: one("[role=tab][aria-selected=true]", sheet).id,
      learnt: all(".learnt", sheet).map((group) => [group.dataset.of, group]),
      result: [...one(".result", sheet).childNodes],
      shown: Object.fromEntries(all(".tree .value", sheet).map((value) => [pathOf(value), value.textContent])),
    })),
    search: byId("search").value,
    pressed: all(".chip[aria-pressed=true]").map((chip) => chip.dataset.filter),
    feeds: all(".feed[open] > summary").map((summary) => summary.textContent),
    focus: document.activeElement?.id,
    selection: selectionOf(document.activeElement),
    scroll: [one(".entries").scrollTop, byId("main").scrollTop, scrollY],
  };
}

const pathOf = (value) => value.closest("[data-path]").dataset.path;

function selectionOf(element) {
  return element?.matches("input[type=text], input[type=search], textarea")
    ? [element.selectionStart, element.selectionEnd]
    : null;
}

function restore(state) {
  for (const old of state.sheets) {
    const sheet = byId(old.id);
    if (sheet) restoreSheet(sheet, old);
  }
  byId("search").value = state.search;
  for (const chip of all(".chip")) {
    chip.setAttribute("aria-pressed", String(state.pressed.includes(chip.dataset.filter)));
  }
  for (const summary of all(".feed > summary")) {
    summary.parentElement.open = state.feeds.includes(summary.textContent);
  }
  search();
  choose();
  const focused = byId(state.focus);
  focused?.focus({ preventScroll: true });
  if (state.selection && selectionOf(focused)) focused.setSelectionRange(...state.selection);
  [one(".entries").scrollTop, byId("main").scrollTop] = state.scroll;
  scrollTo(0, state.scroll[2]);
}

function restoreSheet(sheet, old) {
  for (const [key, group] of old.learnt) {
    const button = all(".learn", sheet).find((other) => other.dataset.field === key);
    if (button) showLearnt(button, group);
  }
  for (const [id, value, label] of old.typed) if (byId(id)) put(byId(id), value, label);
  fill(one("form", sheet), old.rows);
  const advanced = one(".advanced", sheet);
  if (advanced && old.isOpen) advanced.open = true;
  const tab = byId(old.tab);
  if (tab) chooseTab(tab);
  one(".result", sheet).replaceChildren(...old.result);
  const button = one(".next", sheet);
  if (button) button.replaceWith(nextPage(one("form", sheet), button.dataset.link));
  showValues(sheet, old.shown);
}

async function renew() {
  const answer = await fetch("/content");
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const state = kept();
  byId("content").replaceWith(document.adoptNode(one("#content", fresh)));
  prepare();
  restore(state);
  byId("brand").href = `/brand.css?${Date.now()}`;
  document.title = `${one("h1").textContent} · preview`;
  say(one(".banner")?.textContent ?? "The page shows what was saved");
}

function follow() {
  let known = null;
  const events = new EventSource("/events");
  events.addEventListener("message", (event) => {
    if (known !== null && event.data !== known) renew();
    known = event.data;
  });
}
