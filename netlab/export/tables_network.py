"""The files about other people: connections, messages, invitations, endorsements, follows, address book.

Headers and dates as seen in 25 archives of 2018-2026; a comment says when each era was seen.
"""

from __future__ import annotations

from netlab.export import shapes
from netlab.export.dates import (
    DAY_MONTH_YEAR,
    ISO,
    ISO_UTC,
    RESAVED_DAYS,
    RESAVED_TIMES,
    SLASH_UTC,
    UNIX,
    US_MINUTE,
)
from netlab.export.schema import Column, Table, choice, day, derived, hidden, moment, text

DIRECTIONS = {"INCOMING": "in", "OUTGOING": "out"}
MAIL_KINDS = ("personal", "work")

CONNECTIONS = Table(
    name="connections",
    files=("Connections.csv",),
    # 2018: no preamble. Jun 2021 on: three lines before the header. Jul 2023 on: URL.
    # German and French headers stand only in other people's tests; no real localised archive was ever seen.
    columns=(
        text("first_name", "First Name", aliases=("Vorname", "Prénom")),
        text("last_name", "Last Name", aliases=("Nachname", "Nom")),
        derived("name"),
        text("url", "URL", distinct=True),
        text("email", "Email Address", aliases=("E-Mail-Adresse", "Adresse e-mail")),
        text("company", "Company", aliases=("Unternehmen", "Entreprise")),
        text("position", "Position", aliases=("Poste",)),
        day(
            "connected_on",
            "Connected On",
            aliases=("Verbunden am", "Date de connexion"),
            formats=(DAY_MONTH_YEAR, US_MINUTE, *RESAVED_DAYS),  # US_MINUTE: 2018 only
        ),
        derived("is_ghost", "flag"),
    ),
    signature=("first_name", "connected_on"),
    finish=shapes.connections,
    dated="connected_on",
    repeats_allowed="is_ghost",  # ghosts of one day look alike and are different people
)

_MESSAGE_COLUMNS: tuple[Column, ...] = (
    text("conversation", "CONVERSATION ID"),  # 2021 on
    text("title", "CONVERSATION TITLE"),
    text("sender", "FROM"),
    text("sender_url", "SENDER PROFILE URL"),
    text("recipients", "TO"),
    text("recipient_urls", "RECIPIENT PROFILE URLS"),  # Apr 2023 on
    moment("sent_at", "DATE", formats=(ISO_UTC, US_MINUTE, *RESAVED_TIMES)),  # US_MINUTE: 2018
    text("subject", "SUBJECT"),
    text("content", "CONTENT", distinct=True),  # real line breaks since Mar 2026, flattened before
    text("folder", "FOLDER"),
    text("attachments", "ATTACHMENTS"),  # 2025 on
    choice("direction", DIRECTIONS, "Direction"),  # 2018 only
    derived("is_draft", "flag"),
    derived("is_sponsored", "flag"),
    hidden("message_draft", "IS MESSAGE DRAFT"),  # Dec 2024 and 2025, gone again since
    hidden("conversation_draft", "IS CONVERSATION DRAFT"),  # Dec 2024
)


def _messages(name: str, *files: str, dated: str | None = None) -> Table:
    return Table(
        name=name,
        files=files,
        columns=_MESSAGE_COLUMNS,
        signature=("sender", "sent_at", "content"),
        unites="log",
        key=("conversation", "sent_at", "sender", "~content"),
        finish=shapes.messages,
        dated=dated,
        empty_note="No conversations found",  # LearningCoachMessages.csv holds just this line
    )


MESSAGES = _messages("messages", "messages.csv", dated="sent_at")
COACH_MESSAGES = _messages("coach_messages", "coach_messages.csv")
GUIDE_MESSAGES = _messages("guide_messages", "guide_messages.csv")
LEARNING_COACH_MESSAGES = _messages("learning_coach_messages", "learning_coach_messages.csv")
LEARNING_ROLE_PLAY_MESSAGES = _messages("learning_role_play_messages", "learning_role_play_messages.csv")

INVITATIONS = Table(
    name="invitations",
    files=("Invitations.csv",),
    columns=(
        text("sender", "From"),
        text("recipient", "To"),
        moment("sent_at", "Sent At", formats=(US_MINUTE, *RESAVED_TIMES)),
        text("message", "Message"),
        choice("direction", DIRECTIONS, "Direction"),
        # 2024 on. In Jul 2023 the columns were called …Urn and held member numbers, which lead nowhere.
        text("inviter_url", "inviterProfileUrl"),
        text("invitee_url", "inviteeProfileUrl"),
    ),
    signature=("sender", "recipient", "sent_at"),
    unites="log",  # a window of about six months
    key=("sender", "recipient", "sent_at", "direction"),
    dated="sent_at",
)


def _endorsements(name: str, other: str, *files: str) -> Table:
    return Table(
        name=name,
        files=files,
        columns=(
            moment("endorsed_at", "Endorsement Date", formats=(SLASH_UTC, *RESAVED_TIMES)),
            text("skill", "Skill Name"),
            text("first_name", f"{other} First Name"),
            text("last_name", f"{other} Last Name"),
            derived("name"),
            text("url", f"{other} Public Url"),  # Jul 2023 on, without scheme
            text("status", "Endorsement Status"),
        ),
        signature=("endorsed_at", "skill"),
        finish=shapes.names,
        dated="endorsed_at",
    )


ENDORSEMENTS_RECEIVED = _endorsements(
    "endorsements_received", "Endorser", "Endorsement_Received_Info.csv", "Endorsements_Received_Info.csv"
)
ENDORSEMENTS_GIVEN = _endorsements(
    "endorsements_given", "Endorsee", "Endorsement_Given_Info.csv", "Endorsements_Given_Info.csv"
)


