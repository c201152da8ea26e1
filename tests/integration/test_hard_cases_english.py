"""English as desks of many kinds write it: what is an incident, where, when, and what only sounds so."""

import datetime as dt

import pytest

import geomap
from geomap.extraction import Report, extract_reports

PUBLISHED = dt.date(2024, 5, 15)  # a Wednesday


def read(text):
    rows = extract_reports([Report(text, source="test", published=PUBLISHED, language="en")])
    return [row for row in rows if row.type != "statement"]


FOUND = [
    # What desks of many kinds write: type and place.
    (
        "Raiders forced their way into a pawnshop in Hull on Monday and got away with watches.",
        "robbery",
        "Hull",
    ),
    ("A goods train jumped the tracks near Vadodara on Friday evening.", "accident", "Vadodara"),
    ("Lawyers boycotted courts in Multan on Monday.", "protest", "Multan"),
    ("A bandh paralysed Shillong on Tuesday.", "protest", "Shillong"),
    ("Police lobbed teargas at marching teachers in Kisii on Monday.", "riot", "Kisii"),
    ("Masked gunmen whisked away the headman of a village near Katsina on Saturday.", "abduction", "Katsina"),
    ("Twelve pupils have come down with measles in Leicester.", "epidemic", "Leicester"),
    ("A dyke gave way in Ferrara on Monday, sending water into cellars.", "flood", "Ferrara"),
    ("Two tankers ran into each other at the port of Mombasa on Sunday and one sank.", "accident", "Mombasa"),
    ("The charity began handing out blankets in Zinder on Monday.", "aid_delivery", "Zinder"),
    ("Kenyan marines flew into Port-au-Prince on Tuesday.", "military_movement", "Port-au-Prince"),
    ("Envoys of both sides sat down in Muscat on Sunday to discuss a truce.", "ceasefire_talks", "Muscat"),
    (
        "Customs officers intercepted 200 kg of heroin at the port of Rotterdam on Friday.",
        "arrest",
        "Rotterdam",
    ),
    ("A man of 30 died of stab wounds at a hospital in Leeds on Sunday.", "killing", "Leeds"),
    ("Fire at a hostel in Izmir kills six", "accident", "Izmir"),
    ("Libya floods: hundreds feared dead", "flood", "Libya"),
    ("Odesa was rocked by explosions late on Monday.", "explosion", "Odesa"),
    # Where it was: not at the name that stands next to it.
    ("Crews were called out to Whitby, where a boathouse had been set alight on Tuesday.", "arson", "Whitby"),
    ("In Bukavu a soldier shot dead a taxi driver on Friday.", "killing", "Bukavu"),
    ("Shoppers in Kassel have been told to leave their homes.", "displacement", "Kassel"),
    (
        "A coach returning from a pilgrimage in Lourdes overturned near Toulouse on Sunday.",
        "accident",
        "Toulouse",
    ),
    ("The junta lost control of Lashio on Thursday.", "territory_change", "Lashio"),
    ("The negotiator arrived in Doha on Tuesday for ceasefire talks.", "ceasefire_talks", "Doha"),
    ("Some 3,000 people crossed into Renk from Sudan on Monday.", "displacement", "Renk"),
    # A weapon and what it does, whatever the words.
    ("An FPV smashed through the windscreen of a van in Nikopol on Monday.", "drone_attack", "Nikopol"),
    ("Two Kalibrs tore the roof off a dairy in Vinnytsia on Sunday.", "missile_attack", "Vinnytsia"),
    ("Howitzers shredded the bus depot in Sumy on Monday.", "shelling", "Sumy"),
    ("Sukhois wiped out a convoy in Idlib on Saturday.", "air_strike", "Idlib"),
    ("A booby trap tore off the arm of a scrap dealer in Mosul on Monday.", "explosion", "Mosul"),
    ("Gunners swatted two Gerans out of the air above Poltava on Tuesday.", "interception", "Poltava"),
    # Who does it, with any object.
    ("Separatists and paratroopers slugged it out in Bamenda on Friday.", "armed_clash", "Bamenda"),
    ("Kyaukme has slipped from the hands of the junta.", "territory_change", "Kyaukme"),
    ("Crooks helped themselves to church silver in Evora on Sunday.", "robbery", "Evora"),
    ("A firebug splashed paraffin on the door of a clinic in Leeds on Monday.", "arson", "Leeds"),
    ("Hooligans ran wild in Split on Saturday.", "riot", "Split"),
    ("Gravel lorry drivers stayed off work in Bari on Monday.", "protest", "Bari"),
    ("Detectives collared a forger in Ghent on Friday.", "arrest", "Ghent"),
    ("Taps ran dry in Mykolaiv on Sunday.", "siege", "Mykolaiv"),
    ("Tanks trundled into Jenin on Monday.", "military_movement", "Jenin"),
    ("Islanders were ferried off Vanuatu on Monday.", "displacement", "Vanuatu"),
    ("Monks dished out hot meals in Mandalay on Sunday.", "aid_delivery", "Mandalay"),
    ("Diphtheria tears through Kano", "epidemic", "Kano"),
    ("Mothers in Zinder are boiling grass, nurses said on Monday.", "humanitarian_warning", "Zinder"),
    ("A slag heap slid onto cottages in Ostrava on Monday.", "flood", "Ostrava"),
    # The venue: beside the word for the meeting, behind another one, where they flew.
    ("Envoys of Chad and Sudan went back to the table in Doha on Sunday.", "ceasefire_talks", "Doha"),
    ("Chieftains put their signatures to a peace accord in Wajir on Monday.", "agreement", "Wajir"),
    # A name that has little to show for itself.
    ("Sloviansk was shelled on Monday.", "shelling", "Sloviansk"),
    ("Pensioners took to the streets of Nis on Monday.", "protest", "Nis"),
    ("The army bombarded Kherson with heavy artillery on Monday.", "shelling", "Kherson"),
    # The verb is free where the weapon, the crowd or the vehicle tells what it was.
    ("Kachin gunmen and soldiers opened up on each other near Bhamo on Monday.", "armed_clash", "Bhamo"),
    (
        "The militiamen filed out of Menaka on Sunday and the army strolled into it.",
        "territory_change",
        "Menaka",
    ),
    ("By Friday the garrison had signed its surrender in Falam.", "territory_change", "Falam"),
    ("Helicopters tipped barrels of explosives onto a bazaar in Kutum on Monday.", "air_strike", "Kutum"),
    ("Two Gerans burrowed into a dairy outside Poltava on Tuesday.", "drone_attack", "Poltava"),
    ("An Iskander upended a row of lorries in Kharkiv on Monday.", "missile_attack", "Kharkiv"),
    ("Mortar bombs scattered a funeral in Kupwara on Sunday.", "shelling", "Kupwara"),
    (
        "A man hiding explosives under his coat entered a barracks in Beledweyne on Monday.",
        "explosion",
        "Beledweyne",
    ),
    ("Crews near Chernihiv accounted for nine of twelve Shaheds on Tuesday.", "interception", "Chernihiv"),
    ("Insurgents clubbed three honey hunters outside Palma on Saturday.", "attack_on_civilians", "Palma"),
    ("Labourers were ordered off a minibus near Kalat and shot on Monday.", "attack_on_civilians", "Kalat"),
    ("A UN lorry was set upon near Ardamata on Sunday and stripped.", "attack_on_aid_health", "Ardamata"),
    ("Masked men dragged a notary out of his office in Uruapan on Monday.", "abduction", "Uruapan"),
    ("Baggage handlers in Porto laid down tools on Monday over a pay cut.", "protest", "Porto"),
    ("Villagers have let neither ore nor fuel trucks past Velille since Sunday.", "siege", "Velille"),
    ("Students armed with bamboo staves smashed through a cordon in Sylhet on Monday.", "riot", "Sylhet"),
    ("Gendarmes took nine alleged smugglers into custody in Ordu on Monday.", "arrest", "Ordu"),
    ("Two corvettes put to sea from Sevastopol on Sunday.", "military_movement", "Sevastopol"),
    ("A baker was chopped to death in Lae on Sunday.", "killing", "Lae"),
    ("Two youths waving a tomahawk cleaned out the till of a pub in Dubbo on Monday.", "robbery", "Dubbo"),
    ("Someone doused the door of a hall in Tirana and put a match to it on Sunday.", "arson", "Tirana"),
    ("Hamlets around Sake are ghost towns since Monday.", "displacement", "Sake"),
    ("A barge put in at Mopti on Sunday with 90 tonnes of millet.", "aid_delivery", "Mopti"),
    (
        "Mothers in Baidoa are boiling roots and hides, a charity said on Monday.",
        "humanitarian_warning",
        "Baidoa",
    ),
    ("The monitors put the dead in Sweida since April at 812.", "casualty_toll", "Sweida"),
    ("The floor began to roll in Mataram on Sunday.", "earthquake", "Mataram"),
    ("A hillside let go above Bududa on Monday and buried 40 huts.", "flood", "Bududa"),
    ("Hailstones shredded vineyards near Mendoza on Sunday.", "storm", "Mendoza"),
    ("Flames have blackened 900 hectares of heath near Arcachon since Monday.", "wildfire", "Arcachon"),
    ("A dinghy was swamped off Dover on Sunday and two people drowned.", "accident", "Dover"),
    ("Six prisoners have perished of cholera in Jacmel.", "epidemic", "Jacmel"),
    ("The two foreign ministers spent Monday closeted in Aktau.", "diplomatic_meeting", "Aktau"),
    ("Envoys haggled over a 30-day pause in Doha on Tuesday.", "ceasefire_talks", "Doha"),
    ("Panama and Costa Rica put their names to a pact on fishing in David on Monday.", "agreement", "David"),
    ("Burglars broke into a Naples chapel on Sunday.", "robbery", "Naples"),
    ("A dairy on Glasgow Street, Whanganui, was held up at knifepoint on Monday.", "robbery", "Whanganui"),
]


