"""Words of the register; the kinds themselves are data (`categories.yaml`)."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from lachan.law.reading_yaml import load_yaml

# BLTTHS Điều 6: causes and conditions of crime; the shortcoming is what went wrong in the work itself.
NATURES = [
    ("shortcoming", "Tồn tại, thiếu sót trong công tác"),
    ("cause", "Nguyên nhân phạm tội"),
    ("condition", "Điều kiện phạm tội"),
]
SOURCES = [
    ("finding", "Kết luận kiểm tra"),
    ("watchlist", "Danh sách cần xem"),
    ("judgment", "Kiến nghị của Tòa án kèm bản án"),
    ("letter", "Yêu cầu, kiến nghị của Viện kiểm sát"),
    ("own", "Tự phát hiện"),
]


@lru_cache(maxsize=1)
def categories() -> Mapping[str, str]:
    """Category → its label."""
    written = load_yaml(Path(__file__).parent / "categories.yaml")
    return {code: said["label"] for code, said in written.items()}


CATEGORIES = list(categories().items())
