"""The names that the docket keeps sealed: known inside the server, put as codes in whatever is shown or made, shown nowhere."""

import unicodedata

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.case_scenes import POLICE, PROCURACY, Stock

from lachan.access import scope
from lachan.evidence import bundling, queries
from lachan.evidence.given import Item
from lachan.evidence.tests.room import opened, picture
from lachan.intake import commands as intake
from lachan.intake.given import PersonGiven
from lachan.people.entries import Entry
from lachan.proof.guessing import folded
from lachan.web.evidence_files.prints import PRINTS

from .test_evidence_making import made, registry, text_of

pytestmark = pytest.mark.database
NAME, NICK = "Người Mẫu Chim Yến Phụng", "Bé Sậy Vàng"
BARE = "Nguoi Mau Chim Yen Phung"
ODD = (NAME, NAME.upper(), NAME.lower(), BARE, BARE.lower().replace(" ", "_"), BARE.replace(" ", ""),
       unicodedata.normalize("NFD", NAME), NAME.replace(" ", "\u00a0"), "người/mẫu/chim/yến/phụng",
       "n g ư ờ i m ẫ u c h i m y ế n p h ụ n g", "nguo7i2 ma64u chim ye61n phu5ng", NICK, NICK.lower())  # fmt: skip


@pytest.fixture
def room(committed, cast, now):
    """A victim whom the docket named, told of in odd spellings by those who wrote the file."""
    scene = Stock(cast).at("charged")
    before = set(scene.codes(POLICE))
    given = PersonGiven("injured", Entry("female", 2004, False, {"full_name": NAME, "other": f"tên gọi khác: {NICK}"}))  # fmt: skip
    intake.add_person(matter=scene.seen(POLICE), by=scene.cast(POLICE), at=scene.now, person=given)
    (code,) = set(scene.codes(POLICE)) - before
    found = opened(scene)
    found.code_of = code
    found.writes(
        Item("documents", "D1", {"title": "Biên bản (giả lập)", "folios": "1-9", "made_on": "2024-04-05"}),
        Item("evidence", "E1", {"title": f"Lời khai của {BARE}", "source": "statement", "document": "D1", "speaker": code}),
        *(Item("propositions", f"M{n}", {"text": f"đã giao {one} cho người khác (giả lập)", "since": "2024-03"}) for n, one in enumerate(ODD, 1)),
        Item("links", "L1", {"from": "E1", "to": "M1", "kind": "supports"}),
    )  # fmt: skip
    found.scanned(picture(), name=f"{BARE}.jpg")
    now(found.scene.now)
    return found


def held(text: str) -> list[str]:
    plain = "".join(x for x in folded(text)[0] if x.isalnum())
    return [x for x in ("chimyenphung", "besayvang") if x in plain]


def pages(room):
    base = f"/vu-viec/{room.code}/chung-cu/"
    yield from (f"{base}{x}" for x in ("", "cau-hoi/", "tep/", "trinh-bay/", "thay-doi/?tu=1&den=2", "lien-ket/", "ghi-nhanh/"))  # fmt: skip
    yield from (f"{base}bang/{x}/" for x in ("matrix", "tree", "timeline", "network", "money", "procedure"))  # fmt: skip
    person = f"muc/persons/{room.code_of}/"
    yield from (f"{base}{x}" for x in ("muc/propositions/", "muc/evidence/E1/", "muc/evidence/E1/sua/", person, f"{person}sua/"))  # fmt: skip
    yield from (f"{base}muc/propositions/M{n}/{x}" for n in range(1, len(ODD) + 1) for x in ("", "sua/"))  # fmt: skip


@pytest.mark.parametrize("account", [POLICE, PROCURACY])
def test_no_page_of_the_room_shows_a_name_of_the_docket(room, sign_in, account):
    client, seen = sign_in(account), 0
    for url in pages(room):
        answer = client.get(url)
        if account == POLICE:
            assert answer.status_code == 200, url
        if answer.status_code == 200:
            seen += 1
            assert not held(answer.content.decode()), url
    assert seen > 20
    assert room.code_of in client.get(f"/vu-viec/{room.code}/chung-cu/muc/propositions/M9/").content.decode()  # fmt: skip


@pytest.mark.parametrize("reader", ["ngoai", "co-quyen"])
def test_no_export_holds_a_name_of_the_docket(room, sign_in, reader):
    client, coded = sign_in(POLICE), set()
    for kind in (*PRINTS, *(f"tep-{name}" for name in registry.OUT)):
        answer = made(client, room, kind, **{"nguoi-doc": reader})
        assert answer.status_code == 200, kind
        said = text_of(answer.content)
        assert not held(said), kind
        coded |= {kind} if f"đã giao {room.code_of} cho" in said else set()
    assert len(coded) > 4, coded
    shown = {one.may_see_victims for one in room.read().bundle.displays}
    assert shown == {reader == "co-quyen"}


def test_correcting_a_person_of_the_docket_writes_no_name_into_the_room(room, sign_in):
    client, code = sign_in(POLICE), room.code_of
    where = f"/vu-viec/{room.code}/chung-cu/muc/persons/{code}/sua/"
    told = {"code": code, "roles": ["victim"], "name": "", "language": "vi"}
    assert client.post(where, told).status_code == 302
    body = room.read().kept["persons", code].body
    assert body["roles"] == ["victim"] and not {"name", "aliases"} & body.keys()
    person = next(p for p in room.read().bundle.persons if p.id == code)
    assert (person.name, person.aliases) == (NAME, (NICK,))


def test_it_costs_one_statement_and_a_name_of_the_room_stays_beside_it(room):
    room.writes(Item("persons", room.code_of, {"code": room.code_of, "roles": ["victim"], "name": "Chim Ri"}))  # fmt: skip
    who = room.scene.cast(POLICE)
    with scope.acting(who):
        casefile = queries.casefile_by_code(who, room.code)
        whole = bundling.whole(casefile, {n: k.body for n, k in room.read().kept.items() if not k.gone}, room.scene.now)  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            found = bundling.named(whole, casefile.matter)
    assert len(asked) == 1
    person = next(p for p in found.persons if p.id == room.code_of)
    assert (person.name, person.aliases) == ("Chim Ri", (NAME, NICK))
