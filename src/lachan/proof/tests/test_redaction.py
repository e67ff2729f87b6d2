"""What leaves the file for a reader without the right: no name, however spelled, wherever it was typed."""

import json

import pytest

from lachan.proof.bundle import Bundle
from lachan.proof.guessing import MASKED
from lachan.proof.loading import read
from lachan.proof.redaction import ENTITLED, OUTSIDE, UNDECIDED, Reader, _fields, parts, redacted
from lachan.proof.schema import example
from lachan.proof.scrubbing import Words
from lachan.proof.small import LEFT_OUT
from lachan.proof.tests.canaries import KNOWN, UNKNOWN, leaks, planted, shapes_seen, spellings
from lachan.proof.tests.changing import changed


def text_of(bundle: Bundle) -> str:
    return json.dumps(bundle.model_dump(mode="json", by_alias=True), ensure_ascii=False)


def test_every_shape_of_a_bundle_is_planted_and_every_word_field_holds_a_name() -> None:
    assert shapes_seen() == set(parts())
    assert len(leaks(text_of(planted()), KNOWN + UNKNOWN)) == 6
    said = text_of(planted(unknown=False))
    assert said.count("đi cùng BH1") > sum(
        list(_fields(cls).values()).count("words") for cls in parts().values()
    )


def test_no_name_known_or_not_reaches_a_reader_without_the_right() -> None:
    assert leaks(text_of(redacted(planted(), OUTSIDE)), KNOWN + UNKNOWN) == []


def test_no_known_name_reaches_even_a_reader_with_the_right() -> None:
    assert leaks(text_of(redacted(planted(), ENTITLED)), KNOWN) == []


