"""The files about what the owner does: posts, reactions, searches, learning, advertisements, account."""

from __future__ import annotations

from netlab.export import shapes
from netlab.export.dates import ISO, MINUTE_UTC, RESAVED_DAYS, RESAVED_TIMES, SLASH_UTC, UNIX, US_MINUTE
from netlab.export.schema import COMMENT_RECORDS, JOINS_LAST, Table, day, derived, hidden, moment, text

_ISO = (ISO, *RESAVED_TIMES)
_LEARNING = (MINUTE_UTC, *RESAVED_TIMES)

SHARES = Table(
    name="shares",
    files=("Shares.csv",),
    columns=(
        # SLASH_UTC: 2018, when the file was UTF-16 with tabs
        moment("shared_at", "Date", formats=(ISO, SLASH_UTC, *RESAVED_TIMES)),
        text("link", "ShareLink"),
        text("text", "ShareCommentary", distinct=True),
        text("shared_url", "SharedUrl"),
        text("media_url", "MediaUrl"),
        text("visibility", "Visibility"),
        text("title", "Share Title"),  # 2018 only
        text("description", "Share Description"),  # 2018 only
    ),
    signature=("shared_at", "link", "text"),
    unites="log",
    key=("shared_at", "link"),
    finish=shapes.shares,
    dated="shared_at",
)
COMMENTS = Table(
    name="comments",
    files=("Comments.csv",),
    columns=(
        moment("commented_at", "Date", formats=_ISO),
        text("link", "Link"),
        text("text", "Message", distinct=True),
    ),
    signature=("commented_at", "text"),
    unites="log",
    key=("commented_at", "link", "~text"),
    dialect=COMMENT_RECORDS,
    dated="commented_at",
)
REACTIONS = Table(
    name="reactions",
    files=("Reactions.csv",),
    columns=(moment("reacted_at", "Date", formats=_ISO), text("type", "Type"), text("link", "Link")),
    signature=("reacted_at", "type"),
    unites="log",
    key=("reacted_at", "type", "link"),
    dated="reacted_at",
)
VOTES = Table(
    name="votes",
    files=("Votes.csv",),
    columns=(moment("voted_at", "Date", formats=_ISO), text("link", "Link"), text("option", "OptionText")),
    signature=("voted_at", "option"),
    unites="log",
    key=("voted_at", "link", "option"),
    dated="voted_at",
)
REPOSTS = Table(
    name="reposts",
    files=("InstantReposts.csv",),  # read from parsers, not from data
    columns=(moment("reposted_at", "Date", formats=_ISO), text("link", "Link")),
    signature=("reposted_at", "link"),
    unites="log",
    key=("reposted_at", "link"),
    dated="reposted_at",
)
SAVED_ITEMS = Table(
    name="saved_items",
    files=("Saved_Items.csv",),
    columns=(moment("saved_at", "CreatedTime", formats=_ISO), text("link", "savedItem")),
    signature=("saved_at", "link"),
    dated="saved_at",
)
ARTICLES = Table(
    name="articles",
    files=(),  # Articles/*.html, read by articles.py
    columns=(
        text("title"),
        derived("created_at", "time"),
        derived("published_at", "time"),
        text("text"),
        derived("is_draft", "flag"),
    ),
    signature=(),
    unites="log",
    key=("title", "created_at"),
)
SEARCH_QUERIES = Table(
    name="search_queries",
    files=("SearchQueries.csv",),  # 2018: Search Queries.csv, UTF-16 with tabs
    columns=(
        moment("searched_at", "Time", formats=(SLASH_UTC, *RESAVED_TIMES)),
        text("query", "Search Query", distinct=True),
    ),
    signature=("searched_at", "query"),
    unites="log",  # about two years
    key=("searched_at", "query"),
    dialect=JOINS_LAST,  # one archive: queries with commas and no quotes
    dated="searched_at",
)
LEARNING = Table(
    name="learning",
    files=("Learning.csv",),
    # The header ends in a comma: an eighth column without a name.
    columns=(
        text("title", "Content Title"),
        text("kind", "Content Type"),
        moment(
            "last_watched_at", "Content Last Watched Date (if viewed)", formats=_LEARNING, blanks=("N/A",)
        ),
        moment("completed_at", "Content Completed At (if completed)", formats=_LEARNING, blanks=("N/A",)),
    ),
    signature=("title", "kind"),
)
REVIEWS = Table(
    name="reviews",
    files=("Reviews.csv",),
    columns=(
        text("reviewee", "Reviewee"),
        text("kind", "Review Type"),
        moment("created_at", "Creation Date", formats=(SLASH_UTC, US_MINUTE, *RESAVED_TIMES)),
        text("rating", "Rating"),
        text("text", "Review Text", distinct=True),
    ),
    signature=("reviewee", "text"),
)
RICH_MEDIA = Table(
    name="rich_media",
    files=("Rich_Media.csv", "Videos.csv"),
    columns=(
        derived("uploaded_at", "time"),
        text("kind", "Type"),  # Rich Media.csv to 2024
        text("description", "Media Description"),
        hidden("said", "Date/Time"),  # Dec 2024 on: the date is inside a sentence
        hidden("link", "Media Link", "Link"),
    ),
    signature=("link",),
    finish=shapes.rich_media,
)
AD_TARGETING = Table(
    name="ad_targeting",
    files=("Ad_Targeting.csv",),  # 2018: Ad Targeting.csv, UTF-16 with tabs
    # 31-35 columns, some names three times: given as one row per column and entry
    columns=(text("attribute"), text("values")),
    signature=(),
    melts=True,
)
ADS_CLICKED = Table(
    name="ads_clicked",
    files=("Ads Clicked.csv",),
    columns=(
        moment("clicked_at", "Ad clicked Date", formats=(SLASH_UTC, *RESAVED_TIMES)),
        text("ad", "Ad Title/Id"),
    ),
    signature=("clicked_at", "ad"),
    unites="log",
    key=("clicked_at", "ad"),
)
LAN_ADS = Table(
    name="lan_ads",
    files=("LAN Ads Engagement.csv",),
    columns=(
        day("acted_on", "Date", formats=("%Y/%m/%d", *RESAVED_DAYS)),
        text("action", "Action"),
        text("ad", "Ad Title/Id"),
    ),
    signature=("acted_on", "action"),
    unites="log",
    key=("acted_on", "action", "ad"),
)
ACCOUNT_STATUS = Table(
    name="account_status",
    files=("Account Status History.csv",),  # 2018 and 2022: UTF-16 with tabs
    columns=(moment("changed_at", "Time", formats=(SLASH_UTC, UNIX, *RESAVED_TIMES)), text("event", "Event")),
    signature=("changed_at", "event"),
    unites="log",
    key=("changed_at", "event"),
)
SERVICES = Table(
    name="services",
    files=(
        "Engagements.csv",
        "Opprtunities.csv",
        "Opportunities.csv",
        "Providers.csv",
    ),  # "Opprtunities": LinkedIn's
    # Their headers were not recorded: given as one row per column and entry.
    columns=(text("part"), derived("record", "number"), text("attribute"), text("values")),
    signature=(),
    melts=True,
)

ACTIVITY_TABLES = (
    SHARES,
    COMMENTS,
    REACTIONS,
    VOTES,
    REPOSTS,
    SAVED_ITEMS,
    ARTICLES,
    SEARCH_QUERIES,
    LEARNING,
    REVIEWS,
    RICH_MEDIA,
    AD_TARGETING,
    ADS_CLICKED,
    LAN_ADS,
    ACCOUNT_STATUS,
    SERVICES,
)
