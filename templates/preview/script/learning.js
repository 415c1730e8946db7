// Fields whose schema another operation tells: drawn by the server, put in the place of the area for JSON.

async function learn(button) {
  const form = button.closest("form");
  const place = one(":scope > .problem", button.closest(".field"));
  button.disabled = true;
  try {
    const found = await ask("/api/fields", {
      card: form.closest(".sheet").dataset.card,
      field: button.dataset.field,
      values: values(form),
    });
    place.replaceChildren(coded("span", found.problem));
    place.hidden = !found.problem;
    if (!found.problem) showLearnt(button, drawn(found.html, button.dataset.field));
    say(found.problem || "The fields are loaded");
  } catch (error) {
    place.textContent = error.message;
    place.hidden = false;
  } finally {
    button.disabled = false;
  }
}

function drawn(html, key) {
  const group = make("div", "", "learnt");
  group.dataset.of = key;
  const fresh = new DOMParser().parseFromString(html, "text/html");
  group.append(...[...fresh.body.children].map((field) => document.adoptNode(field)));
  return group;
}

function showLearnt(button, group) {
  const field = button.closest(".field");
  const area = one("textarea", field);
  one(".learnt", field)?.remove();
  area.value = "";
  area.hidden = true;
  button.textContent = "Load the fields again";
  button.after(group);
}
