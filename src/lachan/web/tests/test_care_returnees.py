"""A list of thirty invented people who came back: tried, decided by people, received once, screened."""

import io
import re
import tempfile
from datetime import date, datetime, timedelta

import pytest
from openpyxl import load_workbook

from lachan.exchange.returnees.sample import write_sample

from .care_scene import COMMUNE, POLICE, sent, text
from .conftest import FRIDAY

pytestmark = pytest.mark.database
HERE = "/cham-soc/danh-sach-tro-ve/"
CALLS, TOLD = "Không gọi điện", 'class="deed">Ghi hoàn cảnh'


def sample(tmp_path, *, flaws=False):
    path = tmp_path / "mau.xlsx"
    write_sample(path, received_on=date(2026, 3, 10), flaws=flaws)
    return path


def tried(client, path, status=200):
    with path.open("rb") as file:
        return sent(client, HERE, status, file=file, received_at="")


def sealed(html):
    return re.search(r'name="sealed" value="([^"]+)"', html)[1]


def test_the_list_with_names_is_laid_down_nowhere(sign_in, tmp_path, monkeypatch):
    """Whoever is stopped halfway would leave it there: no folder for passing things is asked for, and none is needed."""
    client, path = sign_in(COMMUNE), sample(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    assert "Đọc thử: 30 người" in tried(client, path)


def test_thirty_people_are_tried_then_received_and_screened(sign_in, tmp_path):
    client, path = sign_in(COMMUNE), sample(tmp_path)
    html = tried(client, path)
    assert "Đọc thử: 30 người" in html
    assert (
        "Người Mẫu" not in html.split("<main")[1]
    )  # the officer at the door bears an invented name too
    assert "N-" not in re.sub(r'value="[^"]+"', "", html.split("<main")[1])
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html))
    codes = set(re.findall(r"/cham-soc/(N-\w+)/sang-loc/", done))
    assert len(codes) == 30
    assert "Đã tiếp nhận 30 người" in done
    assert "forced_criminality" in text(client, f"/cham-soc/{min(codes)}/sang-loc/")
    assert "Sàng lọc" in text(client, f"/cham-soc/{codes.pop()}/")


def test_the_same_list_again_is_known_row_by_row_and_asks_nothing(sign_in, tmp_path):
    client, path = sign_in(COMMUNE), sample(tmp_path)
    sent(client, f"{HERE}nhan/", 200, sealed=sealed(tried(client, path)))
    html = tried(client, path)
    assert "30 dòng đã nhận từ danh sách trước" in html and 'type="radio"' not in html
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html))
    assert "Đã tiếp nhận 0 người" in done
    assert done.count("Đã nhận từ danh sách trước.") == 30


def changed(path, rows, column, value, name="sua.xlsx"):
    """The list with one cell of some of its people changed: no row of theirs is the same."""
    book = load_workbook(path)
    for row in rows:
        book.active.cell(row=row, column=column, value=value)
    book.save(path.with_name(name))
    return path.with_name(name)


def test_who_may_be_known_is_asked_about_with_the_reason_and_goes_on_in_the_same_file(sign_in, tmp_path):  # fmt: skip
    client, path = sign_in(COMMUNE), sample(tmp_path)
    sent(client, f"{HERE}nhan/", 200, sealed=sealed(tried(client, path)))
    again = changed(path, (6, 7), 12, datetime(2026, 3, 10, 10, 5))
    html = tried(client, again)
    assert "28 dòng đã nhận từ danh sách trước" in html and "Cùng họ tên và năm sinh" in html
    asked = re.findall(r'type="radio" name="(dong_\d+)" value="(N-\w+)"', html)
    assert [name for name, _ in asked] == ["dong_0", "dong_1"]
    waits = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html))
    assert waits.count("Chưa xác nhận có phải người đã có hồ sơ hay không") == 2
    chosen = {asked[0][0]: asked[0][1], "dong_1": "khac"}
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html), **chosen)
    assert done.count("Đã ghi vào hồ sơ có sẵn; không mở hồ sơ thứ hai.") == 1
    assert "Đã tiếp nhận 1 người" in done
    page = text(client, re.search(rf'href="({HERE}[0-9a-f-]+/)"', done)[1])
    # The first has two rows of the mended list: one person, one file.
    assert len(set(re.findall(r"N-\w+", page))) == 31
    third = tried(client, again)
    assert "30 dòng đã nhận từ danh sách trước" in third


@pytest.mark.parametrize("how", ["", ".lai"])
def test_no_calls_and_the_situation_of_a_row_go_on_with_whoever_has_a_file_already(sign_in, tmp_path, how):  # fmt: skip
    client, path = sign_in(COMMUNE), changed(sample(tmp_path), (6,), 16, None, "truoc.xlsx")
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(tried(client, path)))
    code = re.search(r"N-\w+", done)[0]
    page = f"/cham-soc/{code}/"
    assert CALLS not in text(client, page)
    told = text(client, page).count(TOLD)
    mended = changed(path, (6,), 12, datetime(2026, 3, 12, 9, 0))
    html = tried(client, changed(mended, (6,), 16, "Không gọi về nhà"))
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html), dong_0=f"{code}{how}")
    assert "Đã ghi lời dặn không gọi về nhà." in done and "chưa vào hồ sơ" not in done
    assert CALLS in text(client, page)
    assert text(client, page).count(TOLD) == told + 1
    assert text(client, page).count('class="deed">Thống nhất cách liên lạc') == 1