@pytest.mark.parametrize(("text", "type_key", "place"), FOUND)
def test_it_is_found_where_it_was(text, type_key, place):
    assert [(row.type, place in row.place) for row in read(text)] == [(type_key, True)]


LEFT = [
    "A strike from the winger in Turin settled the derby after half-time.",
    "Shares in Seoul crashed on Tuesday as investors fled chip stocks.",
    "The novel about the 1968 massacre won a prize in Berlin.",
    "The singer stormed the stage in Lisbon on Saturday.",
    "Our bowlers bombed out in Brisbane, all out for 91.",
    "The council will meet in Derby on Thursday to discuss bins.",
    "A court in Lyon jailed him on Friday for inciting protests.",
    "Plans for a rally in Prague on Sunday were called off.",
    "The choir marched through Cork on Saturday in the festival parade.",
    "Students in Porto trained for floods on Monday.",
    "The Bandits stole a victory in Perth on Sunday.",
    "The rower crashed out of the regatta in Lucerne on Saturday.",
    "A law against lynching was debated in Quito on Monday.",
    "Burglary is down 9 per cent in Leeds.",
    "Bookings in Faro exploded.",
    "A drone show drew crowds to Nice on Sunday.",
    "A firm in Ankara sold 40 drones to Romania on Monday.",
    "A rocket carrying two satellites lifted off from Kourou on Tuesday.",
    "The guests had the run of the castle in Cork on Sunday.",
    "The general was relieved of his command in Lima on Monday.",
    "She made off with the gold in Doha on Sunday, a hundredth ahead of the field.",
    "A fleet of buses arrived in Quito on Monday.",
    "A new vaccine against dengue was shown in Basel on Tuesday.",
    "The clinic in Davos was hit by rising costs on Monday.",
    "Police found a wartime bomb in Cologne on Tuesday and made it safe.",
    "Winds of change brought a new manager to the club in Porto on Monday.",
]


