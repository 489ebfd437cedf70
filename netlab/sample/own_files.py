"""The files about the owner: profile, positions, skills and the like, and the private ones that nobody should open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from netlab.sample import dialects
from netlab.sample.dialects import File
from netlab.sample.lists import entries
from netlab.sample.scene import Scene


def own_files(scene: Scene) -> list[File]:
    """Return the owner's own files, then the private ones."""
    return [*_profile(scene), *_career(scene), *_lists(scene), *_private(scene)]


def _profile(scene: Scene) -> Iterator[File]:
    owner = scene.content.owner
    header = (
        "First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary", "Industry",
        "Zip Code", "Geo Location", "Twitter Handles", "Websites", "Instant Messengers",
    )  # fmt: skip
    summary = owner.get("summary", "").strip()
    website = f"[PORTFOLIO:{owner['website']}]" if owner.get("website") else ""
    cells = [owner["first"], owner["last"], owner.get("maiden", ""), "", "Jan 1", owner["headline"], summary]
    yield File(
        "Profile.csv",
        header,
        [[*cells, owner.get("industry", ""), "", owner.get("location", ""), "", website, ""]],
    )
    yield File("Profile Summary.csv", ("Profile Summary",), [[""]])


def _career(scene: Scene) -> Iterator[File]:
    owner = scene.content.owner
    yield File(
        "Positions.csv",
        ("Company Name", "Title", "Description", "Location", "Started On", "Finished On"),
        [
            [
                job["company"],
                job["title"],
                " ".join(job.get("description", "").split()),
                job.get("location", ""),
                dialects.month(job["start"]),
                dialects.month(job.get("end", "")),
            ]
            for job in owner.get("position", [])
        ],
    )
    yield File(
        "Education.csv",
        ("School Name", "Start Date", "End Date", "Notes", "Degree Name", "Activities"),
        [
            [
                school["school"],
                dialects.month(school.get("start", "")),
                dialects.month(school.get("end", "")),
                school.get("notes", ""),
                school.get("degree", ""),
                school.get("activities", ""),
            ]
            for school in owner.get("education", [])
        ],
    )


def _lists(scene: Scene) -> Iterator[File]:
    """One file per list; a list that nobody wrote gives a header alone."""
    for path, header, key, dated, cells in _LISTS:
        rows = [cells((row + [""] * 6)[:6]) for row in entries(scene, key, dated)]
        yield File(path, header, rows)


def _published(text: str) -> str:
    return dialects.named_day(date.fromisoformat(text)) if len(text) == 10 else text


_Cells = Callable[[list[str]], list[str]]
_LISTS: tuple[tuple[str, tuple[str, ...], str, int | None, _Cells], ...] = (
    ("Skills.csv", ("Name",), "skills", None, lambda r: r[:1]),
    ("Languages.csv", ("Name", "Proficiency"), "languages", None, lambda r: r[:2]),
    (
        "Certifications.csv",
        ("Name", "Url", "Authority", "Started On", "Finished On", "License Number"),
        "certifications",
        2,
        lambda r: [r[0], "", r[1], dialects.month(r[2]), "", ""],
    ),
    ("Courses.csv", ("Name", "Number"), "courses", None, lambda r: r[:2]),
    (
        "Projects.csv",
        ("Title", "Description", "Url", "Started On", "Finished On"),
        "projects",
        2,
        lambda r: [r[0], r[1], "", dialects.month(r[2]), dialects.month(r[3])],
    ),
    (
        "Publications.csv",
        ("Name", "Published On", "Description", "Publisher", "Url"),
        "publications",
        1,
        lambda r: [r[0], _published(r[1]), r[3], r[2], ""],
    ),
    (
        "Honors.csv",
        ("Title", "Description", "Issued On"),
        "honors",
        2,
        lambda r: [r[0], r[1], dialects.month(r[2])],
    ),
    (
        "Organizations.csv",
        ("Name", "Description", "Position", "Started On", "Finished On"),
        "organizations",
        2,
        lambda r: [r[0], "", r[1], dialects.month(r[2]), dialects.month(r[3])],
    ),
    (
        "Volunteering.csv",
        ("Company Name", "Role", "Cause", "Started On", "Finished On", "Description"),
        "volunteering",
        3,
        lambda r: [r[0], r[1], r[2], dialects.month(r[3]), dialects.month(r[4]), r[5]],
    ),
    ("Causes You Care About.csv", ("Supported Cause",), "causes", None, lambda r: r[:1]),
)


def _private(scene: Scene) -> Iterator[File]:
    """Files that netlab lists and never opens; what they hold is as invented as the rest."""
    owner, chance = scene.content.owner, scene.chance("private")
    joined = datetime.combine(date.fromisoformat(owner["joined"]), time(18, 12), UTC)
    address = "203.0.113."  # set aside for documentation
    logins = [scene.until() - timedelta(hours=17 * i + chance.whole(0, 9)) for i in range(1, 25)]
    yield File(
        "Email Addresses.csv",
        ("Email Address", "Confirmed", "Primary", "Updated On"),
        [[owner["email"], "Yes", "Yes", "Not Available"]],
    )
    yield File("PhoneNumbers.csv", ("Extension", "Number", "Type"), [["", "555-0123", "MOBILE"]])
    yield File("Whatsapp Phone Numbers.csv", ("Number", "Extension", "Is_WhatsApp_Number"))
    yield File(
        "Registration.csv",
        ("Registered At", "Registration Ip", "Subscription Types"),
        [[dialects.us_moment(joined), f"{address}7", ""]],
    )
    yield File(
        "Logins.csv",
        ("Login Date", "IP Address", "User Agent", "Login Type"),
        [
            [dialects.long_moment(at), f"{address}{chance.whole(1, 250)}", "Mozilla/5.0", "Login"]
            for at in logins
        ],
    )
    yield File(
        "Security Challenges.csv", ("Challenge Date", "IP Address", "User Agent", "Country", "Challenge Type")
    )
    if scene.exported_on.year < 2023:
        return
    yield File(
        "Private_identity_asset.csv",
        ("Private Identity Asset Name", "Private Identity Asset Raw Text"),
        [["cv.pdf", f"{scene.owner_name}. Invented text of an uploaded document; nothing should read this."]],
    )
    yield File(
        "Inferences_about_you.csv",
        ("Category", "Type of inference", "Description", "Inference"),
        [["Demographic", "Job seniority", "An invented inference", "true"]],
    )
    yield File("Receipts_v2.csv", _RECEIPTS)
    yield File("Verifications/Verifications.csv", _VERIFICATIONS)


_RECEIPTS = (
    "First Name", "Last Name", "Billing Country", "Postal Code", "Transaction Made At", "Payment Method Type",
    "Invoice Number", "Description", "Tax Amount", "Sub Total", "Total Amount", "Currency Code",
)  # fmt: skip
_VERIFICATIONS = (
    "First name", "Middle name", "Last name", "Verification type", "Organization name", "Email address", "Country",
    "State", "City", "Year of birth", "Issuing authority", "Document type", "Verification service provider",
    "Verified date", "Expiry date",
)  # fmt: skip
