"""Who the person is, written later: on a page that opens nothing, by whoever has the person in hand."""

import pytest

from .care_scene import AID, LEAD, NAME, base, sent, text

pytestmark = pytest.mark.database
LATER, PHONE = "Người Nói Lại Tên Giả Lập", "0900000078"


def test_a_name_learnt_later_is_what_opens_and_the_form_shows_nothing_of_the_first(
    care_walk, sign_in
):
    url, client = base(care_walk), sign_in(LEAD)
    assert f"{url}lam/danh-tinh/" in text(client, url)
    form = text(client, f"{url}lam/danh-tinh/")
    assert NAME not in form
    sent(client, f"{url}lam/danh-tinh/", full_name=LATER, gone="telephone")
    assert LATER not in text(client, url)
    opened = sent(client, f"{url}mo-danh-tinh/", 200, purpose="protect")
    assert LATER in opened
    assert NAME not in opened
    assert "0900000009" not in opened


def test_nothing_typed_is_said_and_what_was_typed_stays(care_walk, sign_in):
    url, client = f"{base(care_walk)}lam/danh-tinh/", sign_in(LEAD)
    assert "Chưa ghi điều nào về danh tính" in sent(client, url, 422)
    again = sent(client, url, 422, full_name=LATER, telephone="9" * 101)
    assert LATER in again
    assert "dài quá" in again


def test_who_only_helps_is_not_offered_it(care_walk, sign_in):
    care_walk.passed_on().referred()
    url, client = base(care_walk), sign_in(AID)
    assert "lam/danh-tinh/" not in text(client, url)
    assert client.post(f"{url}lam/danh-tinh/", {"full_name": LATER}).status_code in (403, 404)
