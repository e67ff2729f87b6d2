"""Bad data is refused by file, row and reason, in Vietnamese; an official's edits are taken."""

import pytest

from lachan.reference.checks import check
from lachan.reference.rules import bodies_of
from lachan.reference.sheets import BadReference, read_sheets

from .provinces import LAMDONG, append, copy_of, edit


@pytest.fixture
def folder(tmp_path):
    return copy_of(LAMDONG, tmp_path)


def read(folder):
    sheets = read_sheets(folder)
    rows = bodies_of(sheets)
    check(sheets, rows)
    return {row.key: row for row in rows}


UNIT_FAULTS = {
    "chồng lên": ("c24853.c", {"gso_code": "24856", "valid_from": "2025-06-01"}),
    "đơn vị cấp trên «d999.a» không có": ("c24853.a", {"parent": "d999.a"}),
    "đơn vị kế tiếp «c00000.c» không có": ("c24853.a", {"successors": "c00000.c"}),
    "phải ghi đơn vị kế tiếp": ("c24946.a", {"successors": ""}),
    "ngày kết thúc phải sau": ("c24853.a", {"valid_to": "2020-01-01"}),
    "chưa đúng dạng năm-tháng-ngày": ("c24853.a", {"valid_from": "01/01/2021"}),
    "phải bắt đầu bằng": ("c24853.a", {"name": "Đạ Tông"}),
    "cấp «thôn» không có": ("c24853.a", {"level": "thôn"}),
    "không phải tọa độ": ("c24853.a", {"lat": "12,1"}),
}


@pytest.mark.parametrize("reason", UNIT_FAULTS)
def test_a_bad_unit_row_is_named(folder, reason):
    key, cells = UNIT_FAULTS[reason]
    edit(folder, "units.csv", key, **cells)
    with pytest.raises(BadReference) as refused:
        read(folder)
    assert refused.value.file == "units.csv"
    assert reason in str(refused.value)
    assert "chưa có gì thay đổi" in str(refused.value)


def test_a_missing_unit_breaks_the_count_of_its_era(folder):
    path = folder / "units.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("c22918.c")), "utf-8")
    edit(folder, "regions.csv", "c22918.c", "commune", commune="c24853.a")
    with pytest.raises(BadReference, match="có 123 đơn vị cấp commune, phải là 124"):
        read(folder)


@pytest.mark.parametrize(
    ("key", "cells", "reason"),
    [
        ("68-csdt", {"supervisor": "68-khong"}, "cơ quan kiểm sát «68-khong» không có"),
        ("68-sldtbxh", {"successor": "68-btgdv", "valid_to": "2025-02-01"}, "chưa có vào ngày"),
        ("68-syt", {"successor": "68-snv"}, "chưa có vào ngày"),
    ],
)
def test_a_bad_agency_row_is_named(folder, key, cells, reason):
    edit(folder, "agencies.csv", key, **cells)
    with pytest.raises(BadReference, match=reason) as refused:
        read(folder)
    assert (refused.value.file, refused.value.row) == ("agencies.csv", key)


def test_a_file_with_semicolons_is_explained(folder):
    path = folder / "regions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    with pytest.raises(BadReference, match="thiếu cột region, seat, commune"):
        read(folder)


def test_a_row_with_a_cell_too_many_is_explained(folder):
    append(folder, "regions.csv", "1,0,c24853.c,inferred,nguồn,ghi chú,thừa")
    with pytest.raises(BadReference, match="số cột không khớp"):
        read(folder)


def test_a_file_saved_by_excel_is_read(folder):
    path = folder / "units.csv"
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig", newline="\r\n")
    assert read(folder)


def test_an_official_confirms_and_corrects_a_body(folder):
    append(
        folder,
        "bodies_override.csv",
        "cax-c24853.c,Công an xã Đam Rông Bốn,,c24877.c,2025-07-15,,,có,CV 01",
    )
    body = read(folder)["cax-c24853.c"]
    assert (body.name, body.inferred, body.mark) == ("Công an xã Đam Rông Bốn", False, "verified")
    assert (body.unit, body.ground) == ("c24877.c", ("c24853.c",))
    assert str(body.valid_from) == "2025-07-15"


def test_an_official_keeps_a_body_open(folder):
    append(folder, "bodies_override.csv", "ntg-d674.a,,,,,mở,,,")
    body = read(folder)["ntg-d674.a"]
    assert (body.valid_to, body.successor) == (None, "")


def test_an_official_redraws_a_region(folder):
    append(folder, "bodies_override.csv", "takv-68.kv4,,,,,,c25000.c c25007.c,,")
    body = read(folder)["takv-68.kv4"]
    assert body.ground == ("c25000.c", "c25007.c") and body.inferred


def test_an_edit_of_an_unknown_body_is_refused(folder):
    append(folder, "bodies_override.csv", "cax-c1.c,Công an xã,,,,,,,")
    with pytest.raises(BadReference, match="không có cơ quan suy đoán") as refused:
        read(folder)
    assert refused.value.file == "bodies_override.csv"


def test_an_edit_to_an_unknown_seat_is_refused(folder):
    append(folder, "bodies_override.csv", "cax-c24853.c,,,c1.c,,,,,")
    with pytest.raises(BadReference, match="địa bàn «c1.c» không có") as refused:
        read(folder)
    assert refused.value.file == "bodies_override.csv"
