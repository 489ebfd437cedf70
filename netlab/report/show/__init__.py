"""What the cells of the report and of the lessons call, one line each: ``from netlab.report import show``.

Every function takes the network and returns something to show: a panel (figure, finding, numbers) or words.
Where the archive does not hold what a picture needs, it says so in a sentence. Whatever names people is for the
owner's eyes: a report to share does not call it. In a notebook all of them obey ``netlab.hide_names()``.
"""

from netlab.report.show.advice import (
    both_sides,
    more_to_do,
    moved,
    moved_since,
    this_week,
    to_review,
    what_would_change,
    without_the_reviewed,
)
from netlab.report.show.aims import (
    about_goals,
    do_i_know,
    gaps,
    goal_coverage,
    goals_compared,
    reach,
    suggested_goals,
    weak_topics,
    without_goals,
)
from netlab.report.show.archive import (
    archive,
    check,
    earlier_network,
    export_in,
    goals,
    network_in,
    questions,
    scratch_folder,
    unanswered,
)
from netlab.report.show.content import content, feed, follows, posts, reactions, taking_part, topics
from netlab.report.show.credibility import credibility, endorsed, my_field, support, two_views
from netlab.report.show.diversity import concentration, variety
from netlab.report.show.friends import boundaries_told, through_friends
from netlab.report.show.glance import at_a_glance
from netlab.report.show.hidden import obeying
from netlab.report.show.in_words import (
    advice_in_words,
    archive_in_words,
    content_in_words,
    credibility_in_words,
    diversity_in_words,
    goals_in_words,
    mix_in_words,
    people_in_words,
    structure_in_words,
    ties_in_words,
    what_if_in_words,
)
from netlab.report.show.maps import circle, map
from netlab.report.show.mix import mix, mix_by_function, mix_by_level, mix_three_ways
from netlab.report.show.opening import opening, who
from netlab.report.show.people import companies, employers, functions, growth, mix_by_year, years
from netlab.report.show.review import evidence_of_five, how_right, sets_to_ask, to_ask, what_changed
from netlab.report.show.selection import fit_by_year, invitations, pending
from netlab.report.show.structure import bridges, groups, ranges, tie_bases
from netlab.report.show.ties import (
    gone_quiet,
    layers,
    other_half_life,
    states,
    strongest,
    timeline,
    waiting,
    who_starts,
)

__all__ = [
    "about_goals", "advice_in_words", "archive", "archive_in_words", "at_a_glance", "both_sides",
    "boundaries_told", "bridges", "check", "circle", "companies", "concentration", "content",
    "content_in_words", "credibility", "credibility_in_words", "diversity_in_words", "do_i_know",
    "earlier_network", "employers", "endorsed", "evidence_of_five", "export_in", "feed", "fit_by_year",
    "follows", "functions", "gaps", "goal_coverage", "goals", "goals_compared", "goals_in_words",
    "gone_quiet", "groups", "growth", "how_right", "invitations", "layers", "map", "mix", "mix_by_function",
    "mix_by_level", "mix_by_year", "mix_in_words", "mix_three_ways", "more_to_do", "moved", "moved_since",
    "my_field", "network_in", "opening", "other_half_life", "pending", "people_in_words", "posts", "questions", "ranges",
    "reach", "reactions", "scratch_folder", "sets_to_ask", "states", "strongest", "structure_in_words",
    "suggested_goals", "support", "taking_part", "this_week", "through_friends", "tie_bases",
    "ties_in_words", "timeline", "to_ask", "to_review", "topics", "two_views", "unanswered", "variety",
    "waiting", "weak_topics", "what_changed", "what_if_in_words", "what_would_change", "who", "who_starts",
    "without_goals", "without_the_reviewed", "years",
]  # fmt: skip


# One rule for every picture and sentence, also those to come: what a network shows obeys the switch that hides names.
for _name in __all__:
    globals()[_name] = obeying(globals()[_name])
