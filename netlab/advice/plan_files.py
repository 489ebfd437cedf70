"""The plan as a CSV file, a Markdown checklist and a calendar: hostile text made harmless, equal bytes for equal plans."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from pathlib import Path

import pandas as pd

from netlab.people.answers import FORMULA_STARTS, read_rows
from netlab.text import one_line, profile_slug, profile_url
from netlab.version import __version__

CSV_COLUMNS = (
    "week",
    "on",
    "person_id",
    "name",
    "url",
    "action",
    "reason",
    "evidence",
    "cost",
    "ask_first",
    "draft",
    "outcome",
)
ACTION_WORDS = {
    "reply": "Answer",
    "welcome": "Welcome",
    "reconnect": "Write again to",
    "congratulate": "Congratulate",
    "interview": "Ask for a conversation:",
    "referral": "About a referral:",
    "collaborate": "Propose a project to",
    "ask_introduction": "Ask for an introduction:",
    "introduce": "Introduce",
    "ask_recommendation": "Ask for a recommendation:",
    "give_recommendation": "Recommend",
    "ask_opinion": "Ask for an opinion:",
    "invite": "Invite",
    "nudge_invitation": "Remind once of your invitation:",
}
TITLE = "# Your plan"
_FILLED_IN = re.compile(r"^\s*- \[[xX]\]|^\s*- Outcome:[ \t]*\S", re.MULTILINE)
_MARKS = re.compile(r"([\\`*_\[\]|])")
_STARTS = re.compile(r"^([-+#=~])")
# Entities, so that nothing becomes a tag, and no address becomes a link by itself.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "://": "&#58;//", "www.": "www&#46;", "@": "&#64;"}


def is_plan(path: Path) -> bool:
    """Whether a file is a plan that netlab wrote, by its first lines."""
    start = path.read_bytes()[:400]
    return any(
        sign in start for sign in (",".join(CSV_COLUMNS).encode(), TITLE.encode(), b"PRODID:-//netlab//")
    )


def holds_outcomes(path: Path) -> bool:
    """Whether somebody has filled in a plan: an outcome in the table, a tick or an outcome in the checklist."""
    if path.suffix == ".md":
        return bool(_FILLED_IN.search(path.read_text(encoding="utf-8-sig", errors="replace")))
    if path.suffix != ".csv":
        return False
    rows = read_rows(path)
    return bool(rows["outcome"].notna().any()) if "outcome" in rows else False


def table_csv(table: pd.DataFrame) -> str:
    """Write a table as CSV for a spreadsheet: days as 2026-10-31, lists on one line, formulas made harmless.

    Begin the file with a byte order mark (encoding ``utf-8-sig``), or Excel misreads names.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.itertuples(index=False))
    return stream.getvalue()


def plan_csv(plan: pd.DataFrame) -> str:
    """Write a plan as CSV; with ``outcome`` filled in, its rows can be pasted into done.csv."""
    return table_csv(plan[list(CSV_COLUMNS)])


def plan_markdown(plan: pd.DataFrame) -> str:
    """Write a plan as a checklist in Markdown: week by week, with the reason, the draft and a link to open by hand."""
    out = [TITLE, ""]
    for week, rows in plan.groupby("week", sort=True):
        out += [f"## Week {week}, from {_iso(rows['on'].min())}", ""]
        for row in rows.to_dict("records"):
            out += _item(row)
        out.append("")
    if plan.empty:
        out += ["Nothing planned.", ""]
    return "\n".join(out)


def checklist_markdown(checklist: pd.DataFrame) -> str:
    """Write what is to be reviewed by hand as Markdown, both sides of each."""
    out = ["# To look through by hand", "", "The default is to keep. Nothing here is done for you.", ""]
    for row in checklist.to_dict("records"):
        action = str(row["action"]).replace("_", " ")
        out += [
            f"- [ ] **{_plain(row['name'])}**: {action}. [Open]({_link(row['link'])})",
            f"  - For: {_plain(row['reason'])}",
            f"  - Against: {_plain(row['cost'])}",
            f"  - How: {_plain(row['how'])}",
        ]
    return "\n".join([*out, ""])


def plan_calendar(plan: pd.DataFrame) -> bytes:
    """Write a plan as an iCalendar file of all-day entries, a reminder of nothing but your own intention.

    The same plan gives the same bytes: the entries' stamps are their own days, not the clock's.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", f"-//netlab//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for row in plan.to_dict("records"):
        day = pd.Timestamp(row["on"])
        event = Event()
        event.add("uid", _uid(row))
        event.add("dtstamp", day.tz_localize("UTC").to_pydatetime())
        event.add("dtstart", day.date())
        event.add("dtend", (day + pd.Timedelta(days=1)).date())
        event.add("summary", _headline(row))
        event.add("description", _description(row))
        if profile_slug(_text(row["url"])):
            event.add("url", _profile(row))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _item(row: dict) -> list[str]:
    link = f" [Profile]({_profile(row)})" if profile_slug(_text(row["url"])) else ""
    lines = [f"- [ ] {_iso(row['on'])} **{_escaped(_headline(row))}**{link}"]
    lines += [f"  - First: {_plain(row['ask_first'])}"] if _text(row["ask_first"]) else []
    lines += [f"  - Why: {_plain(row['reason'])}", f"  - Cost: {_plain(row['cost'])}"]
    draft = _text(row["draft"])
    lines += (
        ["", *(f"    > {_escaped(one_line(line))}".rstrip() for line in draft.split("\n")), ""]
        if draft
        else []
    )
    return [*lines, "  - Outcome:"]


def _headline(row: dict) -> str:
    words = ACTION_WORDS.get(_text(row["action"]), "Write to")
    return f"{words} {one_line(_text(row['name']), 60)}"


def _description(row: dict) -> str:
    parts = (_text(row["ask_first"]), _text(row["reason"]), _text(row["draft"]))
    return "\n\n".join("\n".join(one_line(line) for line in part.split("\n")) for part in parts if part)


def _uid(row: dict) -> str:
    told = "\x1f".join((_text(row["person_id"]), _text(row["action"]), _iso(row["on"])))
    return hashlib.sha256(told.encode()).hexdigest()[:32] + "@netlab.invalid"


def _cell(value: object) -> str:
    """One cell on one line: a formula gets an apostrophe, which reading takes off again."""
    if isinstance(value, pd.Timestamp):
        return _iso(value)
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    text = " · ".join(part for line in str(value).split("\n") if (part := one_line(line)))
    return f"'{text}" if text.startswith((*FORMULA_STARTS, "'")) else text


def _plain(value: object) -> str:
    return _escaped(one_line(_text(value)))


def _escaped(text: str) -> str:
    for sign, entity in _ENTITIES.items():
        text = text.replace(sign, entity)
    return _STARTS.sub(r"\\\1", _MARKS.sub(r"\\\1", text))


def _link(url: object) -> str:
    text = _text(url)
    return text if text.startswith("https://www.linkedin.com/") and not re.search(r"[\s()<>]", text) else ""


def _profile(row: dict) -> str:
    return profile_url(profile_slug(_text(row["url"])))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _iso(day: object) -> str:
    return "" if day is None or pd.isna(day) else f"{pd.Timestamp(day):%Y-%m-%d}"  # type: ignore[call-overload,arg-type]
