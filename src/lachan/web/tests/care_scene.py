"""One invented person in care, as the screens' tests find it, and how they ask and send."""

from tests.care_walk import CareWalk

LEAD, COMMUNE, POLICE = "ytetinh", "xahoixa_2026", "caxa_2026"
VERIFIER, AID = "dieutra_tinh", "trogiup"
NAME, PHONE = "Người Trở Về Giả Lập", "0900000009"


def base(walk: CareWalk) -> str:
    return f"/cham-soc/{walk.file.person.code}/"


def text(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status, (url, answer.content.decode()[:3000])
    return answer.content.decode()


def sent(client, url, status=302, **typed):
    answer = client.post(url, typed)
    assert answer.status_code == status, (url, answer.content.decode()[:4000])
    return answer.content.decode()


def when(walk: CareWalk) -> str:
    return f"{walk.now:%Y-%m-%dT%H:%M}"
