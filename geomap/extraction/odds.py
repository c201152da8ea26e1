"""What each cue adds to the log odds that a match is a place."""

from __future__ import annotations

from typing import NamedTuple


class Cues(NamedTuple):
    """What each cue adds to the log odds that a match is a place.

    Fitted on LGL and TR-News and rounded. Countries and scripts without capitals, of which those
    corpora say little, were set by hand.
    """

    alone: float = -4.8
    people: float = 0.65
    primary: float = 1.6
    zipf: float = -1.5
    zipf_people: float = 1.25
    zipf_high: float = -0.7
    country: float = 1.0
    words: float = 1.5
    twin: float = -0.25
    capital_before: float = -0.35
    capital_after: float = -0.5
    capital_opens: float = -0.75
    type_after: float = 1.75
    type_before: float = 0.75
    locative: float = 1.25
    weak: float = 0.75
    title: float = -2.0
    comma_after: float = 0.7
    parent: float = 0.6
    child: float = 0.75
    opens: float = -0.3
    # A place that opens its paragraph, and a mark behind it ("Nantes: ...", "BREST (29). ...").
    rubric: float = 1.5
    hyphen: float = 0.75
    reporting: float = -1.5
    possessive: float = -0.4
    person: float = -1.25
    often: float = 0.2
    uncased: float = 1.5
    # Without a pack nothing can be heard of prepositions and words for kinds.
    unheard: float = 1.25
    # What lies where the language is spoken is named in it without being explained.
    homeland: float = 0.75
    unlisted_opens: float = -1.0
    common: float = -1.5
    # No capital tells the name from the word.
    common_uncased: float = -2.5
    derived: float = -0.6
    code: float = 0.5
    actor: float = -0.35
    adjacent_before: float = -0.9
    adjacent_after: float = -0.5
    cue_word: float = -0.75
    lone_people: float = 1.4
    initial: float = 0.5
    # With what the other names say for the candidate, a match needs more to count.
    bent: float = -0.5
    surname: float = -2.5
    given_before: float = -2.0
    given_itself: float = -1.5
    resolved: float = -0.7
    support: float = 0.3
    chance: float = 0.5


CUES = Cues()
