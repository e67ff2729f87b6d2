"""More facts from whoever reported: sealed, numbered, told to the hour; sent twice, written once."""

import pytest
from tests.walking import hour

from lachan.access import scope
from lachan.letterbox import commands, door, queries, receipts
from lachan.letterbox.commands import NothingSaid, SaidMeanwhile, TooLong, TooMany
from lachan.letterbox.models import Message

from .scene import sent

pytestmark = [pytest.mark.database, pytest.mark.django_db]
LATER = hour("2024-03-05 19:20")
THAT_HOUR = hour("2024-03-05 19:00")


@pytest.fixture
def back():
    """Somebody who came back by code."""
    made = sent()
    return door.look(receipts.digest(made.code)), made


def add(letter, words, place):
    return door.add(letter, words, place, LATER)


def test_what_is_added_is_sealed_and_told_to_the_hour(back):
    letter, made = back
    add(letter, "  Xe biển số giả lập.  ", 1)
    add(letter, "Thêm nữa.", 2)
    door.look(receipts.digest(made.code))
    assert [(one.side, one.said_at, one.words, one.place) for one in queries.opened(letter)] == [
        ("reporter", THAT_HOUR, "Xe biển số giả lập.", 1), ("reporter", THAT_HOUR, "Thêm nữa.", 2)]  # fmt: skip
    stamps = {one.id.int >> 80 for one in Message.objects.all()}
    assert stamps == {int(THAT_HOUR.timestamp() * 1000)}
    assert all("giả lập".encode() not in bytes(one.sealed) for one in Message.objects.all())


def test_sent_twice_it_is_written_once(back):
    letter, made = back
    first = add(letter, "Một câu.", 1)
    assert add(letter, "Một câu.", 1).id == first.id
    with pytest.raises(SaidMeanwhile):
        add(letter, "Câu khác.", 1)
    door.look(receipts.digest(made.code))
    assert Message.objects.count() == 1


def test_the_body_that_works_on_it_sees_it_and_another_does_not(cast, back):
    add(back[0], "Một câu.", 1)
    with scope.acting(cast("caxa")):
        assert [one.words for one in queries.opened(queries.letter_of(cast("caxa"), back[0].matter_id))] == ["Một câu."]  # fmt: skip
    with scope.acting(cast("caxa2")):
        assert not Message.objects.exists()


def test_nothing_too_long_and_too_many_are_said(back, monkeypatch):
    letter, _ = back
    with pytest.raises(NothingSaid):
        add(letter, "  \n ", 1)
    with pytest.raises(TooLong):
        add(letter, "a" * 4001, 1)
    monkeypatch.setattr(commands.letters, "MANY", 1)
    add(letter, "Một câu.", 1)
    with pytest.raises(TooMany):
        add(letter, "Hai câu.", 2)


def test_into_another_letter_nothing_can_be_said(back):
    """Whoever holds one code writes under no other: the lock asks for the digest that was signed."""
    from lachan.access.verbs import DatabaseSaysNo

    other = sent()
    by = door.outside(receipts.digest(back[1].code), other.letter.agency)
    with door.told(LATER, anonymous=True) as moment, pytest.raises(DatabaseSaysNo):
        commands.add_to_letter(letter=other.letter, words="Lời giả lập.", place=1, by=by, at=moment)
