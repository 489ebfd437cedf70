"""Posts against goals: terms found, across languages, whatever the length of the text."""

from __future__ import annotations

import invented_posts
import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from netlab.errors import ParameterError
from netlab.goals import Goals, load_goals
from netlab.metrics.fields import Fields, read_fields
from netlab.metrics.likeness import likeness, n_gram_weights, skeleton
from netlab.metrics.relevance import relevance
from netlab.people.talk_words import cut_words

GOALS = load_goals(
    {
        "topics": ["time-of-use tariffs", "heat pumps", "demand forecasting"],
        "skills": ["dbt"],
        "industries": ["energy"],
    }
)


def near(text: str | None, goals: Goals = GOALS) -> float:
    return float(relevance(pd.Series([text], dtype="string"), goals)["goal_relevance"].fillna(-1).iloc[0])


def topics(text: str, goals: Goals = GOALS) -> str:
    return str(relevance(pd.Series([text], dtype="string"), goals)["topics"].iloc[0])


def test_the_invented_posts_on_topic_come_before_the_others():
    read = invented_posts.read()
    assert roc_auc_score(read["is_relevant"], read["goal_relevance"]) >= 0.92
    by_language = [roc_auc_score(r["is_relevant"], r["goal_relevance"]) for _, r in read.groupby("language")]
    assert min(by_language) >= 0.85


def test_no_number_without_its_terms():
    read = invented_posts.read()
    assert read.loc[read["goal_relevance"] > 0.05, "topics"].notna().all()
    assert read.loc[read["topics"].isna(), "goal_relevance"].max() < 0.05


@pytest.mark.parametrize(
    "text",
    [
        "Dynamische Stromtarife werden Pflicht.",
        "Les tarifs heures creuses changent.",
        "La nueva tarifa con discriminación horaria ya está aquí.",
        "A tarifa bi-horária compensa?",
        "Le tariffe a fasce orarie cambiano.",
        "De dynamische tarieven komen eraan.",
        "Wärmepumpen im Altbau lohnen sich.",
    ],
)
def test_another_language_does_not_fall_to_zero(text: str):
    assert near(text) > 0.3


def test_a_whole_term_beats_a_part_and_a_part_beats_the_field():
    whole, part, field, none = (
        near("We forecast electricity demand: demand forecasting at its best."),
        near("Demand for tulips is high."),
        near("Solar parks are growing."),
        near("My favourite soup is lentil."),
    )
    assert whole > part > none == 0
    assert whole > field > none
    assert topics("Solar parks are growing.") == "energy (field)"


def test_words_far_apart_are_no_term():
    apart = (
        "The heat of August was hard to bear. " + "We walked on and on. " * 5 + "Then he bought new pumps."
    )
    assert near(apart) < near("Heat pumps are here.") / 2


def test_a_long_text_is_not_near_to_everything():
    short = "Heat pumps are here."
    assert near(short + " We had lunch and talked of many other things." * 60) == pytest.approx(
        near(short), abs=0.1
    )


def test_topics_come_nearest_first():
    assert topics("dbt models for heat pumps: we use dbt.").split("; ")[:2] == ["heat pumps", "dbt"]


def test_without_terms_or_text_nothing_is_known():
    for goals in (
        Goals(),
        load_goals({"functions": ["data"], "companies": ["Acme"]}),
        load_goals({"topics": ["of the"]}),
    ):
        told = relevance(pd.Series(["heat pumps"], dtype="string"), goals)
        assert told["goal_relevance"].isna().all()
        assert told["topics"].isna().all()
    assert near(None) == near("  ") == -1
    assert relevance(pd.Series([], dtype="string"), GOALS).empty


def test_skeletons_of_cousins_agree():
    assert skeleton("tariffs") == skeleton("tarife") == "tarif"
    assert skeleton("logistics") == skeleton("logistik")
    assert skeleton("detection") == skeleton("detectie") == skeleton("deteccion") == skeleton("deteccao")
    assert skeleton("gas") == "gas"


def test_compounds_hold_and_strangers_do_not():
    found = likeness(["tariff", "fraud", "retail"], ["stromtarife", "fraudedetectie", "detail", "retailer"])
    assert found[0].tolist() == pytest.approx([0.9, 0, 0])
    assert found[1].tolist() == pytest.approx([0, 0.9, 0])
    assert found[2].tolist() == [0, 0, 0]
    assert found[3][2] > 0.6
    assert likeness([], ["a"]).shape == (1, 0)


def test_the_weights_of_letters_are_those_of_scikit_learn():
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = ["tariff", "tarife", "a", "ab", "abc", "\n", "two words", "aaaa", "größe", "…", "tariff"]
    theirs = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), dtype=np.float32).fit_transform(words)
    ours = n_gram_weights(words)
    assert (ours @ ours.T).toarray() == pytest.approx((theirs @ theirs.T).toarray(), abs=1e-6)
    assert ours.shape == theirs.shape


def test_the_longer_name_counts():
    fields = read_fields()
    found = fields.find(cut_words(["Predictive maintenance saves money."]), pd.Series(["en"])).outermost()
    assert [fields.things[n] for n in found.thing] == ["predictive maintenance"]


def test_false_friends_are_read_at_home_only():
    fields = read_fields()
    words = cut_words(["A data do concerto", "The data of the concert"])
    found = fields.find(words, pd.Series(["pt", "en"])).named(fields.things, 2)
    assert found["named"].fillna("").tolist() == ["", "data"]


def test_a_line_of_the_lexicon_needs_seven_parts():
    with pytest.raises(ParameterError, match="'tea' has 2 parts"):
        Fields({"drinks": {"tea": "tea | Tee"}})


def test_own_translations_are_read_too(tmp_path):
    line = "zythology | Zythologie, Bierkunde | zythologie | zitologia | zitologia | zitologia | zythologie"
    (tmp_path / "translations.toml").write_text(
        f'source = "mine"\n[beer]\n"zythology" = "{line}"\n', encoding="utf-8"
    )
    goals = load_goals({"topics": ["zythology"]})
    text = pd.Series(["Bierkunde für alle"], dtype="string")
    assert relevance(text, goals)["goal_relevance"].iloc[0] == 0
    assert relevance(text, goals, lexicons=tmp_path)["goal_relevance"].iloc[0] > 0.3
