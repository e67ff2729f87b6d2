"""A plain Django application in one file: list of matters, new report. No policies, audit, encryption."""

import os

import django
from django.conf import settings

if not settings.configured:
    settings.configure(
        SECRET_KEY="floor", ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, USE_TZ=True,
        TIME_ZONE="Asia/Ho_Chi_Minh", DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
        MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware",
                    "django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
                    "django.contrib.auth.middleware.AuthenticationMiddleware"],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
        LOGIN_URL="/dang-nhap/", CACHES={"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}},
        DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": None,
                   **{k: os.environ["FLOOR_" + k] for k in ("HOST", "PORT", "NAME", "USER", "PASSWORD")}}},
    )  # fmt: skip
    django.setup()

from django.contrib.auth import authenticate, login  # noqa: E402
from django.contrib.auth.decorators import login_required  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import models, transaction  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.shortcuts import redirect  # noqa: E402
from django.template import Context, RequestContext, Template  # noqa: E402, F401
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402


class Row(models.Model):
    class Meta:
        abstract = True
        app_label = "floor"


class Agency(Row):
    name = models.CharField(max_length=80)


class Place(Row):
    name, above = models.CharField(max_length=80), models.CharField(max_length=80)


class Matter(Row):
    code, number = models.CharField(max_length=20, unique=True), models.CharField(max_length=20)
    place = models.ForeignKey(Place, models.PROTECT)
    holder = models.ForeignKey(Agency, models.PROTECT)
    received_at, next_due_at = models.DateTimeField(db_index=True), models.DateTimeField(null=True)
    stage = models.CharField(max_length=40)


class Report(Row):
    matter = models.ForeignKey(Matter, models.PROTECT)
    kind, channel = models.CharField(max_length=20), models.CharField(max_length=20)
    narrative = models.TextField()


class Person(Row):
    matter = models.ForeignKey(Matter, models.PROTECT)
    full_name, capacity = models.CharField(max_length=160), models.CharField(max_length=20)


class Act(Row):
    matter = models.ForeignKey(Matter, models.PROTECT)
    kind, at = models.CharField(max_length=40), models.DateTimeField()


class Counter(Row):
    agency, year, last = (
        models.OneToOneField(Agency, models.PROTECT),
        models.IntegerField(),
        models.IntegerField(),
    )


TABLES = (Agency, Place, Matter, Report, Person, Act, Counter)
FORM = Template("<form method=post>{% csrf_token %}<input name=username><input name=password><textarea name=narrative>"
                "</textarea><input name=full_name><button>Lưu</button></form>")  # fmt: skip
LIST = Template("""<!doctype html><html lang=vi><title>Vụ việc</title><h1>Vụ việc</h1><table><tr><th>Mã<th>Số<th>Nơi
<th>Tiếp nhận<th>Giai đoạn<th>Đang thụ lý<th>Hạn</tr>{% for m in matters %}<tr><td><a href="/vu-viec/{{ m.code }}/">
{{ m.code }}</a><td>{{ m.number }}<td>{{ m.place.name }}, {{ m.place.above }}<td>{{ m.received_at|date:"H:i d/m/Y" }}
<td>{{ m.stage }}<td>{{ m.holder.name }}<td>{{ m.next_due_at|date:"H:i d/m/Y" }}</tr>{% endfor %}</table></html>""")


def sign_in(request):
    if request.method == "POST":
        login(
            request,
            authenticate(
                request, username=request.POST["username"], password=request.POST["password"]
            ),
        )
        return redirect("/vu-viec/")
    return HttpResponse(FORM.render(RequestContext(request)))


@login_required
def matters(request):
    rows = Matter.objects.select_related("place", "holder").order_by("-received_at", "-id")[:50]
    return HttpResponse(
        LIST.render(RequestContext(request, {"matters": rows, "user": request.user.username}))
    )


@login_required
def new_report(request):
    if request.method != "POST":
        return HttpResponse(FORM.render(RequestContext(request)))
    now = timezone.now()
    with transaction.atomic():
        counter = Counter.objects.select_for_update().select_related(None).get(agency_id=1)
        counter.last += 1
        counter.save(update_fields=["last"])
        matter = Matter.objects.create(code=request.POST["client_key"][-18:], number=f"{counter.last}/{now.year}",
                                       place_id=1, holder_id=1, received_at=now, stage="I0")  # fmt: skip
        Report.objects.create(
            matter=matter, kind="notice", channel="in_person", narrative=request.POST["narrative"]
        )
        Person.objects.create(
            matter=matter, full_name=request.POST["full_name_1"], capacity="presumed_victim"
        )
        Act.objects.create(matter=matter, kind="report_received", at=now)
    return redirect("/vu-viec/")


urlpatterns = [
    path("dang-nhap/", sign_in),
    path("vu-viec/", matters),
    path("nguon-tin/moi/", new_report),
]
application = get_wsgi_application()
