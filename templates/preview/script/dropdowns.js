// Dropdowns that another operation fills: a combobox with a list, as ARIA describes it.

const inputOf = (combo) => one("input", combo);
const listOf = (combo) => one(".choices", combo);
const isOpen = (combo) => !listOf(combo).hidden;

function close(combo) {
  inputOf(combo).setAttribute("aria-expanded", "false");
  inputOf(combo).removeAttribute("aria-activedescendant");
  listOf(combo).hidden = true;
}

function closeOthers(combo) {
  for (const other of all(".combo")) if (other !== combo && isOpen(other)) close(other);
}

async function open(combo, above = []) {
  const list = listOf(combo);
  const input = inputOf(combo);
  const form = combo.closest("form");
  const row = combo.closest(".row");
  list.replaceChildren(hint("Loading …"));
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  try {
    const found = await ask("/api/choices", {
      card: combo.closest(".sheet").dataset.card,
      field: input.dataset.key,
      values: { ...values(form), ...(row ? values(row) : {}) },
      node: above.at(-1) ?? null,
    });
    const items = found.choices.map((choice, index) => option(choice, `${list.id}-${index}`, above));
    const note = found.problem || (items.length ? "" : "There is nothing to choose from");
    list.replaceChildren(...(above.length ? [up(combo, above)] : []), ...items, ...(note ? [hint(note)] : []));
    say(note || `${items.length} choices`);
  } catch (error) {
    list.replaceChildren(hint(error.message));
    say(error.message);
  }
}

function hint(text) {
  const item = coded("li", text);
  item.className = "hint";
  return item;
}

function option(choice, id, above) {
  const item = make("li");
  const label = make("span", choice.label);
  item.id = id;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.label = choice.label;
  if (choice.selectable) item.dataset.value = choice.value;
  if (choice.value !== choice.label && choice.node === null) label.append(make("span", choice.value, "dim"));
  item.append(label);
  if (choice.node !== null) makeParent(item, label, [...above, choice.node]);
  return item;
}

// Of a tree: what others are below. The arrow opens it, and so does the rest where it cannot be chosen.
function makeParent(item, label, path) {
  item.classList.add("below");
  item.path = path;
  label.prepend(icon("folder"));
  item.append(icon("down into"));
}

function up(combo, above) {
  const item = make("li", "", "up");
  item.append(icon("left"), make("span", "Back"));
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.path = above.slice(0, -1);
  return item;
}

function options(combo) {
  return all("[role=option]", combo).filter((item) => !item.hidden);
}

function narrow(combo) {
  const typed = inputOf(combo).value.toLowerCase();
  for (const item of all("[role=option]", combo)) item.hidden = !item.textContent.toLowerCase().includes(typed);
}

function select(combo, step) {
  const items = options(combo);
  const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  const next = items[at < 0 && step < 0 ? items.length - 1 : (at + step + items.length) % items.length];
  for (const item of all("[role=option]", combo)) item.setAttribute("aria-selected", String(item === next));
  next?.scrollIntoView({ block: "nearest" });
  if (next) inputOf(combo).setAttribute("aria-activedescendant", next.id);
}

function pick(combo, item, into = false) {
  if (item.path && (into || item.dataset.value === undefined)) return open(combo, item.path);
  put(inputOf(combo), item.dataset.value, item.dataset.label);
  close(combo);
  inputOf(combo).focus();
}

function onComboKey(event, combo) {
  const chosen = one("[role=option][aria-selected=true]", combo);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (isOpen(combo)) select(combo, event.key === "ArrowDown" ? 1 : -1);
    else open(combo);
  } else if (event.key === "ArrowRight" && isOpen(combo) && chosen?.path) {
    open(combo, chosen.path);
  } else if (event.key === "Enter" && isOpen(combo)) {
    if (chosen) pick(combo, chosen);
    else close(combo);
  } else if (event.key === "Escape" && isOpen(combo)) {
    close(combo);
  } else if (event.key === "Tab") {
    close(combo);
    return;
  } else return;
  event.preventDefault();
}