def test_a_field_nobody_placed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the note of a paper is: nothing names it in the lists of what stays."""
    one = changed({"set": {"d3.note": "theo lời cô giáo lan thì đã nhận"}})
    assert redacted(one).documents[2].note == LEFT_OUT
    assert "cô giáo lan" in text_of(redacted(one, ENTITLED))


@pytest.mark.parametrize("old", ["d3", "n1", "p1", "c1", "e1", "v1", "q1"])
def test_an_id_that_is_a_name_is_given_anew_everywhere(old: str) -> None:
    data = json.loads(json.dumps(example()).replace(f'"{old}"', '"Tran_Thi_Chim.Se"').replace(f'"{old}/', '"Tran_Thi_Chim.Se/'))  # fmt: skip
    next(p for p in data["persons"] if p["code"] == "BH1")["name"] = KNOWN[0]
    for reader in (OUTSIDE, ENTITLED):
        made = redacted(read(json.dumps(data)), reader)
        assert leaks(text_of(made), KNOWN) == []
        assert len(made.links) == len(example()["links"])


def test_it_is_the_same_each_time_says_what_it_is_and_can_be_read_back() -> None:
    made = redacted(planted())
    assert text_of(made) == text_of(redacted(planted()))
    assert made.redacted and not planted(unknown=False).redacted.startswith(made.redacted)
    assert text_of(read(text_of(made))) == text_of(made)
    assert text_of(redacted(made)) == text_of(made)


def test_of_a_victim_the_year_and_no_paper_of_identity() -> None:
    made = redacted(changed({}))
    victim = next(p for p in made.persons if p.code == "BH1")
    assert victim.birth and victim.birth.value == "2004"
    assert next(d for d in made.documents if d.id == "d7").title == f"Giấy tờ của BH1 {LEFT_OUT}"
    kept = next(p for p in redacted(changed({}), ENTITLED).persons if p.code == "BH1")
    assert kept.birth and kept.birth.value == "2004-08-19"


def test_the_day_of_birth_is_a_year_wherever_it_was_typed() -> None:
    said = "BH1 sinh ngày 19/8/2004; giấy ghi 19 tháng 8 năm 2004, 2004-08-19; người kia sinh 02/03/1999, đến ngày 05/03/2024"
    change = {"set": {"p3.text": said},
              "add": {"assertions": [{"evidence": "e1", "subject": "v1", "attribute": "date", "value": "2004-08-19"}]}}  # fmt: skip
    made = redacted(changed(change))
    told = next(p.text for p in made.propositions if p.id == "p3")
    assert (
        told
        == "BH1 sinh ngày 2004; giấy ghi 2004, 2004; người kia sinh năm 1999, đến ngày 05/03/2024"
    )
    assert made.assertions[-1].value == LEFT_OUT
    assert "19/8/2004" in text_of(redacted(changed(change), ENTITLED))


DESCRIBED = {
    "add": {
        "persons": [{"id": "n4", "code": "N4", "roles": ["described"], "name": "Tư Le Le", "identified": False}],
        "propositions": [{"id": "p9", "text": "N4, không phải BC1, giao BH1; Tư Le Le nhận tiền", "nature": "denial", "actors": ["n4"]}],
        "links": [{"from": "e2", "to": "p9", "kind": "supports"}, {"from": "p9", "to": "c1/act", "kind": "attacks"}],
        "transactions": [{"id": "t4", "payer": "n4", "payee": "n1", "sum": 7}],
        "circumstances": [{"id": "k4", "person": "n4", "article": "52.1.a"}],
        "displays": [{"id": "s4", "shows": ["n4", "p9"], "labels": {"n4": "N4"}}],
    }
}  # fmt: skip


def test_a_described_person_is_absent_and_what_speaks_for_the_accused_stays() -> None:
    made = redacted(changed(DESCRIBED))
    said = text_of(made)
    assert '"n4"' not in said and "N4" not in said and "Le Le" not in said
    told = next(p for p in made.propositions if p.id == "p9")
    assert (
        told.text == f"{UNDECIDED}, không phải BC1, giao BH1; {UNDECIDED} nhận tiền"
        and told.actors == ()
    )
    assert any(x.from_ == "p9" and x.kind == "attacks" for x in made.links)
    assert not [k for k in made.circumstances if k.id == "k4"]


def test_what_spoke_of_a_row_that_went_speaks_of_it_no_more() -> None:
    """The circumstance goes with its person; whatever names the circumstance lets go of it."""
    shown = {"id": "v9", "title": "Trình chiếu", "shows": ["k4", "e1"]}
    file = changed(DESCRIBED | {"add": DESCRIBED["add"] | {"displays": [shown]}})
    assert "k4" in text_of(file)
    assert "k4" not in text_of(redacted(file))


def test_once_a_procurator_opened_the_name_the_code_stays() -> None:
    made = redacted(changed(DESCRIBED), Reader(opened=frozenset({"n4"})))
    assert [p.code for p in made.persons] == ["BC1", "BH1", "N4"] and "Le Le" not in text_of(made)


@pytest.mark.parametrize("name", KNOWN)
def test_known_names_are_codes_in_every_spelling(name: str) -> None:
    words = Words({name: "BH1"}, guarded=False)
    for one in spellings(name):
        assert words.of(f"tệp {one} nhận") == (
            "tệp BH1.mp4 nhận" if one.endswith("mp4") else "tệp BH1 nhận"
        )


@pytest.mark.parametrize(("text", "left"), [
    ("Biên bản ghi lời khai Trần Thị Chim lần 2", f"Biên bản ghi lời khai {LEFT_OUT} lần 2"),
    ("BC1 hứa với Chim việc ở Zalo", f"BC1 hứa với {LEFT_OUT} việc ở Zalo"),
    ("Cơ quan Cảnh sát điều tra Công an tỉnh; BLHS Điều 150", "Cơ quan Cảnh sát điều tra Công an tỉnh; BLHS Điều 150"),
    ("Sao kê chuyển khoản 40.000.000 đồng ngày 05.03.2024", "Sao kê chuyển khoản 40.000.000 đồng ngày 05.03.2024"),
    ("gọi số 0912 345 678 và 0912345678", f"gọi số {MASKED} và {MASKED}"),
    ("tài khoản 19034567890123, thư chim@thu.vn", f"tài khoản {MASKED}, thư {LEFT_OUT}"),
    ("lời khai của nguyễn thị chim", f"lời khai của {LEFT_OUT}"),
    ("Tiền án của BC1, hoàn cảnh của BH1 lần 3", "Tiền án của BC1, hoàn cảnh của BH1 lần 3"),
    ("BC1 nói với Nam, Công và Văn ở Việt Nam", f"BC1 nói với {LEFT_OUT} và {LEFT_OUT} ở Việt Nam"),
    ("theo Quyết định 12/QĐ-CSĐT, NĐ số 127/2017/NĐ-CP", "theo Quyết định 12/QĐ-CSĐT, NĐ số 127/2017/NĐ-CP"),
    ("Chim khai đã nhận tiền. Vẹt đưa BH1 đi", f"{LEFT_OUT} khai đã nhận tiền. {LEFT_OUT} đưa BH1 đi"),
    ("Điện thoại bị thu giữ. Tiền được chuyển. BC1 khai có", "Điện thoại bị thu giữ. Tiền được chuyển. BC1 khai có"),
    ("BC1 đưa Đỗ Ước Ở đi, rồi Ất về", f"BC1 đưa {LEFT_OUT} đi, rồi {LEFT_OUT} về"),
    ("nhận của 陈小燕 tiền", f"nhận của {LEFT_OUT} tiền"),
])  # fmt: skip
def test_what_could_be_a_name_or_a_number_is_left_out(text: str, left: str) -> None:
    assert Words({}, guarded=True).of(text) == left


@pytest.mark.parametrize(("text", "left"), [
    ("Sẻ nói với chị sẻ và Tư", "BH1 nói với chị BH1 và N4"),
    ("ba lần gặp Ba, tư cách của Tư", "ba lần gặp BC2, tư cách của N4"),
    ("Oanh gặp Oanh", f"{LEFT_OUT} gặp {LEFT_OUT}"),
    ("Biên bản hỏi cung ÐỖ VĂN BIÊN", "Biên bản hỏi cung BC9"),
])  # fmt: skip
def test_given_names_and_nicknames_are_codes_where_they_are_names(text: str, left: str) -> None:
    called = {"Trần Thị Sẻ": "BH1", "Tư": "N4", "Ba": "BC2", "Lê Oanh": "BC1", "Vũ Oanh": "BH2", "Đỗ Văn Biên": "BC9"}  # fmt: skip
    assert Words(called, guarded=False).of(text) == left


def test_letters_no_file_can_hold_are_gone_for_every_reader() -> None:
    one = changed({"set": {"d3.title": "Biên bản\x00 hỏi\x0b cung BC1"}})
    for reader in (OUTSIDE, ENTITLED):
        assert redacted(one, reader).documents[2].title == "Biên bản hỏi cung BC1"


@pytest.mark.parametrize("text", [
    "Lời khai của BH1", "Biên bản giao nhận: Sao kê tài khoản", "Giao nhận BH2", "Đưa BH1 xuống quán", "Tưởng BH3 đã 17 tuổi",
    "Cơ quan Cảnh sát điều tra Công an tỉnh Lâm Đồng", "Viện kiểm sát nhân dân thành phố Huế", "Trung tâm Pháp y", "Kết luận. Tiền được trả BC1. Xe đã bán",
    "Quyết định khởi tố bị can «Mua bán người»", "Các việc xảy ra tháng 3/2024", "Lệnh khám xét 12/QĐ-CSĐT",
])  # fmt: skip
def test_what_names_nobody_stays(text: str) -> None:
    assert Words({"Trần Thị Giả": "BH1"}, guarded=True).of(text) == text


def test_a_word_of_a_longer_name_is_not_taken_for_the_person() -> None:
    words = Words({"Trần Văn Sương": "BC1"}, guarded=False)
    assert words.of("quán Sương Lạnh, Sương đến") == "quán Sương Lạnh, BC1 đến"


DIEM = "Vi Hạ Hoa Quỳ Diễm"


@pytest.mark.parametrize("said", [
    "vi/hạ/hoa/quỳ/diễm", "vi(hạ(hoa(quỳ(diễm", "v i h ạ h o a q u ỳ d i ễ m", "Vi Hạ Hoa quì Diễm", "vi ha5 hoa quy2 die64m",
    "Ｖｉ Ｈạ Ｈｏａ Ｑｕỳ Ｄｉễｍ", "𝐕𝐢 𝐇𝐚 𝐇𝐨𝐚 𝐐𝐮𝐲 𝐃𝐢𝐞𝐦", "Vі Hạ Hоа Quỳ Diễm", "v.i.h.a.h.o.a.q.u.y.d.i.e.m", "ⓥⓘ ⓗⓐ ⓗⓞⓐ ⓠⓤⓨ ⓓⓘⓔⓜ",
])  # fmt: skip
@pytest.mark.parametrize("guarded", [True, False])
def test_a_name_typed_to_pass_is_the_code(said: str, guarded: bool) -> None:
    assert Words({DIEM: "BH1"}, guarded=guarded, codes=["BH1"]).of(f"đã đón {said}, đi") == "đã đón BH1, đi"  # fmt: skip


@pytest.mark.parametrize(("text", "left"), [
    ("gọi 0 9 1 2 3 4 5 6 7 8, ０９１２３４５６７８", f"gọi {MASKED}, {MASKED}"), ("gọi 0.9.1.2.3.4.5.6.7.8", f"gọi {MASKED}"),
    ("facebook.com/hoa.sim.93 và @hoasim", f"facebook.com/{LEFT_OUT} và {LEFT_OUT}"), ("gặp y h'linh niê ở rẫy", f"gặp {LEFT_OUT} ở rẫy"),
    ("k’brối khai", f"{LEFT_OUT} khai"), ("chị hoa khai, anh bảy đến", f"chị {LEFT_OUT} khai, anh {LEFT_OUT} đến"),
    ("cô gái tên hoa sim đã đi", f"cô gái tên {LEFT_OUT} đã đi"), ("nạn nhân mai khai", f"nạn nhân {LEFT_OUT} khai"),
])  # fmt: skip
def test_a_name_in_no_list_written_small_is_left_out(text: str, left: str) -> None:
    assert Words({}, guarded=True).of(text) == left


@pytest.mark.parametrize("text", [
    "em gái kể, cháu bé theo bà ngoại", "ngày 05.03.2024 10 giờ", "bác sĩ, y tá, y tế xã", "nạn nhân bị ép; anh ấy khai", "tên gọi của tệp",
    "nhà trọ C", "bút lục 1-9, 12", "40.000.000 đồng",
])  # fmt: skip
def test_what_is_like_such_a_name_and_is_none_stays(text: str) -> None:
    assert Words({DIEM: "BH1"}, guarded=True).of(text) == text


OURS = ("N-9TH4ZJP", "N-MVFSGFW", "BH2")


def test_our_codes_pass_whole_and_others_are_given_anew() -> None:
    persons = [{"id": x, "code": x, "roles": ["witness"]} for x in OURS]
    persons += [
        {"id": "n8", "code": "HANH-2003", "roles": ["victim"]},
        {"id": "n9", "code": "Hạnh Mây", "roles": ["witness"]},
    ]
    told = "giao BH2 cho N-9TH4ZJP rồi N-MVFSGFW đi cùng HANH-2003, Hạnh Mây (e12)"
    change = {"set": {"p3.text": told}, "add": {"persons": persons}}
    made = redacted(changed(change))
    codes = {p.id: p.code for p in made.persons}
    assert {codes[x] for x in OURS} == set(OURS)
    said = next(p.text for p in made.propositions if p.id == "p3")
    assert (
        said == f"giao BH2 cho N-9TH4ZJP rồi N-MVFSGFW đi cùng {codes['n8']}, {codes['n9']} (e12)"
    )
    assert codes["n8"].startswith("BH") and codes["n9"].startswith("N")
    assert "HANH" not in text_of(made) and "Mây" not in text_of(made)
    kept = redacted(changed(change), ENTITLED)
    assert next(p.text for p in kept.propositions if p.id == "p3") == told
