"""The statute book on the screen: by chapter, searched without diacritics, never more queries."""

import pytest

from lachan.law.book import book

from .conftest import statements

pytestmark = pytest.mark.database
MOST = 12


def test_clocks_stand_under_their_chapters(sign_in):
    html = sign_in("lanhdao").get("/sach-luat/").content.decode()
    assert 'id="chuong-a"' in html
    assert "A · Tiếp nhận, giải quyết nguồn tin" in html
    assert html.count("<article") == len(book().clocks)


def test_a_filter_finds_without_diacritics(sign_in):
    answer, sql = statements(sign_in("lanhdao"), "/sach-luat/?q=phan+loai+nguon+tin")
    html = answer.content.decode()
    assert 'id="A02"' in html
    assert 'id="A16"' not in html
    assert len(sql) <= MOST


@pytest.mark.parametrize("said", ["a16", "A16"])
def test_a_filter_finds_by_reference(sign_in, said):
    html = sign_in("lanhdao").get("/sach-luat/", {"q": said}).content.decode()
    assert 'id="A16"' in html
    assert 'id="A02"' not in html


def test_nothing_found_says_what_to_do(sign_in):
    html = sign_in("lanhdao").get("/sach-luat/?q=khongcothat").content.decode()
    assert "Không có thời hạn nào khớp" in html


@pytest.mark.parametrize("said", ["%00", "<script>", "%", "é" * 500])
def test_strange_words_are_only_words(sign_in, said):
    answer = sign_in("lanhdao").get("/sach-luat/", {"q": said})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode()


def test_open_readings_keep_the_words_sought(sign_in):
    html = sign_in("lanhdao").get("/sach-luat/?q=A16&con_ngo=1").content.decode()
    assert "/sach-luat/?q=A16" in html
    assert 'id="A16"' in html
