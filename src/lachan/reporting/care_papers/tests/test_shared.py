"""What the papers share: every body that may lead or house a person signs by its head."""

from lachan.reporting.care_papers.shared import shared
from lachan.victims.addressees import MAY_BE


def test_every_body_that_leads_has_a_head_who_signs():
    assert {str(kind) for kind in MAY_BE["lead"] | MAY_BE["facility"]} <= set(shared()["heads"])
