"""Companies worth a word: the employers whose industry, once told, would shrink the unknown most."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from netlab.advice.ask import companies_to_classify
from netlab.errors import ParameterError
from netlab.text import counted, percent
from netlab.widgets.panel import Panel
from netlab.widgets.session import Session
from netlab.widgets.tree import Node, do, h

MOST = 12


@dataclass(frozen=True, slots=True)
class CompaniesState:
    """``top``: how many employers are shown."""

    top: int = MOST


class Companies(Panel):
    """Say in a word what employers do; each word is in companies.csv at once."""

    title = "Employers worth a word"
    State = CompaniesState

    def __init__(self, session: Session, state: CompaniesState | None = None):
        self.told: dict[str, str] = {}
        self._of: object = None
        super().__init__(session, state)

    def _open(self) -> None:
        network = self.session.network
        if self._of is network:
            return
        self._of = network
        self.table = companies_to_classify(network.people, n=10 * MOST)
        on_disk = self.session.answers("companies").dropna(subset=["company", "industry"])
        self.told = dict(zip(on_disk["company"], on_disk["industry"], strict=True))
        known = network.people["industry"].dropna().unique()
        self.industries = sorted({str(one) for one in known if one != "unknown"} | set(self.told.values()))

    def checked(self, state: CompaniesState) -> CompaniesState:
        return CompaniesState(min(max(int(state.top), 1), 10 * MOST))

    def do_tell(self, employer: str, value: str = "") -> None:
        """Keep the industry of an employer; an empty word takes the answer back."""
        self._open()
        if employer not in set(self.table["employer"]):
            raise ParameterError("companies: this employer is not in the list.")
        word = value.strip()
        row = pd.DataFrame([{"company": employer, "industry": word or None}]).astype("string")
        self.notice = self.session.save(
            "companies", row if word else row.iloc[:0], None if word else row
        ).message
        self.told.pop(employer, None)
        if word:
            self.told[employer] = word

    @property
    def effect(self) -> str:
        """What the words told so far will bring, in a sentence."""
        if self.table.empty:
            return "The industry of every employer is known."
        before = float(self.table["unknown_before"].iloc[0])
        if not self.told:
            return f"The industry is not known of {percent(before)} of your connections. Each word below is saved at once."
        total = float(self.table["n"].iloc[0]) / max(self._share_of_first(), 1e-9)
        known = self.table[self.table["employer"].isin(self.told)]["n"].sum()
        return (
            f"{counted(len(self.told), 'employer')} told: unknown of {percent(before)} before, of "
            f"{percent(before - known / total)} when the network is made anew."
        )

    def _share_of_first(self) -> float:
        first = self.table.iloc[0]
        return float(first["unknown_before"] - first["unknown_after"])

    def view(self) -> Node:
        if not self.session.has_network:
            return h("p", "Choose an archive first.")
        self._open()
        if self.table.empty:
            return h("p", "The industry of every employer is known.")
        known = h("datalist", [h("option", value=one) for one in self.industries], id="netlab-industries")
        rows = [
            self._row(str(row["employer"]), int(row["n"]))
            for row in self.table.head(self.state.top).to_dict("records")
        ]
        heads = h(
            "tr",
            [
                h("th", one, scope="col")
                for one in ("Employer and connections there", "What they do, in a word or two")
            ],
        )
        more = h(
            "button",
            "More employers",
            on={"click": do("set", top=self.state.top + MOST)},
            disabled=self.state.top >= len(self.table),
        )
        table = h("table", h("caption", "The first word settles most"), h("thead", heads), h("tbody", rows))
        return h("div", known, h("p", self.effect, role="status"), h("div", table, class_="scroll"), more)

    def _row(self, employer: str, n: int) -> Node:
        word = h(
            "input",
            type="text",
            list="netlab-industries",
            value=self.told.get(employer, ""),
            aria_label=f"Industry of {employer}",
            autocomplete="off",
            on={"change": do("tell", employer=employer)},
        )
        return h(
            "tr",
            h("th", h("bdi", employer, dir="auto"), h("span", f" {n:,}", class_="quiet"), scope="row"),
            h("td", word),
            key=employer,
        )
