"""«Kiểm tra lời mời việc làm»: an offer is pasted, its warning signs are told with their reasons; the text is kept nowhere."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lachan.prevention.joboffers.rules import found_in, table

# Longer than any offer: a slip of the paste.
MOST = 6000
TOO_LONG = "Đoạn này dài quá nên chưa kiểm tra. Chỉ dán lời mời (vài đoạn tin nhắn), bỏ phần khác, rồi bấm lại; nội dung vừa dán vẫn còn."
NOTHING = "Chưa có lời mời nào. Dán hoặc gõ lời mời vào ô, rồi bấm «Kiểm tra»."

# Asked of whoever has nothing to paste: field → its label, the sentence it becomes, the sentence where there is none.
ASKED: Mapping[str, tuple[str, str, str]] = {
    "viec": ("Làm việc gì", "Tuyển người làm {}.", ""),
    "noi": ("Làm ở đâu", "Nơi làm việc: {}.", "Không nói làm ở đâu, qua đó mới biết chỗ làm."),
    "ai": ("Ai thuê: tên công ty hoặc chủ", "Người thuê: {}.", "Không nói ai thuê."),
    "luong": ("Lương bao nhiêu", "Lương {}.", ""),
    "phi": (
        "Phải nộp trước bao nhiêu tiền",
        "Phải nộp trước {}.",
        "Không phải nộp trước khoản nào.",
    ),
    "hop_dong": ("Hợp đồng ký khi nào", "Hợp đồng: {}.", "Không có hợp đồng."),
    "giay_to": ("Ai giữ giấy tờ của bạn", "Giấy tờ, hộ chiếu: {} giữ.", "Không ai giữ giấy tờ."),
    "duong": ("Đi bằng cách nào, giấy tờ gì", "Đi bằng: {}.", ""),
}
NOT = frozenset(
    {"không", "ko", "k", "khong", "0", "không có", "chưa", "không biết", "không rõ", "không ai"}
)


@csrf_exempt  # changes nothing, so that nothing can be forged; and no cookie is laid on the phone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    offer = _told(request)
    if request.method != "POST":
        return _page(request, "")
    if len(offer) > MOST:
        return _page(request, offer, 422, refusal=TOO_LONG)
    if not offer.strip():
        return _page(request, "", 422, refusal=NOTHING)
    found = [{"label": one.sign.label, "words": one.words, "why": one.sign.why, "lawful": one.sign.lawful} for one in found_in(offer)]  # fmt: skip
    return _page(request, offer, found=found, none_found="" if found else table()["none_found"], answered=True)  # fmt: skip


def _told(request: HttpRequest) -> str:
    """What was pasted; and what was filled in, as sentences that whoever offers could have written."""
    typed = {name: " ".join(request.POST.get(name, "").replace("\0", "").split()) for name in ASKED}
    filled = [_sentence(name, said) for name, said in typed.items() if said]
    return "\n".join([one for one in (request.POST.get("loi_moi", "").replace("\0", ""), *filled) if one.strip()])  # fmt: skip


def _sentence(name: str, said: str) -> str:
    _, yes, no = ASKED[name]
    return no if no and said.lower().rstrip(".") in NOT else yes.format(said)


def _page(request: HttpRequest, offer: str, status: int = 200, **shown: object) -> HttpResponse:
    return render(request, "public/offer.html", {"offer": offer, "most": MOST, "always": table()["always"], "asked": [(name, label) for name, (label, _, _) in ASKED.items()], **shown}, status=status)  # fmt: skip
