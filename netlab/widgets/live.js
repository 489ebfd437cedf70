// Draws the trees of netlab's widgets and sends back what the reader does. Text becomes text nodes and nothing else.

const LINKS = "https://www.linkedin.com/";
const TYPING = "input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=file]), textarea";
const PIECE = 1 << 20; // bytes of a file sent at once
const PAUSE = 150; // milliseconds after the last letter typed

const PROPERTIES = new Set(["value", "checked", "selected", "disabled", "open"]);

export function mount(root, send) {
  let drawn = () => {};
  const waiting = new Map();
  root.classList.add("netlab-live");
  root.setAttribute("data-lm-suppress-shortcuts", "true"); // JupyterLab's own keys stay out of here
  root.tabIndex = -1;
  root.addEventListener("keydown", (event) => press(root, event));

  // What was typed a moment ago goes before anything else that happens.
  function flush() {
    for (const [element, timer] of waiting) {
      clearTimeout(timer);
      fire(element, "input");
    }
    waiting.clear();
  }

  function fire(element, kind) {
    const action = element.netlab && element.netlab[kind];
    if (!action) return;
    const [path, name, given] = action;
    if (kind === "file") return upload(element, path, name);
    const holds = element.matches("input, select, textarea");
    send({ path, do: name, with: given, value: !holds ? null : element.type === "checkbox" ? element.checked : element.value });
  }

  async function upload(element, path, name) {
    for (const file of element.files) {
      for (let at = 0; at === 0 || at < file.size; at += PIECE) {
        const piece = await file.slice(at, at + PIECE).arrayBuffer();
        const answered = new Promise((done) => (drawn = done));
        send({ path, do: name, with: { name: file.name, at, size: file.size }, value: null }, piece);
        await answered;
      }
    }
    element.value = "";
  }

  function listen(element, kind) {
    element.addEventListener(kind === "file" ? "change" : kind, () => {
      if (kind !== "input") {
        flush();
        return fire(element, kind);
      }
      clearTimeout(waiting.get(element));
      waiting.set(element, setTimeout(() => { waiting.delete(element); fire(element, kind); }, PAUSE));
    });
  }

  function make(node) {
    const element = document.createElement(node.tag);
    element.netlabTag = node.tag;
    update(element, node, true);
    return element;
  }

  function update(element, node, fresh) {
    const wanted = node.set || {};
    const had = element.netlabSet || {};
    for (const name of Object.keys(had)) if (!(name in wanted)) unset(element, name);
    if (node.tag !== "select") assign(element, wanted, fresh);
    element.netlabSet = wanted;
    const actions = node.on || {};
    for (const kind of Object.keys(actions)) {
      if (!(element.netlabHeard ||= new Set()).has(kind)) {
        element.netlabHeard.add(kind);
        listen(element, kind);
      }
    }
    element.netlab = actions;
    children(element, node.in || []);
    if (node.tag === "select") assign(element, wanted, fresh); // after its options are there
  }

  function assign(element, wanted, fresh) {
    for (const [name, value] of Object.entries(wanted)) {
      if (name === "key" || name === "focus") continue;
      if (name === "copies") { if (fresh) element.addEventListener("click", () => copy(element)); continue; }
      if (name === "bar") element.style.setProperty("--bar", String(Number(value)));
      else if (name === "shortcut") { element.dataset.key = value; element.setAttribute("aria-keyshortcuts", value); }
      else if (name === "href") { if (String(value).startsWith(LINKS)) { element.href = value; element.target = "_blank"; element.rel = "noopener noreferrer"; } }
      else if (name === "value" && element.matches(TYPING)) {
        // never under the hands of somebody who types
        if (fresh || (element !== document.activeElement && element.value !== String(value))) element.value = value;
      }
      else if (PROPERTIES.has(name) && !["PROGRESS", "OPTION"].includes(element.tagName)) { if (name === "open" ? element.netlabOpen !== value : element[name] !== value) element[name] = value; if (name === "open") element.netlabOpen = value; }
      else if (!name.startsWith("on")) element.setAttribute(name, value === true ? "" : value);
    }
  }

  function unset(element, name) {
    if (name === "bar") element.style.removeProperty("--bar");
    else if (name === "shortcut") { delete element.dataset.key; element.removeAttribute("aria-keyshortcuts"); }
    else if (element.tagName === "OPTION" && name === "value") element.removeAttribute(name);
    else if (name === "checked" || name === "selected" || name === "disabled") element[name] = false;
    else if (name === "value") { if (element !== document.activeElement) element.value = ""; }
    else if (name !== "key" && name !== "focus") element.removeAttribute(name);
  }

  // Keeps an element that still means the same, so that focus, scrolling and half-typed words stay.
  function children(parent, nodes) {
    const keyed = new Map();
    for (const child of parent.childNodes) {
      const key = child.netlabSet && child.netlabSet.key;
      if (key !== undefined) keyed.set(key, child);
    }
    let at = parent.firstChild;
    for (const node of nodes) {
      const next = fitting(node, at, keyed);
      if (next) {
        if (next !== at) parent.insertBefore(next, at);
        else at = at.nextSibling;
        if (typeof node === "string") { if (next.data !== node) next.data = node; }
        else update(next, node, false);
      } else {
        parent.insertBefore(typeof node === "string" ? document.createTextNode(node) : make(node), at);
      }
    }
    while (at) {
      const after = at.nextSibling;
      parent.removeChild(at);
      at = after;
    }
  }

  function fitting(node, at, keyed) {
    if (typeof node === "string") return at && at.nodeType === 3 ? at : null;
    const key = node.set && node.set.key;
    if (key !== undefined) {
      const known = keyed.get(key);
      keyed.delete(key);
      return known && known.netlabTag === node.tag ? known : null;
    }
    return at && at.netlabTag === node.tag && !(at.netlabSet && "key" in at.netlabSet) ? at : null;
  }

  return function draw(tree) {
    const had = root.contains(document.activeElement);
    children(root, [tree]);
    if (had && !root.contains(document.activeElement)) {
      (find(root, (element) => element.netlabSet && element.netlabSet.focus) || root).focus({ preventScroll: true });
    }
    drawn();
  };
}

// Takes what the field before a button says now, as the reader has changed it.
async function copy(button) {
  const field = button.previousElementSibling;
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = "Copied";
  } catch {
    field.focus();
    field.select(); // the reader's own Ctrl and C still works
  }
}

function find(root, wanted) {
  for (const element of root.querySelectorAll("*")) if (wanted(element)) return element;
  return null;
}

function press(root, event) {
  event.stopPropagation();
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(TYPING + ", select")) return;
  const key = event.key.toLowerCase();
  const button = find(root, (element) => element.dataset && element.dataset.key === key && !element.disabled);
  if (!button) return;
  event.preventDefault();
  button.click();
}

export default {
  render({ model, el }) {
    const root = document.createElement("div");
    el.appendChild(root);
    const draw = mount(root, (event, piece) => model.send(event, undefined, piece ? [piece] : undefined));
    const show = () => draw(model.get("tree"));
    model.on("change:tree", show);
    show();
    return () => model.off("change:tree", show);
  },
};
