"""TTLT 01/2017 Điều 8 khoản 5 điểm a: reports the commune police hand over in 24 (48) hours.
Flagrant; very or especially serious; of public concern; or a known suspect who may flee."""

from __future__ import annotations

from collections.abc import Mapping

from lachan.law.severity import at_least_very_serious

GROUNDS = ("flagrant", "public_concern", "suspect_known")


def has_ground_of_point_a(facts: Mapping[str, object], severity: str | None) -> bool | None:
    """True or False once the class is known; None where neither a ground nor the class is said."""
    if any(facts.get(ground) is True for ground in GROUNDS):
        return True
    if severity is None:
        return None
    return at_least_very_serious(severity)
