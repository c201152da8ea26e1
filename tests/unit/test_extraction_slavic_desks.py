"""Wordings of Russian and Ukrainian desks, posts and local news, and what they must not be taken for."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports

PUBLISHED = dt.date(2025, 11, 12)


def _read(language: str, text: str) -> set[tuple[str, str | None, str]]:
    rows = extract_reports([Report(text, published=PUBLISHED, language=language)])
    return {(row.type, row.place_name, row.status) for row in rows}


@pytest.mark.parametrize(
    ("language", "text", "told", "place"),
    [
        # That nothing was damaged denies nothing.
        ("ru", "Беспилотник атаковал НПЗ в Саратове, разрушений нет.", "drone_attack", "Saratov"),
        ("uk", "Землетрус магнітудою 4 стався біля Надвірної, руйнувань немає.", "earthquake", "Nadvirna"),
        # Distances are no decades.
        ("ru", "Землетрясение зафиксировано в 90 км от Кербена.", "earthquake", "Kerben"),
        # Gunfire at cars and people is no shelling.
        ("ru", "В Назрани обстреляли машину районного прокурора.", "attack_on_civilians", "Nazran"),
        ("ru", "Неизвестные обстреляли полицейский патруль в Буйнакске.", "armed_clash", "Buynaksk"),
        ("uk", "У Тіхуані обстріляли журналіста.", "attack_on_civilians", "Tijuana"),
        ("ru", "В Сумах обстреляли село, ранена женщина.", "shelling", "Sumy"),
        # Who tells of a hit was not hit.
        ("ru", "Снаряд попал в дом в Рафахе, говорят медики.", "shelling", "Rafaḩ"),
        ("uk", "Бомба влучила в будинок у Рафаху, кажуть медики.", "air_strike", "Rafaḩ"),
        ("uk", "Бомба влучила в лікарню в Рафаху, кажуть медики.", "attack_on_aid_health", "Rafaḩ"),
        # Ships lie in a roadstead, and block a port.
        ("uk", "Британський есмінець став на рейді Лімасола.", "military_movement", "Limassol"),
        ("uk", "Кораблі Китаю блокують порт Гаосюн.", "siege", "Kaohsiung"),
        # Short posts: a place, a dash, what was heard.
        ("ru", "❗️Джанкой — взрывы.", "explosion", "Dzhankoy"),
        ("uk", "⚡️Суми — вибух, уточнюється.", "explosion", "Sumy"),
        ("ru", "Одесса, Пересыпь: дрон попал в склад.", "drone_attack", "Odesa"),
        # Heads of towns tell what happened in them.
        ("ru", "Мэр Днепра Филатов: взрыв, есть пострадавшие.", "explosion", "Dnipro"),
        ("ru", "Глава Шебекино сообщил о гибели женщины при обстреле.", "shelling", "Shebekino"),
        ("uk", "Влада Мелітополя повідомила про підрив авто.", "explosion", "Melitopol"),
        # Who declares a strike acts, and does not tell.
        ("ru", "Медики Софии объявили забастовку.", "protest", "Sofia"),
        ("uk", "Львівські медики вийшли на страйк.", "protest", "Lviv"),
        # A word for a kind of place belongs to the name behind it.
        ("ru", "В Оренбурге река Сакмара вышла из берегов.", "flood", "Orenburg"),
        ("ru", "Оползень в Ноокатском районе Ошской области унес дом.", "flood", "Nookat"),
        # A dash between the ends of a road is none behind a dateline.
        ("ru", "В Дагестане обвалился мост, трасса Махачкала — Кизляр закрыта.", "accident", "Makhachkala"),
        ("ru", "В Дагестане обвалился мост, движение по трассе А — Б стоит.", "accident", "Dagestan"),
        # A village is no city of its name.
        ("uk", "У ДР Конго повстанці вирізали 40 жителів села Кома.", "attack_on_civilians", "DR Congo"),
        # Names in quotation marks are weapons, not weather.
        ("uk", "Селидове під вогнем: «Град» накрив приватний сектор.", "shelling", "Selydove"),
        ("ru", "Град размером с яйцо выпал в Краснодаре.", "storm", "Krasnodar"),
        # Towns in the plural.
        ("uk", "Поштовхи відчули мешканці Салонік.", "earthquake", "Thessaloníki"),
        ("ru", "Толчки ощутили жители Афин.", "earthquake", "Athens"),
        # What is struck says that it was a strike.
        ("uk", "Під ударом опинився приватний будинок у Херсоні.", "air_strike", "Kherson"),
        ("ru", "Под ударом оказался Херсон, погиб человек.", "air_strike", "Kherson"),
        ("uk", "Через атаку дрона на Берислав поранено чоловіка.", "drone_attack", "Beryslav"),
        ("uk", "ТрО відбила Часів Яр.", "territory_change", "Chasiv Yar"),
    ],
)
def test_what_desks_tell_is_read(language: str, text: str, told: str, place: str) -> None:
    assert (told, place, "reported") in _read(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В Мосуле сапёры обезвредили авиабомбу, найденную под завалами старого города."),
        ("ru", "В Дрездене нашли бомбу времён войны, её обезвредили."),
        ("ru", "Взрывотехники уничтожили найденную в Керчи мину."),
        ("uk", "У Дрездені знешкодили авіабомбу часів Другої світової."),
        ("uk", "Піротехніки знищили снаряд, знайдений у полі під Ковелем."),
    ],
)
def test_bombs_that_are_made_safe_fell_on_nobody(language: str, text: str) -> None:
    assert _read(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Горняки Воркуты грозят остановить работу с 1 декабря."),
        ("uk", "Гірники Кривого Рогу погрожують зупинити роботу з 1 грудня."),
    ],
)
def test_a_strike_that_is_threatened_is_planned(language: str, text: str) -> None:
    assert {(told, status) for told, _, status in _read(language, text)} == {("protest", "planned")}


def test_a_person_with_a_title_is_no_town() -> None:
    assert _read("ru", "Мэр Киров сообщил о взрыве бомбы.") == {("explosion", None, "reported")}
