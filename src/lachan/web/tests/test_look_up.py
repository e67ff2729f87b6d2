"""Looking a person up: exactly, for a purpose, within one's scope."""

import pytest

pytestmark = pytest.mark.database
ASKED = {"kind": "telephone", "value": "0900 000 001", "birth_year": "", "purpose": "duplicate"}


def test_exact_or_nothing(received, sign_in):
    path = received(
        "dieutra_tinh", full_name_1="Người Mẫu A", telephone_1="0900 000 001", birth_year_1="2001"
    )
    client = sign_in("dieutra_tinh")
    assert path in client.post("/tra-cuu/", ASKED).content.decode()
    near = client.post("/tra-cuu/", {**ASKED, "value": "0900 000 00"})
    assert "Không thấy ai khớp" in near.content.decode()
    named = {**ASKED, "kind": "name_year", "value": "Người Mẫu A", "birth_year": "2001"}
    assert path in client.post("/tra-cuu/", named).content.decode()
    elsewhere = sign_in("kiemsat_tinh").post("/tra-cuu/", ASKED)
    assert "Không thấy ai khớp" in elsewhere.content.decode()


def test_without_a_purpose_nothing_is_looked_up_and_the_value_stays(sign_in):
    answer = sign_in("dieutra_tinh").post("/tra-cuu/", {**ASKED, "purpose": ""})
    assert answer.status_code == 422
    assert 'id="purpose-error"' in answer.content.decode()
    assert 'value="0900 000 001"' in answer.content.decode()
