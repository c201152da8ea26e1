"""What all words of a sentence tell: the models, their training, and how events are weighed by them."""

from __future__ import annotations

import datetime as dt
import random

import numpy as np
import pytest

from geomap import languages, own_types
from geomap.errors import InputError
from geomap.extraction import Report, extract_reports, learned, training, weighed
from geomap.extraction.document import parse
from geomap.extraction.events import Event
from geomap.extraction.learned import FOLDER, NONE
from geomap.extraction.trigger import Trigger
from geomap.languages.words import script_of, words_of
from geomap.taxonomy import built_in

CODES = sorted(languages.codes())
SENTENCES = FOLDER.parents[1] / "languages" / "sentences"


def model_of(code):
    model = learned.learned(code)
    assert model is not None
    return model


def likelihoods(model, words):
    (found,) = model.likelihoods(model.known(words), [(0, len(words))])
    return found


def read(code, text):
    """The likeliest type of a text, how likely it is, and the word that says so most."""
    words, model = words_of(text, script=script_of(languages.load(code))), model_of(code)
    likely = likelihoods(model, words)
    if likely is None:
        return None
    best = int(likely.argmax())
    return model.types[best], likely[best], words[model.tells_most(words, best)].key


def told(text, **options):
    report = Report(text, published=dt.date(2025, 3, 12), language="en")
    return [row.type for row in extract_reports([report], **options) if row.type != "statement"]


# ------------------------------------------------------------------------------------------ models


@pytest.mark.parametrize("code", CODES)
def test_a_model_knows_every_type_and_that_nothing_may_have_happened(code):
    assert set(model_of(code).types) >= set(built_in()) - {"statement", "other"} | {NONE}
    assert set(model_of(code).types) <= set(built_in()) | {NONE}


@pytest.mark.parametrize("code", CODES)
def test_likelihoods_are_together_one_and_the_same_each_time(code):
    told = training.sentences(SENTENCES / f"{code}.csv")
    script = script_of(languages.load(code))
    for _, text in random.Random(1).sample(told, 20):
        words = words_of(text, script=script)
        likely = likelihoods(model_of(code), words)
        assert likely.sum() == pytest.approx(1, abs=1e-4)
        assert likely.tolist() == likelihoods(model_of(code), words).tolist()


@pytest.mark.parametrize("code", CODES)
def test_a_passage_is_read_as_it_would_be_by_itself(code):
    model, script = model_of(code), script_of(languages.load(code))
    words = words_of(
        " ".join(text for _, text in training.sentences(SENTENCES / f"{code}.csv")[:9]), script=script
    )
    passages = [(0, len(words)), (3, 3), (0, 0), (2, 12), (len(words) - 1, len(words)), (5, 30)]
    for (first, stop), found in zip(passages, model.likelihoods(model.known(words), passages), strict=True):
        alone = likelihoods(model, words[first:stop])
        assert (found is None) == (alone is None)
        assert found is None or found.tolist() == alone.tolist()


def test_what_stands_beside_a_word_says_what_it_means():
    opened, fire = words_of("opened fire", script=script_of(languages.load("en")))
    model = model_of("en")
    shot, other = likelihoods(model, [opened, fire]), likelihoods(model, [fire, opened])
    assert shot[model.types.index("killing")] > other[model.types.index("killing")]


def test_words_that_no_sentence_had_tell_nothing():
    assert read("en", "Xqzv wqvx") is None


def test_a_language_without_sentences_has_no_model():
    assert learned.learned("sw") is None


@pytest.mark.parametrize(
    ("code", "text", "kind", "word"),
    [
        ("en", "Roofs were ripped off and trees uprooted as the cyclone came ashore.", "storm", "cyclone"),
        ("es", "Los vecinos sacaban agua y lodo de sus casas tras desbordarse el arroyo.", "flood", None),
        ("fr", "Les soldats du feu luttent contre un brasier qui dévore la pinède.", "wildfire", None),
        ("ru", "Горняков подняли на поверхность после обвала в шахте, двое погибли.", "accident", None),
        ("uk", "Рятувальники гасять ліс, вогонь охопив десятки гектарів сосняку.", "wildfire", None),
        ("tr", "Sağanak sonrası dere taştı, evleri su bastı, köprü yıkıldı.", "flood", None),
        ("vi", "Nước lũ dâng cao nhấn chìm hàng trăm ngôi nhà ven sông.", "flood", None),
        ("ar", "غمرت المياه المنازل بعد فيضان النهر وجرفت السيول الجسر.", "flood", None),
    ],
)
def test_a_sentence_is_read_by_its_words(code, text, kind, word):
    told, likelihood, most = read(code, text)
    assert told == kind
    assert likelihood > 0.5
    if word:
        assert most == word


# ---------------------------------------------------------------------------------------- training


