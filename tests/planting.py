"""Leaks to plant into a finished page: what is planted, and the ten ways of standing in a file."""

from __future__ import annotations

import base64
import gzip
import html
import json
from collections.abc import Callable
from urllib.parse import quote

from builders import connections, export_of, messages, profile

from netlab.export import Export

# One thing of each kind that must not be found, all of the same invented people.
NAME, SLUG, MAIL = "Mireille Østergård", "mireille-oestergaard-7a41", "m.oestergaard@example.org"
TEXT, EMPLOYER = "the harbour crane fell asleep again on Tuesday", "Brinemill Foundry"
FIRMS = ("Warmstead", "Loopcycle", "Fjordkraft Nett")
TITLES = ("Data Analyst", "Senior Engineer", "Nurse", "Head of Sales")
SECRETS = {
    "name": NAME,
    "address": SLUG,
    "mail": MAIL,
    "words": "harbour crane fell asleep again",
    "employer": EMPLOYER,
}
TOLD_AS = {
    "name": "a full name",
    "address": "a profile address",
    "mail": "an e-mail address",
    "words": "five words of a message, post or note",
    "employer": "an employer of fewer than five",
}


def export(n: int = 60) -> Export:
    """An archive of ``n`` people at three employers, and of one more, whose every word is a secret."""
    crowd = [
        (
            f"Ada{number} Birk{number}",
            FIRMS[number % 3],
            f"20{10 + number % 5}-05-04",
            TITLES[number // 3 % 4],
        )
        for number in range(n)
    ]
    secret = (NAME, EMPLOYER, "2021-03-05", "Founder", f"https://www.linkedin.com/in/{SLUG}")
    people = connections(*crowd, secret).assign(email=[None] * n + [MAIL])
    talk = messages(
        ("2024-01-05 10:00", NAME, "me", TEXT), ("2024-01-06 10:00", "me", "Ada1 Birk1", "hello you")
    )
    return export_of(connections=people, messages=talk, profile=profile())


def _before_the_end(page: str, markup: str) -> str:
    return page.replace("</main>", f"{markup}</main>", 1)


def _code_points(text: str) -> str:
    return "".join(f"\\u{unit:04x}" for unit in _utf16(text))


def _utf16(text: str) -> list[int]:
    raw = text.encode("utf-16-be")
    return [int.from_bytes(raw[place : place + 2]) for place in range(0, len(raw), 2)]


def _in_a_figure(page: str, text: str) -> str:
    """Put a text among what plotly shows under the pointer, in the page's own first figure."""
    begin = page.index("<script data-figure")
    start = page.index(">", begin) + 1
    end = page.index("</script>", start)
    figure = json.loads(page[start:end])
    figure["data"][0]["customdata"] = ["", text]
    return page[:start] + json.dumps(figure, ensure_ascii=False).replace("<", "\\u003c") + page[end:]


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _packed(text: str) -> str:
    return base64.b64encode(
        gzip.compress(json.dumps({"people": [text]}, ensure_ascii=False).encode(), mtime=0)
    ).decode()


WAYS: dict[str, Callable[[str, str], str]] = {
    "visible text": lambda page, text: _before_the_end(page, f"<table><tr><td>{html.escape(text)}</td></tr></table>"),
    "an attribute": lambda page, text: _before_the_end(page, f'<p title="{html.escape(text)}">·</p>'),
    "a block of JSON": lambda page, text: _before_the_end(
        page, f'<script type="application/json">{json.dumps({"rows": [{"who": text}]})}</script>'
    ),
    "customdata": _in_a_figure,
    "base64": lambda page, text: _before_the_end(page, f'<p data-x="{_base64(_base64("row: " + text))}">·</p>'),
    "entities": lambda page, text: _before_the_end(
        page, "<!-- " + "".join(f"&#{ord(letter)};" for letter in text) + " -->"
    ),
    "code points": lambda page, text: _before_the_end(page, f'<script>const who = "{_code_points(text)}";</script>'),
    "percent signs": lambda page, text: _before_the_end(page, f'<a href="#{quote(text, safe="")}">·</a>'),
    "a comment": lambda page, text: page.replace("<head>", f"<head><!-- {text} -->", 1),
    "a packed block": lambda page, text: _before_the_end(
        page, f'<script type="application/json" id="more">"{_packed(text)}"</script>'
    ),
}  # fmt: skip