def _recommendations(name: str, file: str) -> Table:
    return Table(
        name=name,
        files=(file,),
        columns=(
            text("first_name", "First Name"),
            text("last_name", "Last Name"),
            derived("name"),
            text("company", "Company"),
            text("position", "Job Title"),
            text("text", "Text", distinct=True),
            moment(
                "written_at", "Creation Date", formats=(US_MINUTE, *RESAVED_TIMES)
            ),  # zero-padded, same shape
            text("status", "Status"),
        ),
        signature=("first_name", "text"),
        finish=shapes.names,
        dated="written_at",
    )


RECOMMENDATIONS_RECEIVED = _recommendations("recommendations_received", "Recommendations_Received.csv")
RECOMMENDATIONS_GIVEN = _recommendations("recommendations_given", "Recommendations_Given.csv")

COMPANY_FOLLOWS = Table(
    name="company_follows",
    files=("Company Follows.csv",),
    columns=(
        text("organization", "Organization"),
        moment("followed_at", "Followed On", formats=(UNIX, *RESAVED_TIMES)),
    ),
    signature=("organization", "followed_at"),
    dated="followed_at",
)
MEMBER_FOLLOWS = Table(
    name="member_follows",
    files=("Member_Follows.csv",),
    columns=(
        text("name", "FullName"),
        text("status", "Status"),
        moment("followed_at", "Date", formats=(ISO, *RESAVED_TIMES)),
    ),
    signature=("name", "followed_at"),
    dated="followed_at",
)
HASHTAG_FOLLOWS = Table(
    name="hashtag_follows",
    files=("Hashtag_Follows.csv",),
    columns=(
        text("hashtag", "HashTag"),
        text("state", "State"),
        moment("created_at", "CreatedTime", formats=(ISO, *RESAVED_TIMES)),
        moment("modified_at", "LastModifiedTime", formats=(ISO, *RESAVED_TIMES)),
    ),
    signature=("hashtag",),
)
MEMBER_HASHTAGS = Table(
    name="member_hashtags",
    files=("Member Hashtags.csv",),
    columns=(text("hashtag", "Member Posts About Hashtags"),),
    signature=("hashtag",),
)

CONTACTS = Table(
    name="contacts",
    # 2022-24; 2018; 2025-26. An uploaded address book, not ties on LinkedIn.
    files=("Contacts.csv", "Imported Contacts.csv"),
    columns=(
        text("source", "Source"),
        text("first_name", "FirstName"),
        text("last_name", "LastName"),
        derived("name"),
        text("companies", "Companies"),
        text("title", "Title"),
        derived("mail_kind", "choice", MAIL_KINDS),
        derived("has_home_address", "flag"),
        derived("birth_month", "number"),
        derived("birth_day", "number"),
        text("location", "Location"),
        moment("created_at", "CreatedAt", formats=(US_MINUTE, ISO_UTC, *RESAVED_TIMES)),
        derived("url"),
        hidden("full_name", "FullName"),
        hidden("emails", "Emails", "Email Address"),
        hidden("addresses", "Addresses"),
        hidden("profiles", "Profiles"),
        hidden("sites", "Sites"),
        hidden("birthday", "Birthday"),
    ),
    signature=("first_name", "last_name"),
    finish=shapes.contacts,
)
NOTES = Table(
    name="notes",
    files=("Notes.csv",),  # 2026; read from a parser's tests, not from data
    columns=(
        text("first_name", "Connection First Name"),
        text("last_name", "Connection Last Name"),
        derived("name"),
        text("url", "Connection Profile URL"),
        text("note", "Note", distinct=True),
        moment("created_at", "Created On", formats=(ISO, ISO_UTC, "%Y-%m-%d", US_MINUTE, *RESAVED_TIMES)),
        moment("edited_at", "Edited On", formats=(ISO, ISO_UTC, "%Y-%m-%d", US_MINUTE, *RESAVED_TIMES)),
    ),
    signature=("note",),
    finish=shapes.names,
)
EVENTS = Table(
    name="events",
    files=("Events.csv",),
    columns=(
        text("event", "Event Name"),
        derived("starts_at", "time"),
        derived("ends_at", "time"),
        text("status", "Status"),
        text("url", "External Url"),
        hidden("when", "Event Time"),
    ),
    signature=("event", "when"),
    finish=shapes.events,
)
CALENDAR = Table(
    name="calendar",
    files=("Calendar.csv",),
    columns=(
        text("source", "Source"),
        # The shape was not read; those of its neighbours are tried.
        moment(
            "last_synced_at",
            "LastSyncedAt",
            formats=(US_MINUTE, ISO_UTC, ISO, UNIX, SLASH_UTC, *RESAVED_TIMES),
        ),
    ),
    signature=("source", "last_synced_at"),
)

NETWORK_TABLES = (
    CONNECTIONS,
    MESSAGES,
    COACH_MESSAGES,
    GUIDE_MESSAGES,
    LEARNING_COACH_MESSAGES,
    LEARNING_ROLE_PLAY_MESSAGES,
    INVITATIONS,
    ENDORSEMENTS_RECEIVED,
    ENDORSEMENTS_GIVEN,
    RECOMMENDATIONS_RECEIVED,
    RECOMMENDATIONS_GIVEN,
    COMPANY_FOLLOWS,
    MEMBER_FOLLOWS,
    HASHTAG_FOLLOWS,
    MEMBER_HASHTAGS,
    CONTACTS,
    NOTES,
    EVENTS,
    CALENDAR,
)
