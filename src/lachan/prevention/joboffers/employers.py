"""Whether an offer says who employs or where: a body with a name, a person's own place, an address, a public office.

A nickname, an application, a country or a province is neither: there is nobody to be looked for."""

from collections.abc import Iterator

from lachan.prevention.joboffers.lexicon import Met, Spoken
from lachan.prevention.joboffers.reading import Offer, Word

# A name stands at most so many words after what kind of body it is.
REACH = 6
# Regions name no employer: «xưởng giày Quảng Đông», «quán ở Móng Cái».
REGIONS = frozenset(
    "cam campuchia lao thai lan trung quoc viet nam nhat ban han dai loan uc my anh duc canada nga ba malaysia singapore dubai"
    " philippines manila myanmar mien dien bavet bangkok pattaya mong cai lang son ha noi sai gon hcm tphcm bac nam quang dong"
    " tay van binh duong dong nai da lat lam phnom penh sihanouk svay rieng poipet moc bai a au hong kong macau hue vinh dak lak"
    " gia lai nang can tho thuan phan thiet hai phong ninh giang thanh hoa nghe tinh kon tum zalo tele telegram facebook fb page"
    " viber kk cv vip coin game online cskh app kpi usd visa rau nu ot pm ib inbox hr cs id tip pg pr ktv led ad admin sdt dt ae"
    " em chi luong viec ai tuyen can nhan lh lien he bao khong co lam di qua sang ben neu sau khi tu den toi thu nhap ho hop ky"
    " bay ca ngay thang muc yeu cau dia uu tien moi don vao va o tai voi".split()
)
# After these an employer's place is only told by region.
ELSEWHERE = frozenset("o tai ben qua sang gan tu den toi vao ve cua".split())


def is_named(offer: Offer, spoken: Spoken) -> bool:
    return any(_ways(offer, spoken))


def _ways(offer: Offer, spoken: Spoken) -> Iterator[bool]:
    yield bool(spoken.get("public_body"))
    kinds, titles = spoken.get("employer_kind", []), spoken.get("person_title", [])
    yield any(_has_name(offer, kind) for kind in kinds)
    yield any(_own_place(offer, title, kinds) for title in titles)
    yield any(_is_found(offer, spoken, spot) for spot in spoken.get("spot_kind", ()))


def _follow(offer: Offer, met: Met, reach: int) -> Iterator[tuple[int, Word]]:
    """The words after it in its clause."""
    clause = offer.words[met.end - 1].clause
    for at in range(met.end, min(met.end + reach, len(offer.words))):
        if offer.words[at].clause != clause:
            return
        yield at, offer.words[at]


def _name(word: Word) -> bool:
    return word.capital and not word.first and word.bare not in REGIONS


def _has_name(offer: Offer, kind: Met) -> bool:
    """A kind of body, then its name, before any «ở», «bên» that says only where."""
    shouted = _shouted(offer, kind)
    for at, word in _follow(offer, kind, REACH):
        if word.bare in ELSEWHERE and word.bare != "cua":
            return False
        if _name(word) and (not shouted or at > kind.end):
            return True
    return False


def _shouted(offer: Offer, met: Met) -> bool:
    """All in capitals, so that capitals name nothing by themselves."""
    return offer.text[offer.words[met.start].start : offer.words[met.end - 1].end].isupper()


def _own_place(offer: Offer, title: Met, kinds: list[Met]) -> bool:
    """«chú Năm … cơ sở của chú», «xưởng gỗ ông Thoong»: a person named beside the place that is theirs."""
    named = any(_name(word) for _, word in _follow(offer, title, 2))
    beside = any(
        kind.sentence == title.sentence and -7 <= kind.start - title.end <= 5
        and offer.words[kind.start].bare not in {"xe", "nha", "tau", "ban", "phong", "doi"}
        or kind.end == title.start
        for kind in kinds
    )  # fmt: skip
    return named and beside


def _is_found(offer: Offer, spoken: Spoken, spot: Met) -> bool:
    """A street, a commune, a market with its name or number; not where one is to wait for a car."""
    through = {met.end for met in spoken.get("goes_through", ())} & set(range(spot.start - 3, spot.start + 1))  # fmt: skip
    after = next((word for _, word in _follow(offer, spot, 1)), None)
    if after is None or through:
        return False
    return after.number or (after.capital and after.bare not in REGIONS - {"bien"})
