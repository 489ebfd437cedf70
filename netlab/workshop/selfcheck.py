"""Self-checks of the workshop: an answer is compared with the network's own, and a wrong one is explained.

``check("waiting", answer, network)`` in a notebook says what is right about an answer, which slip it looks like, and
where to look. It never says the answer itself, and it keeps nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netlab.errors import ParameterError, nearest
from netlab.text import counted
from netlab.workshop.comparing import KINDS, agrees, difference, read
from netlab.workshop.question import Question
from netlab.workshop.questions import QUESTIONS
from netlab.workshop.replies import Reply, YourTurn

if TYPE_CHECKING:
    from netlab.network import Network
    from netlab.workshop.pooling import Room

GAP = "put your answer in place of the three dots above, run that cell (Shift and Enter), then this one."
LONGEST_MESSAGE, SHORTEST_MESSAGE = 400, 40


def check(name: str, answer: Any, network: Network | Room | None = None) -> Reply:
    """Compare ``answer`` with what is right for the question ``name``, in the network, or the room, that it is about.

    Raises YourTurn while the gap is open (``...``), ParameterError for a name that is no question.
    """
    question = QUESTIONS.get(name)
    if question is None:
        raise ParameterError(f"no question '{name}' in this workshop.{nearest(name, QUESTIONS)}")
    if question.missing is not None and network is not None and (why := question.missing(network)):
        return Reply(None, f'{why} Take the sample for this one: source = "sample".')
    if answer is ...:
        raise YourTurn(f"{question.asks} To go on, {GAP}")
    return _judged(question, answer, network)


def _judged(question: Question, answer: Any, network: Network | Room | None) -> Reply:
    try:
        given = read(question.kind, answer)
    except TypeError:
        return Reply(False, f"Your answer is another kind of thing. Wanted is {KINDS[question.kind]}.")
    truth = read(question.kind, question.truth(network))
    if agrees(question.kind, given, truth):
        return Reply(True, question.means)
    for told, slip in question.slips(network).items():
        if slip is not None and agrees(question.kind, given, read(question.kind, slip)):
            return Reply(False, told, question.look)
    return Reply(False, difference(question.kind, given, truth), question.look)


def check_message(text: Any) -> Reply:
    """Look at a message before it is sent: short enough to be read, no gap left, and a question or an offer in it.

    It reads no meaning. The length is that of recruiters' messages on LinkedIn (up to 400 characters were answered
    22 % more often than average), which says little about friends.
    """
    if text is ...:
        raise YourTurn(f"write the message as you would send it. To go on, {GAP}")
    if not isinstance(text, str):
        return Reply(False, "A message is a text between quotes.")
    said = text.strip()
    faults = [*_length(said), *_left_open(said), *_wants_nothing(said)]
    if faults:
        return Reply(False, " ".join(faults))
    return Reply(
        True, f"{counted(len(said), 'character')}, and they know what to answer. Does it sound like you?"
    )


def _length(said: str) -> list[str]:
    if len(said) > LONGEST_MESSAGE:
        return [
            f"It has {len(said)} characters. Among messages of recruiters, those of up to {LONGEST_MESSAGE} were answered "
            "most; what can wait until they have answered?"
        ]
    return (
        ["It is very short: say how you know each other, or why now."] if len(said) < SHORTEST_MESSAGE else []
    )


def _left_open(said: str) -> list[str]:
    open_places = ("[", "]", "{", "}", "___", "…")
    found = [mark for mark in open_places if mark in said]
    return ["There is a place left to fill in: look for brackets, lines or dots."] if found else []


def _wants_nothing(said: str) -> list[str]:
    offers = (
        "happy to",
        "glad to",
        "if i can",
        "let me know",
        "no need to",
        "thought of you",
        "hope you",
        "thank",
    )
    if "?" in said or any(word in said.casefold() for word in offers):
        return []
    return [
        "They will not know what to answer: end with one question, or with something you can do for them."
    ]


def check_replies(replies: Any, asked: Any) -> Reply:
    """Look at answers about people before they are saved: one word for each person asked about, and known words only."""
    from netlab.people.matching import ANSWER_WORDS

    if replies is ...:
        raise YourTurn(f"say of each person what they are to you. To go on, {GAP}")
    if not isinstance(replies, (list, tuple)):
        return Reply(False, f"Wanted is {KINDS['words']}: one word for each person, in their order.")
    if len(replies) > len(asked):
        return Reply(False, f"You answered {len(replies)} times, and were asked about {len(asked)}.")
    unknown = [n for n, word in enumerate(replies, start=1) if word is not None and word not in ANSWER_WORDS]
    if unknown:
        which = ", ".join(str(n) for n in unknown)
        allowed = ", ".join(f'"{word}"' for word in ANSWER_WORDS)
        return Reply(False, f"Answer {which} is none of the words netlab knows: {allowed}, or None to skip.")
    n = sum(word is not None for word in replies)
    left = len(asked) - n
    rest = f" {counted(left, 'person is', 'people are')} left for later." if left else ""
    return Reply(
        True, f"{counted(n, 'answer')} that netlab understands.{rest} Your word wins over every rule."
    )
