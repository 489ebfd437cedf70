"""The closed lists that the tables, rules and figures share (DESIGN: "unknown" only in closed lists)."""

from __future__ import annotations

from enum import StrEnum

RELATIONSHIPS = ("personal", "professional", "both", "unknown")
RELATIONSHIP_SOURCES = ("label", "evidence", "none")
MIX_NAMES = {
    "personal": "personal only",
    "both": "both",
    "professional": "professional only",
    "unknown": "no evidence",
}

FUNCTIONS = (
    "engineering", "data", "product", "design", "marketing", "sales", "operations", "finance", "hr",
    "legal", "consulting", "education", "healthcare", "research", "general management",
    "customer service", "administration", "media", "public sector", "trades and hospitality",
    "student", "other", "unknown",
)  # fmt: skip

SENIORITIES = (
    "student", "entry", "mid", "senior", "lead", "manager", "director", "vp", "c-level", "founder",
    "retired", "unknown",
)  # fmt: skip

STATES = ("active", "cooling", "dormant", "never")
ID_BASES = ("url", "name", "ambiguous")
DIRECTIONS = ("in", "out", "both")
TOUCH_KINDS = ("message", "invitation", "endorsement", "recommendation", "connection", "note")
CONTACT_KINDS = ("message", "invitation", "endorsement", "recommendation")
POST_LABELS = ("professional", "personal", "mixed", "unknown")
INVITATION_STATES = ("accepted", "pending", "unknown")
TIE_BASES = ("group_chat", "introduction", "small_employer", "interview", "cohort")

ACTIONS = (
    "reply", "welcome", "reconnect", "congratulate", "interview", "referral", "collaborate",
    "ask_introduction", "introduce", "ask_recommendation", "give_recommendation", "ask_opinion",
    "invite", "nudge_invitation", "withdraw_invitation", "unfollow", "review_removal",
)  # fmt: skip

# What LinkedIn's page calls each reaction; EMPATHY is "Love", not "Support" (often swapped elsewhere).
REACTION_NAMES = {
    "LIKE": "Like",
    "EMPATHY": "Love",
    "PRAISE": "Celebrate",
    "APPRECIATION": "Support",
    "INTEREST": "Insightful",
    "ENTERTAINMENT": "Funny",
    "MAYBE": "Curious",
}


class IssueCode(StrEnum):
    """Why a line, a cell or a file was set aside or left unread (column ``code`` of ``export.issues``)."""

    BAD_DATE = "bad_date"
    BAD_NUMBER = "bad_number"
    BAD_VALUE = "bad_value"
    BAD_ROW = "bad_row"
    DUPLICATE = "duplicate"
    EMPTY_KEY = "empty_key"
    NO_HEADER = "no_header"
    ALIAS_HEADER = "alias_header"
    MISSING_COLUMN = "missing_column"
    ENCODING = "encoding"
    NOT_CSV = "not_csv"
    TWIN = "twin"
    REPAIRED = "repaired"
    SUPERSEDED = "superseded"


# How long a tie has been silent, as the map tells it; people also meet and telephone, so "never" is of LinkedIn only.
SILENCE_NAMES = {
    "year": "in the last 12 months",
    "three years": "1 to 3 years ago",
    "longer": "more than 3 years ago",
    "never": "never one to one on LinkedIn",
    "unknown": "not known",
}
SILENCES = tuple(SILENCE_NAMES)
TIE_BASIS_NAMES = {
    "group_chat": "a shared group conversation",
    "introduction": "an introduction",
    "small_employer": "a small employer",
    "interview": "your interview",
    "cohort": "the cohort",
}