@pytest.mark.parametrize("text", LEFT)
def test_what_only_sounds_like_an_incident_is_none(text):
    assert read(text) == []


def test_people_killed_in_a_stadium_are_told_of_beside_sport():
    (row,) = read("At least 12 fans were crushed to death at the cup semi-final in Yaounde on Sunday.")
    assert (row.type, row.place, row.deaths) == ("accident", "Yaounde", 12)


def test_each_place_of_a_pair_has_a_protest():
    rows = read("In Mombasa and Kisumu crowds marched on Tuesday.")
    assert sorted(row.place for row in rows) == ["Kisumu", "Mombasa"]


def test_one_quake_that_shakes_two_towns_is_one():
    assert len(read("An earthquake shook Arequipa and Tacna on Monday.")) == 1


def test_another_country_acts_elsewhere():
    rows = read("A quake shook Arequipa on Monday, and Chile extradited a banker to Spain.")
    assert [(row.type, row.place) for row in rows] == [("earthquake", "Arequipa"), ("arrest", "")]


def test_days_after_an_earlier_one_are_counted_back():
    marched, detained = sorted(
        read(
            "Crowds marched through Kampala on Friday, two days after 80 people were detained in the capital."
        ),
        key=lambda row: row.type,
        reverse=True,
    )
    assert (marched.date, detained.date) == (dt.date(2024, 5, 10), dt.date(2024, 5, 8))
    assert (detained.place, detained.status) == ("Kampala", "reported")


