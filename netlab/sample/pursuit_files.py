"""The files about what the owner looked for: jobs, courses, events, searches; and the small ones beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from netlab.sample import dialects
from netlab.sample.activity_files import post_links
from netlab.sample.dialects import File
from netlab.sample.lists import entries, timed_entries
from netlab.sample.scene import Scene


def pursuit_files(scene: Scene) -> list[File]:
    """Return jobs, learning, events, searches, advertisements and the (mostly empty) assistants' files."""
    return [*_jobs(scene), *_rest(scene)]


_PREFERENCES = (
    ("Locations", "locations"), ("Industries", "industries"), ("Company Employee Count", ""),
    ("Preferred Job Types", "types"), ("Job Titles", "titles"), ("Open To Recruiters", ""),
    ("Dream Companies", "dream_companies"), ("Profile Shared With Job Poster", ""),
    ("Job Title For Searching Fast Growing Companies", ""), ("Introduction Statement", "introduction"),
    ("Phone Number", ""), ("Job Seeker Activity Level", "activity"), ("Preferred Start Time Range", ""),
    ("Commute Preference Starting Address", ""), ("Commute Preference Starting Time", ""),
    ("Mode Of Transportation", ""), ("Maximum Commute Duration", ""), ("Open Candidate Visibility", ""),
    ("Job Seeking Urgency Level", "urgency"),
)  # fmt: skip


def _jobs(scene: Scene) -> Iterator[File]:
    link = "https://www.linkedin.com/jobs/view/39{:08d}"
    numbers = scene.chance("job numbers")
    saved = [
        [dialects.us_moment(at), link.format(numbers.whole(1, 10**8 - 1)), row[1], row[0]]
        for at, row in timed_entries(scene, "saved_jobs", 2)
    ]
    yield File("Jobs/Saved Jobs.csv", ("Saved Date", "Job Url", "Job Title", "Company Name"), saved)
    applied = [
        [
            dialects.us_moment(at),
            scene.content.owner["email"],
            "",
            row[0],
            row[1],
            link.format(numbers.whole(1, 10**8 - 1)),
            "cv.pdf",
            "",
        ]
        for at, row in timed_entries(scene, "job_applications", 2)
    ]
    header = (
        "Application Date", "Contact Email", "Contact Phone Number", "Company Name", "Job Title", "Job Url",
        "Resume Name", "Question And Answers",
    )  # fmt: skip
    yield File("Jobs/Job Applications.csv", header, applied)
    wanted = scene.content.owner.get("job_preferences", {})
    row = [[str(wanted.get(key, "")) if key else "" for _, key in _PREFERENCES]] if wanted else []
    yield File("Jobs/Job Seeker Preferences.csv", tuple(column for column, _ in _PREFERENCES), row)
    alerts = [
        [f"keywords={row[0]}", "", f"{numbers.whole(10**6, 10**7)}"] for row in entries(scene, "job_alerts")
    ]
    yield File("SavedJobAlerts.csv", ("ALERT_PARAMETERS", "QUERY_CONTEXT", "SAVED_SEARCH_ID"), alerts)


def _rest(scene: Scene) -> Iterator[File]:
    yield _learning(scene)
    yield _events(scene)
    yield _searches(scene)
    status = [[dialects.slashed(datetime.fromisoformat(f"{scene.content.owner['joined']} 18:12")), "Created"]]
    yield File(
        "Account Status History.csv",
        ("Time", "Event"),
        status,
        "utf16" if scene.exported_on.year < 2023 else "plain",
    )
    yield File(
        "Reviews.csv",
        (
            "Reviewee",
            "Review Type",
            "Review Section",
            "Creation Date",
            "Rating",
            "Review Text",
            "Review Tags",
        ),
    )
    yield File("Ads Clicked.csv", ("Ad clicked Date", "Ad Title/Id"))
    yield File("LAN Ads Engagement.csv", ("Action", "Date", "Ad Title/Id", "Page/App"))
    columns = (
        "Company Names",
        "Company Names",
        "Job Titles",
        "Job Titles",
        "Member Skills",
        "interfaceLocale",
    )
    skills = "; ".join(row[0] for row in entries(scene, "skills"))
    yield File("Ad_Targeting.csv", columns, [["", "", "", "", skills, "en_US"]])
    if scene.is_recent:
        yield from _assistants(scene)


def _assistants(scene: Scene) -> Iterator[File]:
    chat = (
        "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
        "SUBJECT", "CONTENT", "FOLDER",
    )  # fmt: skip
    for name in (
        "coach_messages",
        "guide_messages",
        "learning_coach_messages",
        "learning_role_play_messages",
    ):
        yield File(f"{name}.csv", chat)
    yield File("LearningCoachMessages.csv", (), style="text", preamble="No conversations found\n")
    chance = scene.chance("rich media")
    pictures = [at for post, at, _ in post_links(scene) if post.media]
    rows = [
        [
            f"You uploaded a photo on {dialects.full_month(at)} {at.day}, {at.year} at {dialects.clock(at)} (GMT)",
            " -",
            f"https://media.licdn.example.com/dms/image/{chance.whole(10**9, 10**10)}",
        ]
        for at in pictures
    ]
    yield File("Rich_Media.csv", ("Date/Time", "Media Description", "Media Link"), rows)


def _learning(scene: Scene) -> File:
    header = (
        "Content Title", "Content Description", "Content Type", "Content Last Watched Date (if viewed)",
        "Content Completed At (if completed)", "Content Saved", "Notes taken on videos (if taken)", "",
    )  # fmt: skip
    rows = []
    for row in entries(scene, "learning", 2):
        title, kind, watched, done = [*row, "", ""][:4]
        seen = [f"{text} 18:20 UTC" if text else "N/A" for text in (watched, done)]
        rows.append([title, "", kind, *seen, "false", "N/A", ""])
    return File("Learning.csv", header, rows)


def _events(scene: Scene) -> File:
    rows = []
    for name, begins, ends, status in (row[:4] for row in entries(scene, "events", 1)):
        span = [datetime.fromisoformat(text) for text in (begins, ends)]
        rows.append(
            [name, " - ".join(f"{dialects.named_day(at)} {dialects.clock(at)}" for at in span), status, ""]
        )
    return File("Events.csv", ("Event Name", "Event Time", "Status", "External Url"), rows)


def _searches(scene: Scene) -> File:
    chance, owner = scene.chance("searches"), scene.content.owner
    words = owner.get("search_words", [])
    first = scene.until() - timedelta(days=730)
    moments = sorted(
        (chance.moment(first, scene.until()) for _ in range(owner.get("searches", 0) if words else 0)),
        reverse=True,
    )
    return File(
        "SearchQueries.csv",
        ("Time", "Search Query"),
        [[dialects.slashed(at), chance.pick(words)] for at in moments],
    )
