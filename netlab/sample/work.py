"""Titles and employers for people without a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from netlab.sample.chance import Chance

# How common each function and level is in a general network; a circle may say otherwise.
FUNCTIONS = {
    "engineering": 16, "data": 6, "product": 6, "design": 4, "marketing": 8, "sales": 11, "operations": 10,
    "finance": 8, "hr": 7, "legal": 2, "consulting": 6, "education": 3, "healthcare": 2, "research": 3,
    "general management": 7, "customer service": 2, "administration": 3, "media": 2, "public sector": 1.5,
    "trades and hospitality": 1.5, "student": 3, "other": 1.5,
}  # fmt: skip
LEVELS = {
    "student": 6, "entry": 8, "mid": 44, "senior": 17, "lead": 6, "manager": 14, "director": 9, "vp": 1.5,
    "c-level": 3, "founder": 4, "retired": 1, "unknown": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Job:
    """A title at a company as it stands on export day, with what the generator knows about it."""

    title: str
    company: str
    function: str = "unknown"
    level: str = "unknown"
    industry: str = ""


class JobMaker:
    """Draws titles and companies; a few companies employ many, most employ one or two."""

    def __init__(
        self,
        titles: Mapping[str, Any],
        companies: Mapping[str, Any],
        size: int,
        chance: Chance,
        taken: Sequence[str] = (),
    ) -> None:
        """``size``: how many connections the owner has; ``taken``: the owner's employers, never drawn by luck."""
        self._titles = titles
        self._taken = taken
        self._companies = companies
        self._chance = chance
        self._per_industry = max(4, int(size**0.62 / 2.5))
        self._pools: dict[str, list[str]] = {}

    def draw(self, circle: Mapping[str, Any]) -> Job:
        """Return a job as the circle's weights have it (functions, levels, languages, industries)."""
        function, level, title = self.title(circle)
        homes = self._titles["homes"].get(function)
        industries = homes if homes and self._chance.happens(0.85) else circle.get("industries", ["any"])
        industry = self._industry(industries)
        if self._chance.happens(0.025):
            return Job(title, self._chance.pick(self._companies["none"]), function, level)
        return Job(title, self.company(industry), function, level, industry)

    def title(self, circle: Mapping[str, Any]) -> tuple[str, str, str]:
        """Return function, level and title."""
        chance = self._chance
        function = chance.pick_weighted(circle.get("functions", FUNCTIONS))
        levels = self._titles[function]
        wanted = {level: weight for level, weight in circle.get("levels", LEVELS).items() if level in levels}
        level = chance.pick_weighted(wanted or dict.fromkeys(levels, 1.0))
        by_language = levels[level]
        wanted = {lang: w for lang, w in circle.get("languages", {"en": 1}).items() if lang in by_language}
        title = chance.pick(by_language[chance.pick_weighted(wanted or dict.fromkeys(by_language, 1.0))])
        return function, level, self._decorated(title)

    def company(self, industry: str) -> str:
        """Return an employer of the industry: the first few of its pool far more often than the last."""
        pool = self._pools.get(industry) or self._pool(industry)
        return pool[min(self._chance.whole(0, len(pool) - 1), self._chance.whole(0, len(pool) - 1))]

    def _industry(self, industries: Sequence[str]) -> str:
        industry = self._chance.pick(industries)
        return self._chance.pick(list(self._companies["industries"])) if industry == "any" else industry

    def _pool(self, industry: str) -> list[str]:
        chance, lists = self._chance, self._companies
        made = []
        for _ in range(self._per_industry):
            word = chance.pick(lists["industries"][industry])
            made.append(f"{chance.pick(lists['stems'])} {word}{self._form(industry, word)}")
        own = [
            name + self._form(industry, "")
            for name in lists["own_names"].get(industry, [])
            if not any(f"{employer} ".startswith(f"{name} ") for employer in self._taken)
        ]
        self._pools[industry] = list(dict.fromkeys(chance.shuffled(made + own)))
        return self._pools[industry]

    def _form(self, industry: str, word: str) -> str:
        """Return a legal form in the language of the trade word, or nothing."""
        forms, languages = self._companies["forms"], self._companies["words_in"]
        if industry in forms["bare"] or not self._chance.happens(forms["share"]):
            return ""
        language = next((code for code, words in languages.items() if word in words), "en")
        return str(self._chance.pick(forms[language]))

    def _decorated(self, title: str) -> str:
        if not self._chance.happens(0.06):
            return title
        tail: str = self._chance.pick(self._titles["decor"]["tails"])
        return title + tail.format(company=f"{self._chance.pick(self._companies['stems'])}")
