"""Classifying: what is competent starts the term from receipt, not from this day."""

from dataclasses import replace

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.commands import NotHolding
from lachan.docket.models import Matter
from lachan.intake.commands import classify_report
from lachan.intake.steps import NotNow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-06 09:00")


def test_by_the_investigators_it_starts_the_term_from_receipt(cast, walk):
    matter = replace(walk, commune="dieutra").received()
    does(classify_report, matter=matter, competent=True, article="150", paragraph=2, by=cast("dieutra"), at=AT,
         classified_at=AT, subject=matter.id)  # fmt: skip
    assert walk.kinds("dieutra", matter) == [
        "report_received",
        "competent_receipt",
        "report_classified",
    ]
    # Received on 04/03, though classified on 06/03: 24/03 is a Sunday, so 25/03.
    assert walk.last_moment("dieutra", matter, "A16", "2024-03-06 10:00") == "2024-03-25 23:59"
    assert walk.stage("dieutra", matter) == "I1"


def test_by_the_commune_it_only_says_the_class(cast, walk):
    """Điều 348 khoản 1 is not very serious: the urgent 24 hours turn into seven days from receipt."""
    matter = walk.received(article="")
    assert walk.last_moment("caxa", matter, "A05", "2024-03-04 09:00") == "2024-03-05 08:00"
    at = hour("2024-03-04 09:00")
    does(classify_report, matter=matter, competent=False, article="348", paragraph=1, by=cast("caxa"), at=at,
         classified_at=at)  # fmt: skip
    assert walk.kinds("caxa", matter) == ["report_received", "report_classified"]
    assert walk.last_moment("caxa", matter, "A07", "2024-03-04 09:30") == "2024-03-11 23:59"


def test_a_second_time_there_is_one_receipt(cast, walk):
    matter = replace(walk, commune="dieutra").received()
    for _ in range(2):
        classify_report(
            matter=walk.seen("dieutra", matter),
            competent=True,
            by=cast("dieutra"),
            at=AT,
            classified_at=AT,
        )
    assert walk.kinds("dieutra", matter).count("competent_receipt") == 1


def test_not_by_who_no_longer_holds_it(cast, walk):
    matter = walk.handed()
    refuses(NotHolding, classify_report, matter=walk.seen("caxa", matter), competent=True, by=cast("caxa"), at=AT,
            classified_at=AT)  # fmt: skip


def test_not_after_the_end(cast, walk):
    late = hour("2024-03-23 09:00")
    refuses(
        NotNow,
        classify_report,
        matter=walk.initiated(),
        competent=True,
        by=cast("dieutra"),
        at=late,
        classified_at=late,
    )


def test_not_in_a_foreign_matter(cast, walk):
    refuses(NotFound, classify_report, matter=Matter(id=walk.received().id), competent=True, by=cast("caxa2"), at=AT,
            classified_at=AT)  # fmt: skip


def test_not_by_every_role(cast, walk):
    refuses(
        NotYours,
        classify_report,
        matter=walk.received(),
        competent=True,
        by=cast("tongdai"),
        at=AT,
        classified_at=AT,
    )


def test_no_paragraph_that_no_article_has(cast, walk):
    from lachan.intake.steps import NoSuchParagraph

    at = hour("2024-03-04 12:00")
    for paragraph in (-4, 0, 7, 999_999_999_999):
        told = {"competent": True, "article": "150", "paragraph": paragraph, "classified_at": at}
        refuses(
            NoSuchParagraph,
            classify_report,
            matter=walk.handed(),
            **told,
            by=cast("dieutra"),
            at=at,
        )