def write(path, *rows, head="type,text"):
    path.write_text("\n".join([head, *rows]) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["flood,The river burst its banks.", "floods,Water rose."], r"xx\.csv, row 3: 'floods' is no type"),
        (["flood,Water rose.", "storm,Water rose."], r"xx\.csv, row 3: the text is empty or there twice"),
        (["flood,"], r"xx\.csv, row 2: the text is empty"),
    ],
)
def test_a_bad_row_of_sentences_is_named(tmp_path, rows, message):
    with pytest.raises(InputError, match=message):
        training.sentences(write(tmp_path / "xx.csv", *rows))


def test_other_columns_are_refused(tmp_path):
    with pytest.raises(InputError, match=r"xx\.csv: the columns are \['kind', 'text'\]"):
        training.sentences(write(tmp_path / "xx.csv", "flood,Water rose.", head="kind,text"))


def test_sentences_of_pages_stand_in_a_file_of_their_own(tmp_path):
    path = write(tmp_path / "xx.csv", "flood,Water rose.")
    (tmp_path / "pages").mkdir()
    write(tmp_path / "pages" / "xx.csv", "1,none,The mayor spoke.", head="page,type,text")
    assert training.sentences(path) == [("flood", "Water rose."), ("none", "The mayor spoke.")]
    write(tmp_path / "pages" / "xx.csv", "1,none,Water rose.", head="page,type,text")
    with pytest.raises(InputError, match=r"pages.xx\.csv, row 2: the text is empty or there twice"):
        training.sentences(path)


@pytest.mark.parametrize("code", CODES)
def test_the_sentences_of_a_language_are_many_of_every_type(code):
    kinds = [kind for kind, _ in training.sentences(SENTENCES / f"{code}.csv")]
    few = [kind for kind in {*built_in(), NONE} - {"statement", "other"} if kinds.count(kind) < 36]
    assert not few


def test_phrases_of_a_pack_teach_their_words_and_none_of_what_they_exclude():
    pack = languages.load("en")
    script = script_of(pack)
    taught = dict.fromkeys(kind for kind, _ in training.phrases(pack, script))
    assert set(taught) == set(built_in()) | {NONE}
    assert training._of_phrase("!gas explo*|blast {0,3} market !stall", script) == [
        "blas*", "blast", "expl*", "explo*", "mark*", "marke*", "market",
    ]  # fmt: skip
    assert training._of_phrase("invasion !(of privacy)", script)[-1] == "invasion"


# ---------------------------------------------------------------------------------------- weighing


def test_what_no_phrase_tells_is_told_by_all_words(monkeypatch):
    rows = [row for row in training.sentences(SENTENCES / "en.csv") if row[0] == "storm"]
    with monkeypatch.context() as without:
        without.setattr(weighed, "learned", lambda _: None)
        silent = [text for _, text in rows if not told(text)]
    assert len(silent) > 3
    heard = [text for text in silent if "storm" in told(text)]
    assert len(heard) > 0.5 * len(silent)


@pytest.mark.parametrize(
    ("heading", "drawn"),
    [("Families wade through knee-high mud in Mosul", ["Mosul"]), ("Knee-high mud and fear in Iraq", [])],
)
def test_a_heading_that_names_only_a_country_is_a_topic(monkeypatch, heading, drawn):
    monkeypatch.setattr(weighed, "learned", lambda _: Says(flood=0.9))
    report = Report(f"{heading}\n\nNobody knows.", published=dt.date(2025, 3, 12), language="en")
    assert [row.place_name for row in extract_reports([report]) if row.lon is not None] == drawn


class Says:
    """A model that says the same of all sentences."""

    def __init__(self, **likely):
        self.types = ["explosion", "shelling", "flood", "storm", "diplomatic_call", NONE]
        self.likely = np.array([likely.get(kind, 0.0) for kind in self.types], dtype=np.float32)

    def known(self, words):
        return words

    def likelihoods(self, known, passages):
        return [self.likely] * len(passages)

    def tells_most(self, words, number):
        return 0


def weighed_by(monkeypatch, likely, text, *triggers):
    monkeypatch.setattr(weighed, "learned", lambda _: Says(**likely))
    doc = parse(text, "en")
    events = [Event(trigger.type, 0, (trigger,)) for trigger in triggers]
    found = weighed.weigh(doc, doc.sentences[0], events)
    return [(one.type, pytest.approx(one.weight)) for one in found]


