"""A list of thirty invented people who came back: tried, decided by people, received once, screened."""

import io
import re
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from lachan.exchange.returnees.sample import write_sample

from .care_scene import COMMUNE, POLICE, sent, text

pytestmark = pytest.mark.database
HERE = "/cham-soc/danh-sach-tro-ve/"


def sample(tmp_path, *, flaws=False):
    path = tmp_path / "mau.xlsx"
    write_sample(path, received_on=date(2026, 3, 10), flaws=flaws)
    return path


def tried(client, path, status=200):
    with path.open("rb") as file:
        return sent(client, HERE, status, file=file, received_at="")


def sealed(html):
    return re.search(r'name="sealed" value="([^"]+)"', html)[1]


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
    assert "forced_criminality" in done
    assert "Sàng lọc" in text(client, f"/cham-soc/{codes.pop()}/")


def test_the_same_list_again_names_earlier_records_with_the_reason_and_waits_for_a_person(sign_in, tmp_path):  # fmt: skip
    client, path = sign_in(COMMUNE), sample(tmp_path)
    sent(client, f"{HERE}nhan/", 200, sealed=sealed(tried(client, path)))
    html = tried(client, path)
    assert "Cùng họ tên và năm sinh" in html
    asked = re.findall(r'type="radio" name="(dong_\d+)" value="(N-\w+)"', html)
    assert len({name for name, _ in asked}) == 30
    waits = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html))
    assert "Đã tiếp nhận 0 người" in waits
    assert waits.count("Chưa xác nhận có phải người đã có hồ sơ hay không") == 30
    known = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html), **dict(asked))
    assert known.count("Đã có hồ sơ; không mở hồ sơ thứ hai.") == 30
    other = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html), dong_0="khac")
    assert "đã được ghi nhận từ lần gửi trước" in other  # the same row of the same file


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
    """What was received from the first file is met again in the mended one, with the reason."""
    client, path = sign_in(COMMUNE), sample(tmp_path)
    sent(client, f"{HERE}nhan/", 200, sealed=sealed(tried(client, path)))
    book = load_workbook(path)
    book.active.append([31, "Người Mẫu Ba Mốt", "1990", "Nữ", "Việt Nam", "Kinh", "Việt", None, None, None, None, datetime(2026, 3, 10, 9, 0)])  # fmt: skip
    book.save(path)
    html = tried(client, path)
    asked = dict(re.findall(r'type="radio" name="(dong_\d+)" value="(N-\w+)"', html))
    assert len(asked) == 30
    done = sent(client, f"{HERE}nhan/", 200, sealed=sealed(html), **asked)
    assert "Đã tiếp nhận 1 người" in done
