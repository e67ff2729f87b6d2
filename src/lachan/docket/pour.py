"""The docket's name for `access.pour`."""

from lachan.access.pour import pour, pour_values

__all__ = ["pour", "pour_values"]
