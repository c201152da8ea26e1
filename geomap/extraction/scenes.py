"""Whether a name is the scene of an event, by its part in the sentence and what kind of event it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.containment import is_capital
from geomap.extraction.parents import UNLISTED
from geomap.extraction.settled import SPOKEN
from geomap.extraction.venues import SPOKEN_REACH
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention
    from geomap.extraction.settled import Known

# Types in which people leave: the place is the one that they left.
LEAVING = frozenset({"displacement", "abduction"})
ARRIVING = frozenset({"aid_delivery", "military_movement", "siege", "territory_change"})
# What comes nearer is told by where it comes to ("the fire reached the outskirts of X").
_NEARING = frozenset({"wildfire", "flood"})
# What is taken away, or burns, of a place.
TAKING = frozenset({"robbery", "wildfire"})
# Who marches or closes a road does so where it leads to ("blocked the road to X").
_HEADED = frozenset({"protest", "riot"})
# What is fired towards a place strikes there.
_FIRED = frozenset({"missile_attack", "drone_attack", "shelling", "interception"})
_STRIKES = _FIRED | {"air_strike"}
# What is done to a place, of which its case tells where the verb comes last.
_DONE_TO = frozenset({"combat", "strike", "disaster", "civilians"})
NEED = frozenset({"humanitarian_warning", "casualty_toll", "siege", "epidemic"})
# What governments do, announce and are accused of.
_GOVERNING = SPOKEN | ARRIVING | {"interception"}
_OBJECT_REACH = 3
_GOAL_REACH = 2  # words from a verb to where it leads ("попала в Одессу")


class Scenes:
    """Tells the names of one document that are scenes."""

    def __init__(self, known: Known) -> None:
        self.known = known
        # Where verbs close the sentence the place stands before what happened there.
        self.verb_last = known.doc.lexicon.pack.flag("sentences", "verb_last")
        self.two_way = frozenset(known.doc.lexicon.pack.words("cues", "two_way"))

    def is_one(self, event: Event, mention: Mention) -> bool:
        """Is a name the scene of an event by the part that it plays in the sentence?"""
        if mention.role == "strong":
            return True
        told = mention.role in ("plain", "weak") and mention.is_drawn and event.type == "territory_change"
        told = told and not self.governs(event, mention)
        if told and any(t.first < mention.first and mention.last <= t.last for t in event.triggers):
            return True  # "the district of X returned to the government"
        received = event.type == "aid_delivery" and (mention.role, mention.precision) == ("actor", "town")
        received = received and not is_capital(mention.place)  # which sends aid abroad as well
        if received and any(t.first + 1 == mention.first and mention.last < t.last for t in event.triggers):
            return True  # "تسلمت X يوم السبت 70 طنا من الأغذية": X has received it
        gap = event.main.first - mention.last if self.verb_last else mention.first - event.main.last
        if event.type in LEAVING and 0 < gap <= _OBJECT_REACH:
            return mention.role in ("from", "plain", "weak", "possessive")  # "to leave the Gaza Strip"
        if mention.role == "from":
            # "drove the rebels out of X"
            after = mention.first - event.main.last
            driven = event.type == "territory_change" and after > 0
            # "vanished from the museum of X", "burnt fifty hectares of the woods of X"
            taken = event.type in TAKING and 0 < after <= SPOKEN_REACH
            if taken and (mention.precision == "site" or mention.near or mention.toponym.kind == UNLISTED):
                return True
            return event.type in LEAVING or (driven and (bool(self.two_way) or after <= _OBJECT_REACH))
        if mention.role != "toward":
            return False
        if event.type not in LEAVING and mention.is_drawn and self.ends_at(event, mention):
            return True  # "bão đổ bộ vào X": the words for what happened end in the preposition
        if (
            self.two_way
            and event.type not in SPOKEN | LEAVING
            and event.main.likelihood == 1  # else its word is any of the sentence
            and (
                any(0 < mention.first - t.last <= _GOAL_REACH for t in event.triggers)
                or self._is_target(mention, event)
            )
            and self.known.doc.words[mention.first - 1].key in self.two_way
        ):
            return True
        if event.type in _NEARING and 0 < mention.first - event.main.last <= SPOKEN_REACH:
            return self.known.doc.words[mention.first - 1].key not in self.two_way
        if event.type in _FIRED and not self.verb_last and mention.is_drawn:
            same = self.known.doc.clause[mention.first] == self.known.doc.clause[event.main.first]
            return same and 0 < mention.first - event.main.last <= SPOKEN_REACH
        return event.type in ARRIVING

    def _is_target(self, mention: Mention, event: Event) -> bool:
        """Does where a strike goes stand right before its verb ("В Херсон прилетели три ракеты")?"""
        gap = event.first - mention.last
        if event.type not in _STRIKES or not 0 < gap <= _OBJECT_REACH or not mention.is_drawn:
            return False
        return self.known.doc.segment[mention.first] == self.known.doc.segment[event.first]

    def is_shot_at(self, event: Event, mention: Mention) -> bool:
        """Does a sentence begin with where a blow goes ("По передмістю X, селищу Y, прилетіло")?"""
        clause = self.known.doc.clause
        ahead = mention.first < event.first and clause[mention.first] == clause[event.first]
        return bool(self.two_way) and event.type in _STRIKES and mention.role == "weak" and ahead

    def ends_at(self, event: Event, mention: Mention) -> bool:
        """Do the words that tell of a disaster or a blow end right before a name?"""
        told = group_of(event.type) in ("disaster", "strike") or event.type == "siege"
        return told and any(t.first < t.last == mention.first - 1 for t in event.triggers)

    def suffers(self, event: Event, mention: Mention) -> bool:
        """Is it a capital that opens the sentence as what a disaster or a need befell, and says nothing?"""
        doc = self.known.doc
        if mention.role != "actor" or mention.precision != "town":
            return False
        if group_of(event.type) != "disaster" and event.type != "humanitarian_warning":
            return False
        opens = mention.first == doc.sentences[event.sentence].first
        return opens and not doc.begins("cues.reporting", mention.last + 1)

    @staticmethod
    def governs(event: Event, mention: Mention) -> bool:
        """Does a capital stand for its government, and is no scene of what that does ("Rabat sent tents")?"""
        acts = mention.role in ("plain", "weak", "possessive") and is_capital(mention.place)
        return acts and event.type in _GOVERNING

    def undergoes(self, event: Event, mention: Mention) -> bool:
        """Does its case say that it befell a town, where verbs come last ("İdlib'e bombalar yağdı")?"""
        place = mention.place
        if not self.verb_last or mention.role != "toward" or group_of(event.type) not in _DONE_TO:
            return False
        return place is not None and not place.capital and mention.precision != "area"

    @staticmethod
    def weak_roles(event: Event) -> tuple[str, ...]:
        """The parts in which a name may be the scene where none plainly is."""
        if event.type in NEED:
            return ("weak", "plain", "possessive", "toward")
        if event.type in LEAVING or event.type == "military_movement":
            return ("weak", "plain", "from", "toward")
        if event.type in ARRIVING:  # "lorries from X": where they come from is not where they arrive
            return ("weak", "plain", "toward")
        if event.type in _HEADED and event.main.likelihood == 1:
            return ("weak", "plain", "toward")
        return ("weak", "plain")
