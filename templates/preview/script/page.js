// What every part of the script uses. All that comes from a definition or an answer is put in as text.

const live = !document.body.classList.contains("export");

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const byId = (id) => document.getElementById(id);

function make(name, text = "", className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

function icon(name) {
  const element = make("span", "", `icon ${name}`);
  element.setAttribute("aria-hidden", "true");
  return element;
}

// What stands in backquotes is code, as in the messages that are drawn with the page.
function coded(name, text) {
  const element = make(name);
  element.append(...text.split(/`([^`]+)`/).map((part, index) => (index % 2 ? make("code", part) : part)));
  return element;
}

function say(text) {
  byId("live").textContent = text;
}

async function ask(path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error("The preview has ended; start it again with `specgen preview`.");
  }
  if (!answer.ok) throw new Error((await answer.text()) || `status ${answer.status}`);
  return answer.json();
}
