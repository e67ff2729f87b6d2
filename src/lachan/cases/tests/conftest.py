"""Every test of a verb starts from a place in the life of a case; see scenes.py."""

from tests.case_scenes import scene, stock

__all__ = ["scene", "stock"]
