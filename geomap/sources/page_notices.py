"""Pages that stand in front of a report, or in its stead: checks of browsers, consent, logins, errors."""

from __future__ import annotations

import re
from typing import NamedTuple

_SAVE = "open it in a browser, save the page with its article, and name that file"


class _Notice(NamedTuple):
    title: re.Pattern[str]  # what the page calls itself, as a whole
    text: re.Pattern[str]
    told: str


def _notice(title: str, text: str, told: str) -> _Notice:
    # Behind it the name of the site may stand.
    own = rf"\W*(?:{title})\W*(?:[|–—:·-].{{0,60}})?" if title else r"(?!)"
    return _Notice(re.compile(own, re.IGNORECASE), re.compile(text, re.IGNORECASE), told)


_NOTICES = (
    _notice(
        r"404|410|error 404|.{0,12}not found|page introuvable|página no encontrada|страница не найдена"
        r"|сторінку не знайдено|sayfa bulunamadı|không tìm thấy trang|الصفحة غير موجودة",
        r"(?:page|article|story) (?:was |is |could |can)?(?:not|n.t) (?:be )?(?:found|available|exist)"
        r"|page (?:you (?:(?:are|were) looking for|requested)|does ?n.t exist|does not exist)"
        r"|\b404\b.{0,20}not found|cette page n.existe"
        r"|página (?:solicitada )?no (?:existe|se encuentra|encontrada)"
        r"|страниц[аы] не (?:найдена|существует)|сторінк[ау] не (?:знайдено|існує)|sayfa bulunamadı"
        r"|trang (?:này )?không tồn tại|الصفحة (?:المطلوبة )?غير موجودة",
        "there is no such page, as it says itself; check the address",
    ),
    _notice(
        r"just a moment|attention required|access denied|security check|one moment,? please|are you a robot"
        r"|human verification|request blocked|un instant|проверка браузера|перевірка браузера",
        r"checking (?:your|the|if).{0,20}browser|verif\w+ (?:that )?you are (?:a |not a )?(?:human|robot)"
        r"|you(?:.re| are) not a robot|permission to access .{0,40}(?:server|page|site)"
        r"|captcha|ddos protection|security by cloudflare|unusual traffic from|you have been blocked"
        r"|vous n.êtes pas un robot"
        r"|no (?:soy|eres|es) un robot|не робот|robot olmadığınızı|không phải (?:là )?(?:robot|người máy)"
        r"|لست (?:برنامج )?روبوت",
        f"the server checks who asks, and this page is that check; {_SAVE}",
    ),
    _notice(
        r"before you continue|we value your privacy|cookie (?:consent|policy|settings|notice)",
        r"before you continue to|value your privacy|(?:accept|allow|enable|use) (?:all |of )?(?:our )?cookies"
        r"|cookies? (?:policy|settings|preferences|consent)|acepta\w* (?:todas )?las cookies"
        r"|(?:accept\w+|utilis\w+) (?:tous )?(?:les |des )?cookies|файл\w* cookie|cookie (?:файл|політик)"
        r"|çerez (?:politika|kullan|ayar)|chấp nhận (?:tất cả )?cookie|ملفات تعريف الارتباط",
        f"this page asks for consent (cookies) before it shows anything; {_SAVE}",
    ),
    _notice(
        "",
        r"(?:enabl|activ|habilit|requir|need|without|support|включ|увімкн|bật|تفعيل|تمكين).{0,40}javascript"
        r"|javascript.{0,40}(?:enabl|disabl|requir|need|turned|support|activ|habilit|etkin|включ|отключ|увімкн"
        r"|вимкн)",
        f"no article was found on this page (a script of the page draws it); {_SAVE}, or copy the text of the"
        " report into a file",
    ),
)
# Before what follows, the beginning of a report may stand.
_GATE = re.compile(
    r"subscri(?:be|bers?|ption)\b.{0,60}\b(?:read|continu\w+|unlock|full|this (?:article|story))"
    r"|to (?:read|continue|unlock)\b.{0,60}subscri|already a (?:subscriber|member)"
    r"|(?:log|sign) ?in (?:or .{0,20})?to (?:read|continue|view|access|see)"
    r"|(?:register|create an account) to (?:read|continue)"
    r"|réservé\w* (?:aux|à nos) abonnés|abonnez-vous pour|pour lire la suite|déjà abonné"
    r"|(?:exclusivo|solo|sólo) para suscriptores|suscríbe\w+ para|inici\w+ sesión para"
    r"|(?:доступ\w+|только).{0,20}(?:по подписке|подписчик)|оформите подписку|войдите,? чтобы"
    r"|(?:доступ\w+|лише|тільки).{0,20}(?:за передплатою|передплатник)|увійдіть,? щоб"
    r"|abone(?:lere özel| olun)|okumak için giriş|đăng nhập để (?:đọc|xem)|للمشتركين فقط|سجل الدخول",
    re.IGNORECASE,
)
LOGIN = "this page asks for a login; log in in a browser, save the page with its article, and name that file"
GATED = (
    "shows its report in full only to readers who are logged in; log in in a browser, save the page with"
    " its article, and name that file"
)
_ENDS = re.compile(r"(?<=[.!?؟。])\s+|\n+")
_REPORT = 120  # letters from which what stands beside the words of a notice is a report that quotes them
_SHORT = 500  # letters up to which a page with such words is a notice
_BEGINNING = 1500  # of a report that is cut off
_LINE = 220  # of a line that asks for a subscription


def told(title: str, text: str) -> str | None:
    """What there is to say of a page that is a notice and no report, with the cure; None for a report.

    Parameters
    ----------
    title
        What the page calls itself.
    text
        What was found on it.

    Examples
    --------
    >>> told("Just a moment...", "Verify you are human.").partition(";")[0]
    'the server checks who asks, and this page is that check'
    >>> told("Flood", "A flood in Beira killed four people. " * 30)
    """
    if len(text) > _SHORT:
        return None
    title = " ".join(title.split())
    by_title = next((one.told for one in _NOTICES if one.title.fullmatch(title)), None)
    if by_title:
        return by_title
    sentences = _ENDS.split(text)
    for notice in _NOTICES:
        others = [one for one in sentences if not notice.text.search(one)]
        if len(others) < len(sentences) and sum(map(len, others)) < _REPORT:
            return notice.told
    return None


def ungated(text: str, page: list[str]) -> str | None:
    """The beginning of a report that is cut off by a request to log in; None where there is no such request.

    Parameters
    ----------
    text
        What was found of the report, line by line.
    page
        All lines of the page.

    Examples
    --------
    >>> ungated("Blast", ["Blast", "Subscribe to read the full story"]), ungated("Blast", ["Blast"])
    ('Blast', None)
    """
    if len(text) > _BEGINNING or not any(map(_asks, page)):
        return None
    return "\n\n".join(line for line in text.splitlines() if line and not _asks(line))


def _asks(line: str) -> bool:
    return len(line) <= _LINE and _GATE.search(line) is not None
