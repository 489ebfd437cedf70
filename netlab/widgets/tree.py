"""What a widget shows, as a value: a tree of plain elements that both a browser and a saved page can draw.

A node is a dict of text, numbers and lists, ready for JSON. Text stays text: ``live.js`` makes text nodes of it
and :func:`static_html` escapes it, so a name can never become markup. Only the elements and attributes listed here
exist, and a link goes to a profile on www.linkedin.com or nowhere.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import Any

from netlab.text import one_line, profile_slug, profile_url

Node = dict[str, Any]
Child = Node | str | int | None | Iterable[Any]

_TAGS = """a b bdi button caption datalist dd details div dl dt em fieldset h2 h3 h4 header input kbd label legend li nav
ol option output p pre progress section select small span summary table tbody td textarea th thead tr ul"""
_ATTRIBUTES = """accept autocomplete bar checked class colspan copies data-test dir disabled focus href id inert key lang list max
min name open placeholder role rows scope selected shortcut size spellcheck step tabindex title type value"""
TAGS, ATTRIBUTES = frozenset(_TAGS.split()), frozenset(_ATTRIBUTES.split())
VOID = frozenset({"input"})
EVENTS = frozenset({"click", "change", "input", "file"})
# What steers the live page and means nothing in a saved one.
_ONLY_LIVE = frozenset({"bar", "copies", "focus", "key", "shortcut"})


def h(tag: str, *children: Child, on: dict[str, Any] | None = None, **attributes: Any) -> Node:
    """Make an element: ``h("button", "Save", on={"click": do("save")}, class_="main", aria_label="…")``.

    ``None`` and ``False`` leave an attribute out, ``True`` sets it. ``key`` tells a row from its neighbours when a
    page is drawn again, ``shortcut`` is the key that presses a button, ``bar`` a share from 0 to 1 drawn as a bar,
    ``copies`` makes a button copy the text field before it, ``focus`` marks who gets the keyboard when the element that had it is gone.
    """
    if tag not in TAGS:
        raise ValueError(f"no element called {tag}")
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    kept = {name: value for name, value in named.items() if value is not None and value is not False}
    for name in kept:
        if name not in ATTRIBUTES and not name.startswith("aria-"):
            raise ValueError(f"no attribute called {name}")
    node: Node = {"tag": tag}
    if kept:
        node["set"] = kept
    if on:
        if unknown := set(on) - EVENTS:
            raise ValueError(f"no event called {unknown.pop()}")
        node["on"] = on
    if inside := list(_flat(children)):
        node["in"] = inside
    return node


def do(action: str, /, **given: Any) -> list[Any]:
    """Say what an event does: the panel's method ``do_<action>`` with these arguments."""
    return [[], action, given]


def within(part: str, node: Node) -> Node:
    """Return a part's tree whose events go to that part of the panel around it."""
    moved = dict(node)
    if "on" in node:
        moved["on"] = {event: [[part, *path], *rest] for event, (path, *rest) in node["on"].items()}
    if "in" in node:
        moved["in"] = [one if isinstance(one, str) else within(part, one) for one in node["in"]]
    return moved


def profile_link(url: object, words: str) -> Node:
    """Return a name as a link to the profile, or as plain words where there is no address."""
    address = profile_url(profile_slug(url)) if isinstance(url, str) else ""
    name = h("bdi", words, dir="auto")
    return h("a", name, href=address) if address else name


def _flat(children: Iterable[Child]) -> Iterator[Node | str]:
    for child in children:
        if child is None or child == "":
            continue
        if isinstance(child, dict):
            yield child
        elif isinstance(child, str | int | float):
            yield _shown(str(child))
        else:
            yield from _flat(child)


def _shown(text: str) -> str:
    """Take out what would turn the line around; a space at either end parts it from its neighbour."""
    if "\n" in text:
        return "\n".join(map(_shown, text.split("\n")))
    middle = one_line(text)
    return f"{' ' * text.startswith(' ')}{middle}{' ' * text.endswith(' ')}" if middle else ""


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and everything in it, in the order of the page."""
    yield node
    for child in node.get("in", ()):
        if not isinstance(child, str):
            yield from walk(child)


def text_of(node: Node) -> str:
    """Return the words of a tree as a reader meets them."""
    words = (child if isinstance(child, str) else text_of(child) for child in node.get("in", ()))
    return " ".join(" ".join(words).split())


def static_html(node: Node) -> str:
    """Return a tree as HTML for where nothing runs: the same words, the controls at rest."""
    tag, inside = node["tag"], node.get("in", ())
    attributes = "".join(_attribute(name, value) for name, value in _at_rest(node).items())
    if tag in VOID:
        return f"<{tag}{attributes}>"
    content = "".join(html.escape(one) if isinstance(one, str) else static_html(one) for one in inside)
    return f"<{tag}{attributes}>{content}</{tag}>"


def _at_rest(node: Node) -> dict[str, Any]:
    given = node.get("set", {})
    kept = {name: value for name, value in given.items() if name not in _ONLY_LIVE}
    if "bar" in given:
        kept["style"] = f"--bar: {float(given['bar']):.4f}"
    if node["tag"] in ("button", "input", "select", "textarea"):
        kept["disabled"] = True
    return kept


def _attribute(name: str, value: Any) -> str:
    return f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'
