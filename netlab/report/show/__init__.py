"""What the cells of the report and of the lessons call, one line each: ``from netlab.report import show``.

Every function takes the network and returns something to show: a panel (figure, finding, numbers) or words.
Where the archive does not hold what a picture needs, it says so in a sentence. Whatever names people is for the
owner's eyes: a report to share does not call it.
"""

from netlab.report.show.archive import (
    archive,
    check,
    export_in,
    goals,
    network_in,
    scratch_folder,
    unanswered,
)
from netlab.report.show.in_words import (
    archive_in_words,
    mix_in_words,
    people_in_words,
    structure_in_words,
    ties_in_words,
)
from netlab.report.show.maps import circle, map
from netlab.report.show.mix import mix, mix_by_function, mix_by_level, mix_three_ways
from netlab.report.show.opening import opening, who
from netlab.report.show.people import companies, employers, functions, growth, mix_by_year, years
from netlab.report.show.review import evidence_of_five, how_right, sets_to_ask, to_ask, what_changed
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
    "archive", "archive_in_words", "bridges", "check", "circle", "companies", "employers", "evidence_of_five",
    "export_in", "functions", "goals", "gone_quiet", "groups", "growth", "how_right", "layers", "map", "mix",
    "mix_by_function", "mix_by_level", "mix_by_year", "mix_in_words", "mix_three_ways", "network_in", "opening",
    "other_half_life", "people_in_words", "ranges", "scratch_folder", "sets_to_ask", "states", "strongest",
    "structure_in_words", "tie_bases", "ties_in_words", "timeline", "to_ask", "unanswered", "waiting",
    "what_changed", "who", "who_starts", "years",
]  # fmt: skip
