"""Read a finished page as a browser would and refuse it if it reached outside itself or ran what is not ours.

The page's content security policy is the first wall: it names our scripts by their hash, so nothing
else runs. This is the second, before the file is even written.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html.parser import HTMLParser

from netlab.errors import ReportError

LINKEDIN = "https://www.linkedin.com/"
# Every attribute by which HTML or SVG fetches, sends or goes somewhere.
ADDRESSES = frozenset(
    {
        "src", "href", "xlink:href", "srcset", "imagesrcset", "poster", "data", "action", "formaction", "background",
        "ping", "cite", "longdesc", "manifest", "profile", "codebase", "archive", "classid", "usemap", "icon",
        "dynsrc", "lowsrc",
    }
)  # fmt: skip
FORBIDDEN_TAGS = frozenset(
    {"base", "iframe", "frame", "frameset", "object", "embed", "applet", "link", "form", "portal"}
)
DATA_BLOCKS = frozenset({"application/json"})
_FETCHING_STYLE = re.compile(r"@import|url\(|image-set\(|src\(|expression\(|\\", re.IGNORECASE)


def check_page(page: str, scripts: Collection[str]) -> None:
    """Raise ReportError if ``page`` would fetch anything, or holds a script that is none of ``scripts``.

    Links may lead within the page and, with ``rel="noopener"``, to https://www.linkedin.com/ only. The error
    names the tag, the attribute and the line, never the value.
    """
    reader = _Reader(scripts)
    reader.feed(page)
    reader.close()
    if reader.faults:
        shown = "; ".join(reader.faults[:3])
        raise ReportError(
            f"the page would not stay on this machine: {shown}. It was not written; mend the notebook that made it."
        )


class _Reader(HTMLParser):
    def __init__(self, scripts: Collection[str]):
        super().__init__(convert_charrefs=True)
        self.scripts, self.faults = frozenset(scripts), []  # type: tuple[frozenset[str], list[str]]
        self.inside, self.text, self.is_data = "", [], False  # type: tuple[str, list[str], bool]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in FORBIDDEN_TAGS:
            self._fault(f"<{tag}>")
        if tag == "meta" and given.get("http-equiv", "").strip().lower() not in (
            "",
            "content-security-policy",
        ):
            self._fault("<meta http-equiv>")
        for name, value in given.items():
            self._judge(tag, name, value, given)
        if tag in ("script", "style"):
            self.inside, self.text = tag, []
            self.is_data = given.get("type", "") in DATA_BLOCKS

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag != self.inside:
            return
        text, self.inside = "".join(self.text), ""
        if tag == "style" and _FETCHING_STYLE.search(text):
            self._fault("<style> that fetches")
        if tag == "script" and not self.is_data and text not in self.scripts:
            self._fault("<script> of its own")

    def _judge(self, tag: str, name: str, value: str, given: dict[str, str]) -> None:
        if name.startswith("on") or name == "srcdoc":
            self._fault(f"<{tag} {name}>")
        elif name == "style" and _FETCHING_STYLE.search(value):
            self._fault(f"<{tag} style> that fetches")
        elif name in ADDRESSES and not _stays(tag, name, value.strip(), given):
            self._fault(f"<{tag} {name}>")

    def _fault(self, what: str) -> None:
        self.faults.append(f"{what} on line {self.getpos()[0]}")


def _stays(tag: str, name: str, value: str, given: dict[str, str]) -> bool:
    """Tell whether an address is within the page, a picture inside it, or a link that a reader may follow."""
    if name == "href" and tag == "a":
        follows = value.startswith(LINKEDIN) and "noopener" in given.get("rel", "").split()
        return value.startswith("#") or follows
    if name == "src" and tag == "img":
        return value.startswith("data:image/")
    return value.startswith("#")
