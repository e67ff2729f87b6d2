"""The answer of the body that has the matter in hand; to whoever gave no name, words and nothing else."""

import pytest
from tests.walking import Walk, does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.docket.commands import NotHolding
from lachan.docket.models import Matter
from lachan.letterbox import door, queries, receipts
from lachan.letterbox.commands import (
    NothingSaid,
    OnlyWords,
    SaidMeanwhile,
    TooLong,
    answer_letter,
)

from .scene import sent

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-05 09:12")


@pytest.fixture
def held(cast):
    """A letter as the commune police that holds it sees it."""

    def make(**more):
        made = sent(**more)
        with scope.acting(cast("caxa")):
            return queries.letter_of(cast("caxa"), Matter.objects.get(id=made.letter.matter_id)), made  # fmt: skip

    return make


def test_the_answer_is_read_by_whoever_has_the_code(cast, held):
    letter, made = held()
    does(answer_letter, letter=letter, words="Em ấy đi hôm nào?", place=1, by=cast("caxa"), at=AT, subject=letter.matter_id)  # fmt: skip
    own = door.look(receipts.digest(made.code))
    assert [(one.side, one.words, one.said_at, one.body) for one in queries.opened(own)] == [
        ("body", "Em ấy đi hôm nào?", AT, cast("caxa").agency_name)]  # fmt: skip


@pytest.mark.parametrize(
    "words", ["Xem https://vi-du.example", "vào www.vi-du", "bấm bit.ly/abc", "trang vidu.com nhé"]
)
def test_to_whoever_gave_no_name_only_words(cast, held, words):
    letter, _ = held()
    refuses(OnlyWords, answer_letter, letter=letter, words=words, place=1, by=cast("caxa"), at=AT)


def test_to_whoever_gave_a_name_an_address_may_be_written(cast, held):
    letter, _ = held(informant="named")
    does(answer_letter, letter=letter, words="Xem congan.vi-du.vn/bieu-mau", place=1, by=cast("caxa"), at=AT)  # fmt: skip


def test_ordinary_words_are_no_address(cast, held):
    letter, _ = held()
    words = "Gọi 113. Ngày 5/3 lúc 9.30, tại trụ sở.Nếu không tiện thì nhắn ở đây."
    does(answer_letter, letter=letter, words=words, place=1, by=cast("caxa"), at=AT)


def test_nothing_too_long_and_what_was_said_meanwhile(cast, held):
    letter, made = held()
    by = cast("caxa")
    refuses(NothingSaid, answer_letter, letter=letter, words=" ", place=1, by=by, at=AT)
    refuses(TooLong, answer_letter, letter=letter, words="a" * 4001, place=1, by=by, at=AT)
    door.add(door.look(receipts.digest(made.code)), "Một câu.", 1, AT)
    refuses(SaidMeanwhile, answer_letter, letter=letter, words="Hỏi.", place=1, by=by, at=AT)
    does(answer_letter, letter=letter, words="Hỏi.", place=2, by=by, at=AT)


def test_who_handed_it_on_answers_no_more_and_who_took_it_does(cast, held):
    letter, _ = held()
    walk = Walk(cast)
    walk.sent(letter.matter)
    matter = walk.taken(letter.matter)
    refuses(NotHolding, answer_letter, letter=letter, words="Hỏi.", place=1, by=cast("caxa"), at=AT)
    with scope.acting(cast("dieutra")):
        theirs = queries.letter_of(cast("dieutra"), matter)
    does(answer_letter, letter=theirs, words="Hỏi.", place=1, by=cast("dieutra"), at=AT)


def test_not_by_every_role(cast, held):
    letter, _ = held()
    refuses(NotYours, answer_letter, letter=letter, words="Hỏi.", place=1, by=cast("tongdai"), at=AT)  # fmt: skip