def test_a_closed_file_still_takes_how_not_to_reach_the_person(sign_in, tmp_path):
    client, path = sign_in(COMMUNE), changed(sample(tmp_path), (6,), 16, None, "truoc.xlsx")
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(tried(client, path)))
    code = re.search(r"N-\w+", done)[0]
    closing = {"ground": "moved", "words": "", "when": "2026-03-11T09:00"}
    sent(client, f"/cham-soc/{code}/lam/ket-thuc/", **closing)
    mended = changed(path, (6,), 12, datetime(2026, 3, 12, 9, 0))
    html = tried(client, changed(mended, (6,), 16, "Không gọi về nhà"))
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html), dong_0=code)
    assert "Đã ghi lời dặn không gọi về nhà." in done and "chưa vào hồ sơ" in done
    assert CALLS in text(client, f"/cham-soc/{code}/")


def test_who_comes_back_later_goes_on_in_the_closed_file_and_is_screened_anew(sign_in, tmp_path):
    client, path = sign_in(COMMUNE), sample(tmp_path)
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(tried(client, path)))
    code = re.search(r"N-\w+", done)[0]
    sent(
        client, f"/cham-soc/{code}/lam/ket-thuc/", ground="moved", words="", when="2026-03-11T09:00"
    )
    html = tried(client, changed(path, (6,), 12, datetime(2026, 3, 12, 9, 0)))
    assert f'value="{code}.lai"' in html
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html), dong_0=f"{code}.lai")
    assert "Trở về lần nữa" in done
    page = text(client, f"/cham-soc/{code}/")
    assert (
        "Mở lại hồ sơ hỗ trợ" in page
        and page.count('class="deed">Có tên trong danh sách người trở về') == 2
    )
    assert code in text(client, "/cham-soc/?sang_loc=chua")


def test_one_after_another_is_screened_along_the_list_until_nobody_is_left(sign_in, tmp_path):
    client, path = sign_in(COMMUNE), sample(tmp_path)
    book = load_workbook(path)
    book.active.delete_rows(9, 40)
    book.save(path)
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(tried(client, path)))
    here = re.search(rf'href="({HERE}[0-9a-f-]+/)"', done)[1]
    assert "Còn 3 người chưa sàng lọc" in text(client, here)
    assert "còn 3 người chưa sàng lọc" in text(client, HERE)
    assert "Trong danh sách trở về, chưa sàng lọc" in text(client, "/cham-soc/can-lam/")
    url = re.search(r'href="([^"]+)">Sàng lọc người tiếp theo: dòng 6', done)[1]
    for left in (3, 2, 1):
        page = text(client, url)
        assert f"còn <b>{left}</b> trong 3 người" in page
        told = {"signs": "no", "when": "2026-03-11T09:00", "forced": "", "note": ""}
        answer = client.post(url, {**told, "decide": "tiep"})
        assert answer.status_code == 302, answer.content.decode()[:2000]
        url = answer["Location"]
    assert url == here
    page = text(client, here)
    assert "Mọi người trong danh sách đã được sàng lọc" in page and "Mẫu 0" not in page
    assert sign_in("caxa2_2026").get(here).status_code == 404


def test_a_mended_list_shows_each_person_once_with_the_file_of_the_row(sign_in, now, tmp_path):
    client, path = sign_in(COMMUNE), sample(tmp_path)
    sent(client, f"{HERE}nhan/", 200, sealed=sealed(tried(client, path)))
    now(FRIDAY + timedelta(minutes=5))
    html = tried(client, changed(path, (6, 7), 12, datetime(2026, 3, 10, 10, 5)))
    asked = re.findall(r'type="radio" name="(dong_\d+)" value="(N-\w+)"', html)
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html), dong_0=asked[0][1], dong_1="khac")
    page = text(client, re.search(rf'href="({HERE}[0-9a-f-]+/)"', done)[1])
    main = page.split("<main")[1]
    assert main.count(f'href="/cham-soc/{asked[0][1]}/"') == 1
    assert "Danh sách 31 người trở về" in main and "31 người" in text(client, HERE)
    assert "đã nhận qua 2 lần" in main and main.count("tệp nhận lúc") == 31


def test_an_hour_for_all_rows_that_cannot_be_is_refused_at_the_try(sign_in, tmp_path):
    client, path = sign_in(COMMUNE), sample(tmp_path)
    for hour, said in (
        ("2099-12-12T08:00", "không thể sau giờ ghi"),
        ("1950-01-01T08:00", "trước năm 1990"),
    ):
        with path.open("rb") as file:
            html = sent(client, HERE, 422, file=file, received_at=hour)
        assert 'id="received_at-error"' in html and said in html


