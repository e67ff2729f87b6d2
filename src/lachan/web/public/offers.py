"""«Kiểm tra lời mời việc làm»: an offer is pasted, its warning signs are told with their reasons; the text is kept nowhere."""

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


@csrf_exempt  # changes nothing, so that nothing can be forged; and no cookie is laid on the phone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    offer = request.POST.get("loi_moi", "").replace("\0", "")
    if request.method != "POST":
        return _page(request, "")
    if len(offer) > MOST:
        return _page(request, offer, 422, refusal=TOO_LONG)
    if not offer.strip():
        return _page(request, "", 422, refusal=NOTHING)
    found = [{"label": one.sign.label, "words": one.words, "why": one.sign.why, "lawful": one.sign.lawful} for one in found_in(offer)]  # fmt: skip
    return _page(request, offer, found=found, none_found="" if found else table()["none_found"], answered=True)  # fmt: skip


def _page(request: HttpRequest, offer: str, status: int = 200, **shown: object) -> HttpResponse:
    return render(request, "public/offer.html", {"offer": offer, "most": MOST, "always": table()["always"], **shown}, status=status)  # fmt: skip
