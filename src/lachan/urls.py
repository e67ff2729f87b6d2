"""The two doors side by side: screens for people, JSON for systems."""

from django.urls import include, path

from lachan.api.door import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("", include("lachan.web.urls")),
]

handler400 = "lachan.web.errors.bad_request"
handler403 = "lachan.web.errors.forbidden"
handler404 = "lachan.web.errors.not_found"
handler500 = "lachan.web.errors.fault"
