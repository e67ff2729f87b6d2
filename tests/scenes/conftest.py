"""The scenes' transaction is this package's: opened by the first test that asks, rolled back after the last."""

from tests.case_scenes import scene, stock

__all__ = ["scene", "stock"]