def test_there_points_back_and_the_rest_of_the_list_is_dealt_out():
    rows = read(
        "Youths fought with machetes in Kano on Monday. Police arrested 36 people there and 12 in Katsina."
    )
    assert [(r.place, r.affected) for r in rows if r.type == "arrest"] == [("Kano", 36), ("Katsina", 12)]


def test_a_toll_in_a_sentence_of_its_own_goes_with_its_disaster():
    (row,) = read("A bus fell into a gorge near Cusco on Monday. Twenty people were killed.")
    assert (row.type, row.deaths) == ("accident", 20)


def test_a_headline_that_names_the_country_goes_with_the_place_below_it():
    (row,) = read(
        "Mudslide buries village in Peru, dozens feared dead\n\n"
        "LIMA, May 14 (Agency) - A mudslide buried houses in Juliaca on Tuesday. Three bodies were found."
    )
    assert (row.type, row.place) == ("flood", "Juliaca")


def test_between_two_numbers_is_a_range():
    (row,) = read("Between 22 and 25 villagers were hacked to death near Beni on Sunday.")
    assert (row.deaths, row.deaths_low, row.deaths_high) == (22, 22, 25)


def test_since_runs_to_the_report():
    rows = read(
        "A barn was set alight near Whitby on Friday. A youth has since been arrested in Scarborough."
    )
    assert [(row.type, row.date, row.date_end) for row in rows][1] == (
        "arrest",
        dt.date(2024, 5, 10),
        PUBLISHED,
    )


def test_the_year_by_which_a_disaster_is_known_is_its_date():
    (row,) = read("The 1906 earthquake destroyed San Francisco.")
    assert (row.date.year, row.status) == (1906, "background")


def test_who_sat_down_did_so_on_no_saturday():
    rows = read("Ruto and Museveni sat down in Kampala on Monday to discuss trade.")
    assert [(row.type, row.date, row.date_end) for row in rows] == [
        ("diplomatic_meeting", dt.date(2024, 5, 13), dt.date(2024, 5, 13))
    ]


def test_a_toll_is_of_the_day_on_which_it_is_told():
    rows = read("The death toll in Beira has passed 1,400, the governor said on Monday.")
    assert [(row.type, row.date) for row in rows] == [("casualty_toll", dt.date(2024, 5, 13))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Residents plan a third rally in Gdansk on Sunday.", "2024-07-07"),
        ("Teachers have called a walkout in Accra for Thursday.", "2024-07-04"),
    ],
)
def test_what_is_called_for_a_day_is_still_to_come(text, day):
    [found] = geomap.extract(text, published="2024-07-03", language="en").itertuples()
    assert (found.type, found.status, f"{found.date:%Y-%m-%d}") == ("protest", "planned", day)


def test_a_convoy_that_came_under_fire_delivered_nothing():
    text = "A Red Cross convoy carrying flour came under fire near Goma on Tuesday."
    found = geomap.extract(text, published="2024-07-03", language="en")
    assert found["type"].tolist() == ["attack_on_aid_health"]


def test_each_item_of_a_list_is_in_its_own_town():
    text = "MALI\n- Timbuktu: Two mortar rounds landed near a school. Nobody was hurt.\n"
    text += "- Kayes: Gunmen abducted two engineers from a cement plant."
    assert [(row.type, row.place) for row in read(text)] == [("shelling", "Timbuktu"), ("abduction", "Kayes")]


def test_an_age_between_commas_counts_nobody():
    (row,) = read("A man, 23, was found stabbed in a flat in Marton on Monday.")
    assert row.injured == 1


def test_what_begins_on_a_day_is_to_come():
    (row,) = read("Ferry crews in Calais will strike for two days from Friday.")
    assert (row.status, row.date) == ("planned", dt.date(2024, 5, 17))


def test_a_denial_of_what_was_claimed_is_one():
    (row,) = read("The police said there was no truth in a story that pupils had been kidnapped near Jos.")
    assert row.status == "denied"


def test_what_is_needed_by_a_day_is_told_now():
    (row,) = read("Without fresh money by August rations in Pemba will be halved, the WFP cautioned.")
    assert (row.type, row.status) == ("humanitarian_warning", "reported")
