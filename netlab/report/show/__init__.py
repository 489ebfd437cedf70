"""What the cells of the report and of the lessons call, one line each: ``from netlab.report import show``.

Every function takes the network and returns something to show: a panel (figure, finding, numbers) or words.
Where the archive does not hold what a picture needs, it says so in a sentence. Whatever names people is for the
owner's eyes: a report to share does not call it.
"""

from netlab.report.show.archive import archive, check, export_in, goals, network_in, unanswered
from netlab.report.show.mix import mix, mix_by_function, mix_by_level, mix_three_ways
from netlab.report.show.opening import opening, who
from netlab.report.show.people import companies, employers, functions, growth, mix_by_year, years
from netlab.report.show.review import evidence_of_five, how_right, sets_to_ask, to_ask, what_changed
from netlab.report.show.structure import bridges, groups, ranges, tie_bases
from netlab.report.show.ties import gone_quiet, layers, states, strongest, waiting

__all__ = [
    "archive", "bridges", "check", "companies", "employers", "evidence_of_five", "export_in", "functions", "goals", "gone_quiet",
    "groups", "growth", "how_right", "layers", "mix", "mix_by_function", "mix_by_level", "mix_by_year",
    "mix_three_ways", "network_in", "opening", "ranges", "sets_to_ask", "states", "strongest", "tie_bases", "to_ask",
    "unanswered", "waiting", "what_changed", "who", "years",
]  # fmt: skip
