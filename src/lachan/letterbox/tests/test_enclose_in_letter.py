"""Pictures and files after a report: made anew, sealed, padded, told to the hour; the same twice is one; harm is not kept."""

import io

import pytest
from PIL import Image

from lachan.access import scope
from lachan.access.verbs import DatabaseSaysNo
from lachan.evidence_scan.tests import daemon
from lachan.letterbox import commands, door, enclosing, queries, receipts
from lachan.letterbox.enclosing import (
    FullForNow,
    Harmful,
    NoFile,
    NotTaken,
    TooManyAtOnce,
    TooManyInAll,
)
from lachan.letterbox.models import Enclosure, EnclosurePiece, EnclosureScan

from .enclosed import FILM, LATER, PLACE_CANARY, TAKEN_AT, THAT_HOUR, WORDS, enclose, photo, theirs
from .scene import sent

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def made():
    return sent()


def test_it_is_kept_for_the_body_without_what_came_along(made, cast):
    enclose(made, photo(), WORDS)
    by = cast("caxa")
    letter = theirs(by, made)
    with scope.acting(by):
        found = queries.enclosed_in(letter)
        assert [(one.row.number, one.row.kind, one.row.beside, one.verdict) for one in found] == [
            (1, "jpeg", False, "unscanned"), (2, "txt", False, "unscanned")]  # fmt: skip
        assert {one.row.sent_at for one in found} == {THAT_HOUR}
        data = enclosing.content_of(found[0].row)
        assert enclosing.content_of(found[1].row) == WORDS
    assert PLACE_CANARY.encode() not in data and TAKEN_AT.encode() not in data
    with Image.open(io.BytesIO(data)) as seen:
        assert seen.size == (320, 240) and not seen.getexif()


def test_where_and_when_stay_only_where_the_sender_wants(made, cast):
    enclose(made, photo(), keep=True)
    by = cast("caxa")
    letter = theirs(by, made)
    with scope.acting(by):
        (one,) = queries.enclosed_in(letter)
        data = enclosing.content_of(one.row)
    assert one.row.beside and TAKEN_AT.encode() in data and PLACE_CANARY.encode() not in data


def test_sound_and_film_only_after_the_warning(made):
    with pytest.raises(NotTaken, match="không bỏ được"):
        enclose(made, FILM)
    assert [one.kind for one in enclose(made, FILM, as_it_is=True)] == ["mp4"]


def test_the_size_kept_is_in_whole_steps(made, cast):
    enclose(made, WORDS, WORDS + b" them")
    with scope.acting(cast("caxa")):
        assert {one.padded for one in Enclosure.objects.all()} == {64 * 1024}
        assert {one.size for one in EnclosurePiece.objects.all()} == {64 * 1024}
        assert all(WORDS not in bytes(one.sealed) for one in EnclosurePiece.objects.all())


def test_sent_twice_it_is_kept_once(made, cast):
    first = enclose(made, photo(), WORDS)
    again = enclose(made, photo(), photo(40))
    assert again[0].id == first[0].id and len(again) == 2
    with scope.acting(cast("caxa")):
        assert sorted(Enclosure.objects.values_list("number", flat=True)) == [1, 2, 3]
    other = sent()
    (elsewhere,) = enclose(other, photo())
    assert bytes(elsewhere.mark) != bytes(first[0].mark)


def test_too_many_are_said_and_nothing_of_them_is_kept(made, cast):
    with pytest.raises(NoFile):
        enclose(made)
    with pytest.raises(TooManyAtOnce):
        enclose(made, *(photo(20 * shade) for shade in range(4)))
    for start in (0, 3, 6):
        enclose(made, *(photo(20 * (start + shade)) for shade in range(3)))
    with pytest.raises(TooManyInAll):
        enclose(made, photo(200), photo(230))
    with scope.acting(cast("caxa")):
        assert Enclosure.objects.count() == 9
    enclose(made, photo(200))


def test_of_several_the_one_that_is_not_taken_is_named_and_none_is_kept(made, cast):
    with pytest.raises(NotTaken, match=r"^Tệp thứ 2: Đây là chương trình"):
        enclose(made, photo(), b"MZ" + b"\0" * 100)
    with scope.acting(cast("caxa")):
        assert not Enclosure.objects.exists() and not EnclosurePiece.objects.exists()


def test_an_hour_takes_so_much_and_no_more(made, monkeypatch):
    monkeypatch.setattr(enclosing, "MOST_AN_HOUR", 2 * enclosing.PAD)
    enclose(made, WORDS)
    enclose(sent(), WORDS)
    with pytest.raises(FullForNow):
        enclose(sent(), WORDS)


def test_into_another_letter_nothing_is_put(made):
    other = sent()
    by = door.outside(receipts.digest(made.code), other.letter.agency)
    with door.told(LATER, anonymous=True) as moment, pytest.raises(DatabaseSaysNo):
        commands.enclose_in_letter(letter=other.letter, contents=[io.BytesIO(WORDS)], keep=False, as_it_is=False, by=by, at=moment)  # fmt: skip


def test_whoever_is_outside_sees_that_it_is_there_and_opens_nothing(made):
    enclose(made, WORDS)
    letter = door.look(receipts.digest(made.code))
    (one,) = queries.enclosed_in(letter)
    assert one.scan is None and not EnclosurePiece.objects.exists() and not EnclosureScan.objects.exists()  # fmt: skip


@pytest.fixture
def scanner(tmp_path, settings):
    with daemon.running(tmp_path) as address:
        settings.CLAMD = address
        yield


def test_what_a_real_daemon_finds_is_not_kept(made, cast, scanner):
    with pytest.raises(Harmful):
        enclose(made, daemon.EICAR)
    enclose(made, WORDS)
    with scope.acting(cast("caxa")):
        assert [one.verdict for one in EnclosureScan.objects.all()] == ["clean"]