@pytest.mark.parametrize(
    ("likely", "kept", "of_a_word"),
    [
        ({"explosion": 0.9, "flood": 0.1}, [("explosion", 0.9)], [("explosion", 0.9)]),
        ({"explosion": 0.02, "none": 0.98}, [("explosion", 0.02)], [("explosion", 0.02)]),
        ({"explosion": 0.05, "flood": 0.6}, [("explosion", 0.05)], [("explosion", 0.05)]),
        ({"explosion": 0.02, "shelling": 0.5}, [("shelling", 0.5)], [("shelling", 0.5)]),
        ({"explosion": 0.02, "flood": 0.2, "none": 0.1}, [("explosion", 0.02)], [("explosion", 0.02)]),
        ({"explosion": 0.02, "flood": 0.4}, [("flood", 0.4)], [("explosion", 0.02)]),
        ({"explosion": 0.005, "flood": 0.9}, [("flood", 0.9)], [("flood", 0.9)]),
        ({"explosion": 0.004, "none": 0.999}, [], []),
        ({"explosion": 0.005, "diplomatic_call": 0.9}, [("explosion", 0.005)], [("explosion", 0.005)]),
    ],
)
def test_an_event_is_weighed_by_all_words(monkeypatch, likely, kept, of_a_word):
    text = "A bomb exploded in Kirkuk."
    assert weighed_by(monkeypatch, likely, text, Trigger("explosion", 1, 2)) == kept
    assert weighed_by(monkeypatch, likely, text, Trigger("explosion", 2, 2, generic=True)) == of_a_word


@pytest.mark.parametrize(
    ("likely", "kept"),
    [
        ({"flood": 0.9, "storm": 0.1}, ["storm", "flood"]),
        ({"flood": 0.9, "storm": 0.04}, ["flood"]),  # the storm is only that of the flood
        ({"flood": 0.02, "storm": 0.02, "none": 0.9}, ["storm", "flood"]),
    ],
)
def test_a_second_event_needs_more_beside_the_likeliest(monkeypatch, likely, kept):
    storm, flood = Trigger("storm", 1, 2), Trigger("flood", 3, 4)
    found = weighed_by(monkeypatch, likely, "The storm hit, the river burst its banks.", storm, flood)
    assert [kind for kind, _ in found] == kept


@pytest.mark.parametrize(
    ("text", "likely", "drawn"),
    [
        ("The lake rose in Mosul. The storm hit at night.", 0.6, ["Mosul", "Mosul"]),
        ("The lake rose in Mosul. The storm hit at night.", 0.01, ["Mosul"]),
        ("The lake rose in Mosul. The storm hit Kirkuk on Tuesday.", 0.04, ["Mosul", "Kirkuk"]),
        ("The lake rose in Mosul. A bomb exploded at night.", 0.6, ["Mosul", "Mosul"]),
        ("The lake rose in Mosul. A bomb exploded at night.", 0.04, ["Mosul", None]),  # told, and no dot
    ],
)
def test_what_all_words_find_unlikely_needs_a_place_of_its_own(monkeypatch, text, likely, drawn):
    monkeypatch.setattr(weighed, "learned", lambda _: Says(flood=0.29, storm=likely, explosion=likely))
    report = Report(text.replace("lake rose", "river burst its banks"), published=dt.date(2025, 3, 12))
    rows = extract_reports([report._replace(language="en")])
    assert [row.place_name if row.lon is not None else None for row in rows] == drawn


@pytest.mark.parametrize(
    ("text", "likely", "drawn"),
    [
        ("Knee-high mud stood in the streets of Mosul.", 0.5, ["Mosul"]),
        ("The mayor denied that mud had reached doors in Mosul.", 0.5, []),
        ("They were last seen wading through mud towards Mosul.", 0.5, []),
    ],
)
def test_what_only_all_words_tell_is_not_denied_nor_where_somebody_went(monkeypatch, text, likely, drawn):
    monkeypatch.setattr(weighed, "learned", lambda _: Says(flood=likely))
    rows = extract_reports([Report(text, published=dt.date(2025, 3, 12), language="en")])
    assert [row.place_name for row in rows if row.type == "flood"] == drawn


def test_confidence_falls_with_how_likely_all_words_find_the_type(monkeypatch):
    report = Report("A bomb exploded in Kirkuk.", published=dt.date(2025, 3, 12), language="en")
    sure = []
    for likely in (0.9, 0.05, 0.02):
        monkeypatch.setattr(weighed, "learned", lambda _, p=likely: Says(explosion=p))
        sure += [row.confidence for row in extract_reports([report])]
    assert sure == sorted(sure, reverse=True)
    assert len(set(sure)) == 3


def test_types_of_the_user_are_told_by_the_users_words_alone(tmp_path):
    file = tmp_path / "types.toml"
    file.write_text('[storm]\nreplace = true\n[storm.triggers]\nen = ["simoom"]\n', "utf-8")
    words = "Roofs, billboards and uprooted palms littered the streets of Kirkuk on Tuesday after the gale."
    with own_types.in_use(file):
        assert "storm" not in told(words)
        assert told("A simoom reached Kirkuk on Tuesday.") == ["storm"]
