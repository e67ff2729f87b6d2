"""What pictures and papers say beside the names of kinds, which are `proof.labels`."""

from __future__ import annotations

MISSING = "chưa có"
NO_FOLIO = "chưa có bút lục"
UNSAID = "chưa ghi"
FOR, AGAINST = "Chứng cứ ủng hộ", "Chứng cứ trái chiều, gỡ tội"
NO_VERDICT = "Nêu điều đã có trong hồ sơ và điều còn hỏi; không kết luận về người nào."
STALE = "Hồ sơ đã thay đổi từ khi lập"


def day(iso: str) -> str:
    """2024-05-03 → 03/05/2024; a vaguer day as far as it is known; nothing is «chưa ghi»."""
    date, _, hour = iso.partition("T")
    turned = "/".join(reversed(date.split("-")))
    return (f"{hour} {turned}" if hour else turned) or UNSAID


def money(sum: float, currency: str) -> str:
    """40.000.000 VND"""
    said = f"{sum:,.0f}" if sum == int(sum) else f"{sum:,.2f}"
    return f"{said.replace(',', ' ').replace('.', ',').replace(' ', '.')} {currency}"
