"""The door to the offences of the statute book: what they are, what separates them, whose words they are.
Kept apart from the reading (`offence_book`), since the quotes also hold the general articles."""

from __future__ import annotations

from lachan.law.offence import Offence, OffenceNotInBook
from lachan.law.offence_book import (
    Discriminator,
    Guidance,
    all_discriminators,
    discriminators,
    fits,
    guidance,
    guidance_at,
    offence,
    offences,
    signs,
    stated,
)
from lachan.law.offence_fit import Fit, Stated
from lachan.law.offence_quotes import quotes
from lachan.law.quote import Quote

__all__ = [
    "Discriminator",
    "Fit",
    "Guidance",
    "Offence",
    "OffenceNotInBook",
    "Quote",
    "Stated",
    "all_discriminators",
    "discriminators",
    "fits",
    "guidance",
    "guidance_at",
    "offence",
    "offences",
    "quotes",
    "signs",
    "stated",
]
