"""What an open data set promises the people in its source, and what it does not, in words for whoever opens the file."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from lachan.release.noising import Spent


def promises(budget: Spent) -> list[str]:
    """In plain words, with the numbers of this release."""
    times, sure = exp(budget.epsilon), exp(budget.epsilon) / (1 + exp(budget.epsilon))
    return [
        "Không dòng nào là một người thật. Mỗi dòng được rút ngẫu nhiên từ số đếm đã cộng nhiễu.",
        f"ε = {number(budget.epsilon)}, δ = {chance(budget.delta)}, tính cho một người: dù một người có hay không có trong nguồn, "
        f"khả năng ra đúng bộ dữ liệu này chênh nhau không quá {number(times)} lần, trừ một xác suất không quá δ.",
        f"Người trước khi xem chỉ đoán một nửa là «có trong nguồn» thì xem xong, dù biết gì thêm, cũng không thể chắc hơn {sure:.0%} (trừ δ).",
        "Lời hứa này đứng vững trước mọi cách phân tích và mọi dữ liệu khác mà người xem có.",
    ]


def no_promises() -> list[str]:
    return [
        "Không hứa con số đúng: mỗi số đếm lệch vài người đến vài chục người; số nhỏ không dùng được. Không dùng để quyết định về một người.",
        "Không giấu điều đúng với cả một nhóm: biết nhóm thường bị dụ qua mạng thì đoán được về người trong nhóm, kể cả người không có trong nguồn.",
        "Chỉ tính cho bộ dữ liệu này. Bảng đã che, báo chí, bộ dữ liệu khác về cùng những người đó không nằm trong lời hứa; nhiều lần công bố thì cộng dồn.",
        "Tính cho một dòng nguồn: người bị ghi hai lần, hoặc một nhóm hai người cùng bị dò, được bảo vệ kém đi (ε nhân đôi).",
        "Việc nguồn đủ số người tối thiểu, việc chọn cột và chọn năm không được cộng nhiễu.",
        "Có dòng trùng với chuyện của một người thì đó là trùng hợp, không phải bằng chứng người đó có trong nguồn.",
    ]


def spent_so_far(budget: Spent, before: Sequence[Spent]) -> str:
    total = budget.epsilon + sum(one.epsilon for one in before)
    if not before:
        return "Đây là lần đầu công bố về những người này."
    return f"Cộng cả {len(before)} lần trước về những người này: ε = {number(total)}, δ = {chance(budget.delta + sum(one.delta for one in before))}."


def number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def chance(value: float) -> str:
    """A small chance as one in so many."""
    return "1/" + f"{round(1 / value):,}".replace(",", ".")