def test_rows_with_problems_say_what_is_wrong_and_wait(sign_in, tmp_path):
    client = sign_in(COMMUNE)
    html = tried(client, sample(tmp_path, flaws=True))
    for said in ("Quê quán không khớp xã, phường nào", "Ngày giờ tiếp nhận ở sau lúc nhập danh sách", "Thiếu ngày giờ tiếp nhận",
                 "Trùng hoàn toàn với", "chưa có người đại diện"):  # fmt: skip
        assert said in html, said
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html))
    assert "Chờ sửa trong tệp rồi đọc thử lại." in done


def test_a_file_that_is_none_and_a_try_of_somebody_else(sign_in, tmp_path):
    client = sign_in(COMMUNE)
    assert 'id="file-error"' in sent(client, HERE, 422, received_at="")
    broken = io.BytesIO(b"x" * 100)
    broken.name = "hong.xlsx"
    assert 'role="alert"' in sent(client, HERE, 422, file=broken)
    html = tried(client, sample(tmp_path))
    assert "Bản đọc thử đã quá lâu" in sent(sign_in(POLICE), f"{HERE}nhan/", 422, sealed=sealed(html))  # fmt: skip
    assert sign_in("trogiup").get(HERE).status_code == 403


def test_a_mended_row_is_received_the_rest_are_known(sign_in, tmp_path):
    """What was received from the first file is known in the mended one, and its people stay on one list."""
    client, path = sign_in(COMMUNE), sample(tmp_path)
    first = sent(client, f"{HERE}nhan/", 200, sealed=sealed(tried(client, path)))
    book = load_workbook(path)
    book.active.append([31, "Người Mẫu Ba Mốt", "1990", "Nữ", "Việt Nam", "Kinh", "Việt", None, None, None, None, datetime(2026, 3, 10, 9, 0)])  # fmt: skip
    book.save(path)
    html = tried(client, path)
    assert "1 dòng tiếp nhận được" in html and 'type="radio"' not in html
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html))
    assert "Đã tiếp nhận 1 người" in done
    one = rf'href="({HERE}[0-9a-f-]+/)"'
    assert re.search(one, first)[1] == re.search(one, done)[1]


def test_whoever_is_known_elsewhere_is_not_given_away(sign_in, tmp_path):
    """Received by a body whose files one may not see: the same list says nothing of it, and is received as anybody's."""
    path = sample(tmp_path)
    sent(sign_in(POLICE), f"{HERE}nhan/", 200, sealed=sealed(tried(sign_in(POLICE), path)))
    html = tried(sign_in(COMMUNE), path)
    assert 'type="radio"' not in html
    assert "Cùng họ tên" not in html and "Có thể" not in html.split("<main")[1]


@pytest.mark.parametrize(
    "at", ["31/02/2026 08:00", "2569-03-10T08:00", "2026-13-01T08:00", "hôm qua"]
)
def test_an_hour_for_the_whole_list_that_cannot_be_is_said_beside_it_and_kept(
    sign_in, tmp_path, at
):
    client = sign_in(COMMUNE)
    with sample(tmp_path).open("rb") as file:
        html = sent(client, HERE, 422, file=file, received_at=at)
    assert 'id="received_at-error"' in html
    assert "Đọc thử:" not in html


def test_what_a_list_says_wrongly_is_received_with_its_question_and_with_nothing_lost(sign_in, tmp_path):  # fmt: skip
    """Contradicting births, an unknown commune, a minor for whom nobody speaks, letters of another language."""
    client, path = sign_in(COMMUNE), sample(tmp_path)
    book = load_workbook(path)
    page = book.active
    page.delete_rows(5, page.max_row)
    names = [str(cell.value) for row in page.iter_rows(max_row=4) for cell in row]
    assert any("Họ" in name for name in names)
    day = datetime(2026, 3, 10, 9, 0)
    page.append(
        [1, "王小明", "2552", "Nam", "Lào", None, None, None, None, "Xã Không Có Tên", None, day]
    )
    page.append([2, "Người Mẫu Hai", "31/02/2009", "Nữ", "Việt Nam", "Kinh", "Việt", None, None, None, None, day])  # fmt: skip
    book.save(path)
    html = tried(client, path)
    assert (
        "Phật lịch" in html and "không đọc được" in html and "王小明" not in html.split("<main")[1]
    )
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html))
    assert "Chờ sửa" not in done
    codes = re.findall(r"/cham-soc/(N-\w+)/sang-loc/", done)
    assert len(set(codes)) >= 2


def test_the_address_that_receives_a_list_leads_to_the_lists(sign_in):
    answer = sign_in(POLICE).get("/cham-soc/danh-sach-tro-ve/nhan/")
    assert (answer.status_code, answer["Location"]) == (302, "/cham-soc/danh-sach-tro-ve/")
