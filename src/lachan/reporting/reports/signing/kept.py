"""Whether a signed file may be kept as the report's own."""

from datetime import datetime

from .pades import Signatures
from .port import Broken, NotSigned, OutOfDate, Seen


def last_seen(pdf: bytes, at: datetime) -> Seen:
    """Every signature holds; the last one covers the whole file, by a certificate that was in force."""
    seen = Signatures().read(pdf, at)
    if not seen:
        raise NotSigned(field="pdf")
    if not all(one.intact for one in seen) or not seen[-1].whole:
        raise Broken(field="pdf")
    if not seen[-1].in_time:
        raise OutOfDate(field="pdf")
    return seen[-1]
