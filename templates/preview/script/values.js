// The values of a card: read from its inputs, and put back into them.

let copies = 0;

const valueOf = (input) => input.dataset.value ?? input.value;
const rowsIn = (rows) => all(":scope > .row", rows);
const holderOf = (element) => element.parentElement.closest(".row");

function put(input, value, label = value) {
  input.value = label;
  if (label === value) delete input.dataset.value;
  else input.dataset.value = value;
}

// Of a form, or of one row of a list in it; what is in deeper rows belongs to those.
function values(root) {
  const holder = root.classList.contains("row") ? root : null;
  const found = {};
  for (const input of all("[data-key]", root)) {
    if (holderOf(input) === holder && valueOf(input) !== "") found[input.dataset.key] = valueOf(input);
  }
  for (const rows of all("[data-rows]", root)) {
    if (holderOf(rows) === holder && rowsIn(rows).length) found[rows.dataset.rows] = ofRows(rows);
  }
  return found;
}

function ofRows(rows) {
  if (rows.dataset.kind === "list") return rowsIn(rows).map(values);
  const pairs = rowsIn(rows).map((row) => [one("[data-part=key]", row).value, one("[data-part=value]", row).value]);
  return Object.fromEntries(pairs.filter(([key]) => key));
}

function addRow(rows) {
  const row = one(":scope > template", rows).content.firstElementChild.cloneNode(true);
  copies += 1;
  for (const name of ["id", "for", "aria-controls", "aria-describedby", "aria-labelledby"]) {
    for (const element of all(`[${name}]`, row)) {
      element.setAttribute(name, `${element.getAttribute(name)}-${copies}`);
    }
  }
  rows.insertBefore(row, one(":scope > .add", rows));
  return row;
}

function removeRow(row) {
  const rows = row.parentElement;
  row.remove();
  one(":scope > .add", rows).focus();
}

function fill(root, found) {
  for (const input of all("[data-key]", root)) {
    if (holderOf(input) === (root.classList.contains("row") ? root : null) && input.dataset.key in found) {
      input.value = found[input.dataset.key];
    }
  }
  for (const rows of all("[data-rows]", root)) {
    const value = found[rows.dataset.rows];
    if (holderOf(rows) !== (root.classList.contains("row") ? root : null) || value === undefined) continue;
    if (rows.dataset.kind === "list") for (const element of value) fill(addRow(rows), element);
    else for (const pair of Object.entries(value)) fillPair(addRow(rows), pair);
  }
}

function fillPair(row, [key, value]) {
  one("[data-part=key]", row).value = key;
  one("[data-part=value]", row).value = value;
}
