// Run: what is wrong stands at its field, what was sent and answered above the button, values beside tokens.

async function run(form, link = "") {
  const sheet = form.closest(".sheet");
  const button = one("button[type=submit]", form);
  button.disabled = true;
  try {
    const found = await ask("/api/run", { card: sheet.dataset.card, values: values(form), next: link });
    clearProblems(form);
    if (found.problems.length) tell(form, found.problems);
    else show(sheet, form, found);
  } catch (error) {
    one(".result", sheet).replaceChildren(line("error", error.message, "status"));
  } finally {
    button.disabled = false;
  }
}

function line(name, text, className) {
  const element = make("p", "", className);
  element.append(icon(name), coded("span", text));
  return element;
}

function clearProblems(form) {
  for (const problem of all(".problem", form)) problem.hidden = true;
  for (const input of all("[aria-invalid]", form)) input.removeAttribute("aria-invalid");
}

function tell(form, problems) {
  one(".result", form).replaceChildren();
  for (const problem of problems) {
    const input = all("[data-key], [data-rows]", form).find(
      (other) => (other.dataset.key ?? other.dataset.rows) === problem.key,
    );
    if (!input) continue;
    const place = one(":scope > .problem", input.closest(".field"));
    place.replaceChildren(coded("span", problem.message));
    place.hidden = false;
    input.setAttribute("aria-invalid", "true");
    const around = input.closest("details");
    if (around) around.open = true;
  }
  const first = one("[aria-invalid]", form);
  (first?.matches("[data-rows]") ? one(".add", first) : first)?.focus();
  say(`${problems.length} ${problems.length === 1 ? "field needs" : "fields need"} a look`);
}

function show(sheet, form, found) {
  const last = found.exchanges.length - 1;
  const parts = found.exchanges.map((exchange, index) => shownExchange(exchange, index === last));
  parts.push(...found.remarks.map((remark) => line("info", remark, "remark")));
  if (found.next) parts.push(nextPage(form, found.next));
  one(".result", sheet).replaceChildren(...parts);
  showValues(sheet, found.values);
  if (last >= 0) say(`Answered ${found.exchanges[last].status} ${found.exchanges[last].reason}`);
  one(".result", sheet).scrollIntoView({ block: "nearest" });
}

function shownExchange(exchange, isLast) {
  const element = make("div", "", "exchange");
  const isDone = exchange.status < 300 && exchange.status !== 202;
  const name = isDone ? "good" : exchange.status < 400 ? "info" : "error";
  element.append(
    line(name, `${exchange.status} ${exchange.reason}`, "status"),
    folded("Request", exchange.request, false),
    folded("Response", exchange.response, isLast),
  );
  return element;
}

function folded(title, text, isOpened) {
  const details = make("details");
  const body = make("pre", text);
  body.tabIndex = 0;
  details.open = isOpened;
  details.append(make("summary", title), body);
  return details;
}

function nextPage(form, link) {
  const button = make("button", "Next page", "subtle next");
  button.type = "button";
  button.dataset.link = link;
  button.addEventListener("click", () => run(form, link));
  return button;
}

function showValues(sheet, found) {
  for (const old of all(".tree .value", sheet)) old.remove();
  for (const token of all("[data-path]", sheet)) {
    const value = found[token.dataset.path];
    if (value === undefined) continue;
    const place = one(":scope > details > summary", token) ?? token;
    const shown = make("span", value, "value");
    shown.title = value;
    place.append(shown);
  }
}
