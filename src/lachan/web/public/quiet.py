"""A log of refused requests would say at which second somebody was here; of the public door it says nothing but faults."""

import logging

DOOR = ("/bao-tin/", "/b/")
FAULT = 500


class NotOfTheDoor(logging.Filter):
    """Drops what Django writes of answers below 500 to addresses of the door."""

    def filter(self, record: logging.LogRecord) -> bool:
        path = getattr(getattr(record, "request", None), "path", "")
        return not str(path).startswith(DOOR) or getattr(record, "status_code", FAULT) >= FAULT
