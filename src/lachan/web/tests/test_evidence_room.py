"""The evidence room on the screen: opened on a matter, written into by forms, corrected with its history, by code only."""

import re

import pytest
from tests.case_scenes import COURT, POLICE, PROCURACY, Stock
from tests.case_walk import ERAS, CaseWalk

from .conftest import statements
from .room_scene import NAME, charged, room_at

pytestmark = pytest.mark.database
MOST = 12
OTHERS = "dieutra_khac"


@pytest.fixture
def room(committed, cast, now):
    made = charged(room_at(cast))
    now(made.scene.now)
    return made


def path(room, rest: str = "") -> str:
    return f"/vu-viec/{room.code}/chung-cu/{rest}"


def text(client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, (url, answer.content.decode()[:3000])
    return answer.content.decode()


def sent(client, url: str, told: dict, status: int = 302) -> str:
    """What came back: where to, or the page that says why not. What the page had seen goes with it, as a browser sends it."""
    answer = client.post(url, {**_seen_on(client, url), **told})
    assert answer.status_code == status, (url, answer.content.decode()[:6000])
    return answer["Location"] if status == 302 else answer.content.decode()


def _seen_on(client, url: str) -> dict[str, str]:
    page = client.get(re.sub("bo/$", "", url)).content.decode() if "/muc/" in url else ""
    said = re.search(r'name="seen" value="(\d+)"', page)
    return {"seen": said[1]} if said else {}


def test_a_file_is_opened_from_the_page_of_the_matter(committed, cast, now, sign_in):
    scene = Stock(cast).at("open")
    now(scene.now)
    client, where = sign_in(POLICE), f"/vu-viec/{scene.matter.code}/"
    assert f'href="{where}chung-cu/"' in text(client, where)
    page = text(client, f"{where}chung-cu/")
    assert "Mở hồ sơ chứng cứ" in page
    assert sent(client, f"{where}chung-cu/mo/", {"numbering": "sheet"}) == f"{where}chung-cu/"
    assert "chưa có dữ liệu" in text(client, f"{where}chung-cu/")
    again = sent(client, f"{where}chung-cu/mo/", {"numbering": "sheet"}, 422)
    assert "đã có hồ sơ chứng cứ" in again


def test_a_report_has_its_room_before_anybody_is_charged(committed, cast, now, sign_in):
    """Hypotheses with their grounds of Điều 143 and what is to be verified; no ground of return, no accused."""
    walk = CaseWalk(cast, ERAS["2024"])
    matter = walk.reported()
    now(walk.later(days=1))
    client, where = sign_in(POLICE), f"/vu-viec/{matter.code}/chung-cu/"
    sent(client, f"{where}mo/", {"numbering": "page"})
    sent(client, f"{where}muc/hypotheses/moi/", {"article": "150", "ground": "143.1"})
    sent(
        client,
        f"{where}muc/questions/moi/",
        {"text": "Ai đưa người đi, ai trả tiền?", "contrary": "yes"},
    )
    page = text(client, where)
    assert "nguồn tin về tội phạm" in page
    assert "Điều 143 khoản 1" in page
    assert "Ai đưa người đi" in page
    assert "Điều 245 khoản 1 điểm" not in page
    assert "chưa có dữ liệu" in page


def test_the_first_page_says_what_the_file_comes_to_in_few_questions(room, sign_in):
    client = sign_in(POLICE)
    answer, sql = statements(client, path(room))
    assert answer.status_code == 200, answer.content.decode()[:3000]
    assert len(sql) <= MOST, "\n".join([str(len(sql)), *(one[:160] for one in sql)])
    html = answer.content.decode()
    found = room.asked()
    assert found.verdict in html
    assert f"<b>{found.coverage.supported}/{found.coverage.of}</b> dấu hiệu đã có chứng cứ" in html
    severe = sum(one.severity == "A" for one in found.findings)
    assert re.search(rf'href="{path(room)}cau-hoi/\?muc=A"><b>{severe}</b>', html)
    assert "Phản bác, gỡ tội" in html
    assert NAME not in html


@pytest.mark.parametrize("account, status", [(PROCURACY, 200), (OTHERS, 404), (COURT, 404), ("tongdai", 403), ("thukybcd", 403)])  # fmt: skip
def test_who_may_see(room, sign_in, account, status):
    client = sign_in(account)
    for rest in ("", "muc/", "muc/documents/", "muc/documents/D1/", "bang/matrix/", "den/?ma=E1"):
        got = client.get(path(room, rest)).status_code
        assert got == (302 if status == 200 and rest.startswith("den") else status), rest


@pytest.mark.parametrize("view", ["matrix", "tree", "timeline", "network", "money", "procedure"])
def test_every_view_has_its_table(room, sign_in, view):
    html = text(sign_in(POLICE), path(room, f"bang/{view}/"))
    assert NAME not in html
    assert 'role="rowheader"' in html


def test_an_item_is_written_corrected_and_keeps_its_history(room, sign_in):
    client = sign_in(POLICE)
    new = path(room, "muc/documents/moi/")
    assert "Biên bản ghi đủ chưa" in text(client, new)
    refused = sent(client, new, {"title": "", "made_on": "ngày kia", "folios": "30-31"}, 422)
    assert 'id="title-error"' in refused
    assert 'id="made_on-error"' in refused
    assert 'value="ngày kia"' in refused
    assert 'value="30-31"' in refused
    told = {
        "title": "Sao kê (giả lập)",
        "made_on": "03/05/2024",
        "folios": "30-31",
        "recording-hour": "no",
        "listed": "yes",
    }
    where = sent(client, new, told)
    assert where == path(room, "muc/documents/D3/")
    assert "03/05/2024" in text(client, where)
    paper = room.read().bundle.documents[-1]
    assert (paper.made_on, paper.listed, paper.recording.hour) == ("2024-05-03", True, False)
    form = text(client, f"{where}sua/")
    assert 'value="03/05/2024"' in form
    sent(client, f"{where}sua/", {**told, "title": "Sao kê tài khoản (giả lập)"})
    page = text(client, where)
    assert page.count("Lần ghi ") >= 2
    assert "Sao kê (giả lập)" in page
    assert "Sao kê tài khoản (giả lập)" in page


def test_a_sealed_name_stays_sealed_when_the_person_is_corrected(room, sign_in):
    client, where = sign_in(POLICE), path(room, "muc/persons/N1/")
    for page in (
        where,
        f"{where}sua/",
        path(room, "muc/evidence/E1/sua/"),
        path(room, "muc/propositions/M1/"),
    ):
        assert NAME not in text(client, page), page
    assert "đã niêm phong" in text(client, where)
    sent(
        client,
        f"{where}sua/",
        {"code": "N1", "roles": ["described"], "identified": "no", "name": ""},
    )
    person = next(one for one in room.read().bundle.persons if one.id == "N1")
    assert (person.name, person.identified) == (NAME, False)


def test_taking_out_needs_a_reason_and_a_file_that_holds(room, sign_in):
    client = sign_in(POLICE)
    link, proof = path(room, "muc/links/L3/"), path(room, "muc/evidence/E1/")
    assert "nêu lý do" in sent(client, f"{link}bo/", {"reason": ""}, 422)
    assert "«E1»" in sent(client, f"{proof}bo/", {"reason": "Ghi nhầm"}, 422)
    sent(client, f"{link}bo/", {"reason": "Ghi nhầm"})
    assert len(room.read().bundle.links) == 2
    assert "Ghi nhầm" in text(client, link)


def test_somebody_wrote_meanwhile(room, sign_in):
    client, where = sign_in(POLICE), path(room, "muc/documents/D1/sua/")
    seen = re.search(r'name="seen" value="(\d+)"', text(client, where))[1]
    sent(client, where, {"title": "Bản của người khác (giả lập)"})
    late = sent(client, where, {"title": "Bản của mình (giả lập)", "seen": seen}, 422)
    assert "người khác đã sửa chính mục này" in late
    assert "Bản của mình (giả lập)" in late


def test_a_code_that_the_file_does_not_have_is_refused_beside_its_box(room, sign_in):
    html = sent(sign_in(POLICE), path(room, "muc/evidence/moi/"),
                {"title": "Lời khai", "source": "statement", "document": "D99"}, 422)  # fmt: skip
    assert 'id="document-error"' in html
    assert "D99" in html


def test_the_court_reads_the_file_that_lies_with_it_and_writes_nothing(
    committed, cast, now, sign_in
):
    made = room_at(cast, "at_court", PROCURACY)
    now(made.scene.now)
    client = sign_in(COURT)
    page = text(client, path(made))
    assert "ghi-nhanh/" not in page
    assert "Ghi mục mới" not in text(client, path(made, "muc/documents/"))
    for rest in ("muc/documents/moi/", "ghi-nhanh/", "lien-ket/", "but-luc/", "nhap/"):
        assert client.get(path(made, rest)).status_code == 403, rest
    assert client.post(path(made, "muc/documents/moi/"), {"title": "x"}).status_code == 403
    assert sign_in(POLICE).get(path(made)).status_code == 404, "an earlier body is out of the room"


WRONG = (
    "muc/khac/", "muc/notes/", "muc/documents/D99/", "muc/documents/D1%27/sua/", "muc/scans/x/", "muc/documents/D99/rut/", "bang/khac/",
    "den/", "den/?ma=x~y", "cau-hoi/?tu=-1&muc=Z&can-cu=%27", "cau-hoi/R-99-x/", "thay-doi/?tu=x&den=99999999", "thay-doi/?tu=9&den=1",
    "lien-ket/?from=%3Cb%3E&to=x", "muc/links/L9/", "muc/file/file/", "muc/file/file/sua/", "muc/propositions/moi/?text=%3Cscript%3E",
)  # fmt: skip


def test_a_wrong_address_is_an_answer(room, sign_in):
    client = sign_in(POLICE)
    for rest in WRONG:
        answer = client.get(path(room, rest))
        assert answer.status_code in {200, 404}, rest
        assert "<script>" not in answer.content.decode().split("</head>")[1], rest


def test_too_much_and_nonsense_stand_beside_their_box(room, sign_in):
    client = sign_in(POLICE)
    long = sent(
        client,
        path(room, "muc/documents/moi/"),
        {"title": "x" * 301, "recording-session": "0"},
        422,
    )
    assert 'id="title-error"' in long
    assert 'id="recording-session-error"' in long
    assert re.search(r"<details[^>]* open><summary>Biên bản ghi đủ chưa", long), (
        "what is wrong is not folded away"
    )
    odd = sent(client, path(room, "muc/alternatives/moi/"), {"article": "../x", "reason": ""}, 422)
    assert "refusal" in odd
    sent(
        client,
        path(room, "muc/alternatives/moi/"),
        {"article": "151", "reason": "Bị hại đã đủ 16 tuổi"},
    )
    assert room.read().bundle.alternatives == {"151": "Bị hại đã đủ 16 tuổi"}
