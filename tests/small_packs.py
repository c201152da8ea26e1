"""Packs of a few words, for forms of dates and numbers whatever the packs of the languages hold."""

from __future__ import annotations

from geomap import languages
from geomap.extraction.document import parse
from geomap.extraction.lexicon import compile_pack


def parsed(text, language, words):
    """A text parsed with the words of a small pack."""
    head = f'code = "{language}"\nname = "{language}"\nnative = "{language}"\n'
    return parse(text, language, compile_pack(languages.parse(head + words, f"{language}.toml")))


CALENDARS = {
    "ar": """
        [script]
        strip_prefixes = ["و", "ف", "ب", "ل", "ال", "وال", "بال", "لل"]
        thousands = ","
        decimal = "."
        [cues]
        locative = ["في"]
        [figures]
        people = ["شخص*|أشخاص"]
        [figures.number_words]
        "ثلاثة|ثلاث" = 3
        [dates]
        position = "after"
        links = ["من", "ال"]
        to = ["إلى", "و"]
        day_words = ["يوم"]
        year_words = ["عام|سنة"]
        overnight = ["الليلة الماضية"]
        same_day = ["اليوم نفسه|ذاته", "نفس اليوم"]
        nights = ["ليل|ليلة"]
        last = ["الماضي|الماضية|المنصرم|الأخيرة"]
        next = ["المقبل|القادم"]
        ago = ["قبل"]
        hence = ["بعد"]
        [dates.ordinals]
        "السابع" = 7
        [dates.offset]
        "اليوم التالي" = 1
        [dates.relative]
        "أمس" = -1
        "أول أمس" = -2
        "اليوم" = 0
        [dates.units]
        "يوم|أيام" = "day"
        "يومان|يومين" = "2 day"
        "أسبوع" = "1 week"
        "أسابيع" = "week"
        "شهر" = "1 month"
        "ساعة|ساعات" = "hour"
        "عام|سنة" = "1 year"
        [dates.months]
        "نوفمبر|تشرين الثاني" = 11
        "(تشرين الثاني|نوفمبر)" = 11
        "(أكتوبر|تشرين الأول)" = 10
        [dates.weekdays]
        "الاثنين" = 1
        "الثلاثاء" = 2
    """,
    "fr": """
        [cues]
        locative = ["en", "à"]
        [figures.number_words]
        "un|une" = 1
        "trois" = 3
        [dates]
        position = "both"
        day_words = ["le"]
        month_words = ["fin", "début", "mi", "mois de"]
        links = ["la", "du", "l'"]
        to = ["au", "et"]
        number_units = ["er", "e"]
        overnight = ["la nuit dernière"]
        same_day = ["le même jour"]
        parts_of_day = ["soir", "matin"]
        nights = ["nuit"]
        last = ["dernier|dernière|derniers|dernières|passé"]
        next = ["prochain|prochaine"]
        this = ["ce|cette"]
        ago = ["il y a"]
        earlier = ["plus tôt", "auparavant"]
        later = ["plus tard", "après"]
        [dates.ordinals]
        "premier" = 1
        [dates.offset]
        "le lendemain" = 1
        "la veille" = -1
        [dates.relative]
        "hier" = -1
        "avant-hier" = -2
        [dates.units]
        "jour|jours" = "day"
        "semaine|semaines" = "week"
        "mois" = "month"
        "an|ans|année|années" = "year"
        "heure|heures" = "hour"
        [dates.months]
        "octobre" = 10
        "novembre" = 11
        [dates.weekdays]
        "lundi" = 1
        "mardi" = 2
    """,
    "es": """
        [cues]
        locative = ["en"]
        [figures]
        people = ["personas"]
        [figures.number_words]
        "tres" = 3
        [dates]
        position = "both"
        to = ["al", "y"]
        month_words = ["finales de", "mes de"]
        number_units = ["º"]
        overnight = ["anoche"]
        nights = ["noche", "madrugada"]
        last = ["pasado|pasada|último|últimos|últimas"]
        next = ["próximo"]
        this = ["este|esta"]
        ago = ["hace"]
        earlier = ["antes"]
        later = ["después"]
        [dates.ordinals]
        "primero" = 1
        [dates.offset]
        "al día siguiente" = 1
        "el día anterior" = -1
        [dates.relative]
        "ayer" = -1
        "anteayer" = -2
        [dates.units]
        "día|días" = "day"
        "semana|semanas" = "week"
        "mes|meses" = "month"
        "año|años" = "year"
        "hora|horas" = "hour"
        [dates.months]
        "octubre" = 10
        "noviembre" = 11
        [dates.weekdays]
        "lunes" = 1
        "martes" = 2
    """,
    "ru": """
        [cues]
        locative = ["в|во"]
        [figures]
        people = ["человек*"]
        [figures.number_words]
        "три|тремя" = 3
        [dates]
        position = "before"
        to = ["по", "и", "на"]
        number_units = ["го", "е"]
        year_ends = ["год*"]
        night_to = ["в ночь на", "ночью на"]
        nights = ["ночь"]
        same_day = ["в тот же день"]
        parts_of_day = ["утром", "вечером"]
        last = ["прошл*|минувш*|последн*"]
        next = ["следующ*|будущ*"]
        this = ["эт*"]
        ago = ["назад"]
        earlier = ["ранее", "до этого"]
        hence = ["спустя", "через"]
        [dates.ordinals]
        "седьмого|седьмое" = 7
        [dates.offset]
        "на следующий день" = 1
        [dates.relative]
        "вчера|накануне" = -1
        "позавчера" = -2
        [dates.units]
        "день|дня|дней|сутки|суток" = "day"
        "днями" = "day"
        "неделю" = "1 week"
        "недел*" = "week"
        "месяц" = "1 month"
        "месяц*" = "month"
        "год" = "1 year"
        "год*|лет" = "year"
        "час*" = "hour"
        [dates.months]
        "октябр*" = 10
        "ноябр*" = 11
        [dates.weekdays]
        "понедельник*" = 1
        "вторник*" = 2
    """,
    "uk": """
        [cues]
        locative = ["у|в"]
        [figures.number_words]
        "три" = 3
        [dates]
        position = "before"
        number_units = ["го"]
        year_ends = ["рік|року|році"]
        night_to = ["у ніч на|в ніч на", "(у ніч на|в ніч на)"]
        last = ["минул*"]
        ago = ["тому"]
        [dates.relative]
        "вчора|учора" = -1
        "позавчора" = -2
        [dates.units]
        "день|дні|днів" = "day"
        "тиждень|тижня|тижні" = "week"
        "п'ятниці" = "day"
        [dates.months]
        "листопад*" = 11
        [dates.weekdays]
        "понеділ*" = 1
        "вівтор*" = 2
        "п'ятниц*" = 5
    """,
    "tr": """
        [figures]
        people = ["kişi*"]
        [figures.number_words]
        "üç" = 3
        "iki" = 2
        [dates]
        position = "before"
        to = ["ve"]
        month_words = ["ayı*"]
        year_ends = ["yılı*", "da|de|ta|te"]
        number_units = ["si|sı|yi|yı|ı|i|sini|sinde"]
        overnight = ["dün gece"]
        same_day = ["aynı gün"]
        nights = ["bağlayan gece"]
        last = ["geçen", "geçtiğimiz", "son"]
        next = ["gelecek"]
        this = ["bu"]
        ago = ["önce"]
        later = ["sonra"]
        [dates.offset]
        "ertesi gün" = 1
        [dates.relative]
        "dün" = -1
        "bugün" = 0
        "evvelsi gün" = -2
        [dates.units]
        "gün*" = "day"
        "hafta*" = "week"
        "ay|ayda|ayın" = "month"
        "yıl|yılı*" = "year"
        "saat*" = "hour"
        [dates.months]
        "ekim*" = 10
        "kasım*" = 11
        [dates.weekdays]
        "pazartesi*" = 1
        "salı*" = 2
    """,
}
