"""Ages that an offer names, and whether a child is wanted: «16-22t», «2k9», «từ 15 tuổi», not «bé 5 tuổi», not «14 tháng»."""

import re
from collections.abc import Iterator
from datetime import date

from lachan.prevention.joboffers.lexicon import Met
from lachan.prevention.joboffers.money import joined
from lachan.prevention.joboffers.reading import Offer

GROWN = 18
CHILDHOOD = range(6, GROWN)
NUMBER = {"muoi mot": 11, "muoi hai": 12, "muoi ba": 13, "muoi bon": 14, "muoi lam": 15, "muoi nam": 15, "muoi sau": 16, "muoi bay": 17}  # fmt: skip
SAID = r"\d{1,2}|" + "|".join(NUMBER)
AGE = re.compile(
    rf"(?<![^ ~])(?P<low>{SAID})(?:[ ~](?:den|toi|hay|hoac))?(?:[ ~](?P<high>{SAID}))?[ ~]tuoi(?![^ ~])"
)
# «nhóc 15 16 cũng nhận», «nữ 15-20»: who is wanted stands before.
WANTED = re.compile(rf"(?<![^ ~])(?:nhoc|nu|nam|em|gai|be gai|be|tre|dua|tuoi tu|tuoi|sinh nam|tu|lua|lua tuoi|co|do|tam|khoang|do tuoi)[ ~](?P<low>{SAID})(?:[ ~](?:den|toi))?[ ~](?P<high>\d{{1,2}})(?![^ ~])(?![ ~]?(?:trieu|nghin|gio|cong|nguoi|ban|thang|ngay|kg|suat|phut))")  # fmt: skip
BORN = re.compile(r"(?<![^ ~])(?:2[ ~](?:k|nghin|khong|triệu)[ ~]?(?P<short>\d{1,2})|(?:sinh nam|sn|doi|sinh) (?P<year>20\d\d))(?![^ ~\d])")  # fmt: skip
# «con bé 17 rồi», «cháu năm nay 15».
GROWING = re.compile(
    r"(?<![^ ~])(?:be|chau|con gai|em gai|dua|nho)[ ~](?:\S+[ ~]){0,3}?(?P<low>1[0-7])(?P<high>)[ ~](?:roi|la lam|lam duoc)(?![^ ~])"
)
# Said beside an age that is not that of whom is wanted.
OTHERS = re.compile(
    r"(?:tren|hon|qua|cham|trong|giu|day|duoi tuoi|khong nhan|khong tuyen|con nho|con em|chau)(?: \S+){0,2}[ ~]$"
)
UNFIT = re.compile(
    r"[ ~](?:\S+ ){0,2}(?:o nha|khong duoc|khong nhan|khong tuyen|vui long|mien|di hoc)"
)
REFUSED = re.compile(
    r"(?:khong|chua|mien|dung|cam)(?: \S+){0,4} (?:nhan|tuyen|thue|lay|cho)?(?: \S+){0,4}[ ~]$"
)


def minor_ages(offer: Offer, today: date) -> Iterator[Met]:
    """Each age under 18 that is wanted, as a concept."""
    line, starts = joined(offer.words)
    for pattern in (AGE, WANTED, GROWING):
        for met in pattern.finditer(line):
            if _age(met["low"]) in CHILDHOOD and not _another(line[: met.start()], met):
                yield _met(offer, starts, met)
    for met in BORN.finditer(line):
        year = int(met["year"] or 2000 + int(met["short"]))
        if today.year - year in CHILDHOOD and not REFUSED.search(_before(line, met.start())):
            yield _met(offer, starts, met)


def _age(said: str) -> int:
    return NUMBER[said] if said in NUMBER else int(said)


def _another(before: str, met: re.Match[str]) -> bool:
    said = _before(before, len(before))
    if UNFIT.match(met.string[met.end() :]):
        return True
    grown_too = met.group("high") and _age(met["high"]) < _age(met["low"])
    return bool(OTHERS.search(said) or REFUSED.search(said) or grown_too)


def _before(line: str, at: int) -> str:
    return line[max(0, at - 60) : at].rpartition(" . ")[2]


def _met(offer: Offer, starts: list[int], met: re.Match[str]) -> Met:
    first = next(n for n, start in enumerate(starts) if start >= met.start())
    last = max(n for n, start in enumerate(starts) if start < met.end())
    return Met("minor_age", first, last + 1, offer.words[first].sentence, offer.words[first].clause)
