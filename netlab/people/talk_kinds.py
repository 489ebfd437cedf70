"""The kinds of talk that netlab tells apart, in groups. What belongs to each stands in ``_data/talk/``."""

from __future__ import annotations

PERSONAL_KINDS = (
    "kinship",  # own family: mum, the kids, my cousin
    "affection",  # miss you, hugs, love
    "friendship",  # old friend, mate, neighbour, godmother
    "life_event",  # wedding, baby, moving house, illness, loss
    "social_plans",  # dinner, beer, weekend, come over, away together
    "hobby",  # choir, climbing, football, game night
    "home_life",  # garden, cat, recipe, keys, sofa
    "shared_past",  # remember when, school, flat shared
    "everyday",  # soup, blanket, umbrella, knees: things nobody writes to a client about; loosely
    "feelings",  # cried, are you ok, in love, a dream
    "weekend",  # weekends and evenings: private, but loosely
)
WARM_KINDS = ("casual_greeting", "warmth", "emoji_love", "laughter")
TONE_KINDS = (
    "casual_greeting",  # hey mate, na du, coucou
    "warmth",  # take care, un abrazo: warm, and used at work too
    "familiar_you",  # du, tu, je
    "emoji_love",
    "laughter",
    "formal_greeting",  # Dear Ms, Sehr geehrte, Cher Monsieur
    "formal_closing",  # kind regards, cordialement
    "formal_you",  # Sie, vous, usted, Lei, u
)
WORK_KINDS = (
    "meeting",  # calendar, agenda, call, minutes
    "project",  # deadline, client, budget, deck
    "craft",  # the daily matter of an occupation: ward, lesson plan, pull request, site
    "thanks_for_work",  # great work on, thanks for the quick delivery
    "worked_together",  # colleague, when we worked at, my old team
    "hiring",  # role, CV, interview, referral, notice period
    "transaction",  # invoice, quote, order, tenancy, appointment
    "conference",  # panel, booth, your talk, trade fair
    "pitch",  # I help companies, fifteen minutes of your time
    "career_advice",  # mentor, picking your brain about the field
    "tasks",  # by Friday, will do, page two: work of whatever trade; loosely
    "business",  # market, customers, partnership: work, but loosely
)
POLITE_KINDS = (
    "connecting",  # thanks for connecting
    "congrats_career",  # congratulations on the new role, on the anniversary
    "birthday_wish",
    "season_wish",  # happy new year
    "sympathy",  # condolences, get well, in the polite form
    "small_talk",  # hope you are well
    "job_small_talk",  # how is the new job
    "feed",  # loved your post
)
MOVE_KINDS = (
    "asks_question",
    "asks_favour",
    "proposes_meeting",
    "thanks",
    "closes",  # no worries, talk soon: wants no answer
    "link",
    "hashtag",
    "job_news",  # I am happy to share that I start as …
    "introduces",
)
AUXILIARY = ("ignore", "forwarded", "negator", "light")  # steer the reading; no columns

TALK_KINDS = (*PERSONAL_KINDS, *TONE_KINDS, *WORK_KINDS, *POLITE_KINDS, *MOVE_KINDS)
NEGATABLE = frozenset({"kinship", "affection", "friendship", "shared_past", "worked_together", "warmth"})

# These tell how something is said; they may lie inside a longer pattern of another kind, and over it.
OVERLAY = frozenset({*TONE_KINDS, *MOVE_KINDS, "negator", "light", "forwarded"})
