"""How strongly each piece of evidence speaks, and why. Set by hand on invented people; labels move them.

A strength is the log of a likelihood ratio: 0.7 doubles the odds, 1.1 triples them, 2.3 makes them ten times
as large; what speaks against a side is negative. See :func:`netlab.people.combine.updated_weights`.
"""

from __future__ import annotations

# Log-odds before anything is known, for people about whom something is known: more of a LinkedIn network is
# work than friendship, and most people in it are not both.
PRIOR = {"personal": -1.6, "professional": -0.7}
CAP = 4.0  # total log-odds beyond this would claim a certainty that words and dates cannot give
YES, NO = 0.75, 0.25
# Among friends a word about the job is partly news: where talk alone tells both sides, work is heard less.
SHOP_TALK = -0.8
RECORDS = ("workplace", "credit", "note")  # families that show work beside any talk
PRIOR_WEIGHT = 12.0  # a hand-set strength is worth this many labelled people on either side
MOST_MOVED = 0.2  # share of a hand-set strength by which labels may move it
USUAL = 0.3  # how often evidence fires on people of its side, as far as the prior is concerned

STRENGTH: dict[str, float] = {
    # --- personal: what is talked about
    "family_talk": 2.5,  # people name their mothers and children to friends and relatives
    "affection": 2.0,  # "miss you", kisses: hardly ever said at work
    "friend_words": 1.7,  # "mate", "bestie"; some cultures call clients friends
    "shared_past": 2.0,  # school days, the flat shared
    "life_event_talk": 1.9,  # weddings and babies; colleagues are told as well
    "home_talk": 1.9,  # cat, garden, recipe; a plumber writes of kitchens too
    "plans_together": 2.0,  # dinner, weekend, come over
    "hobby_talk": 1.9,  # choir, climbing, match
    "feelings_talk": 1.9,  # tears, dreams, "are you ok"
    "everyday_talk": 1.2,  # soup and blankets: a cook and a shop write of them as well
    "weekend_talk": 0.9,  # the weekend comes up at work as well
    "warm_tone": 0.9,  # casual greetings, hearts, laughter: a habit, also at some workplaces
    "first_names": 0.4,  # du, tu, tú: common among colleagues as well
    "polite_wishes": 0.3,  # birthdays, condolences: sent to everybody
    "mostly_private_talk": 1.2,  # nothing else is talked about
    # --- personal: other traces
    "birthday_in_address_book": 2.8,  # one keeps the birthdays of friends and family
    "home_address": 2.3,
    "personal_mail": 1.1,
    "in_address_book": 0.7,
    "private_note": 2.8,  # my own words about them
    "personal_invitation": 1.3,
    "private_group": 1.4,  # a group says little about each pair
    "school_years": 1.7,
    "school_mate": 2.8,
    "private_language": 0.9,
    "evenings": 1.9,  # when one writes tells more than most words do
    "shared_surname": 1.2,
    # --- personal: against
    "formal_tone": -1.4,  # "Sehr geehrte": one does not write to friends so
    "business_errand": -1.2,  # invoices, pitches, job offers make up the talk, whatever its topic
    "passing_remark": -1.25,  # one or two private remarks among work talk are courtesy
    "office_time": -0.9,
    "only_work_talk": -0.9,
    "colleague_chat": -0.6,  # colleagues share coffee and birthdays
    # --- professional: what is talked about
    "project_talk": 2.0,
    "meeting_talk": 1.9,
    "craft_talk": 1.9,  # the daily matter of an occupation
    "thanks_for_work": 1.9,
    "task_talk": 1.2,  # deadlines and page numbers; a wedding has them, too
    "business_talk": 1.2,
    "hiring_talk": 2.1,
    "pitch": 2.2,
    "career_advice": 1.7,
    "transaction_talk": 1.9,
    "conference_talk": 1.9,
    "worked_together": 2.0,
    "mostly_work_talk": 0.9,
    "formal_register": 1.9,  # to write a matter in the polite form is to do business, or to serve
    # --- professional: other traces
    "same_employer_then": 3.0,  # connected while I worked at their employer
    "same_employer_now": 2.7,
    "talked_while_there": 2.2,
    "same_employer_once": 1.2,  # I worked there, but not when we connected
    "recommendation": 3.0,
    "endorsement": 1.9,
    "same_field": 0.6,  # half of LinkedIn is in one's own field
    "work_note": 2.6,
    "work_contact": 0.5,
    "work_group": 1.4,
    "subject_line": 0.8,  # InMail carries a subject; friends' messages do not
    "office_hours": 0.5,
    # --- professional: against
    "only_private_talk": -1.2,
    "passing_shop_talk": -0.9,  # friends mention a bill or a night shift, too
}

# What one message has to hold to count as private, or as work: one point.
PRIVATE_POINTS = {
    "kinship": 1.0, "affection": 2.0, "life_event": 1.0, "social_plans": 1.0, "shared_past": 1.0,
    "hobby": 1.0, "feelings": 1.0, "friendship": 0.7, "home_life": 1.0, "casual_greeting": 0.4, "emoji_love": 0.5,
    "warmth": 0.3, "laughter": 0.3, "weekend": 0.6, "everyday": 0.6,
}  # fmt: skip
WORK_POINTS = {
    "project": 1.0, "meeting": 1.0, "thanks_for_work": 1.0, "worked_together": 1.0, "hiring": 1.0,
    "transaction": 1.0, "conference": 1.0, "pitch": 1.0, "career_advice": 1.0, "craft": 1.0, "business": 0.7, "tasks": 0.6,
    "formal_greeting": 0.3, "formal_closing": 0.2,
}  # fmt: skip
