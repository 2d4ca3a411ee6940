"""Every address of the site. Who may open what stands in `access.yaml`, and a test fails for a view without a row."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from recoupe.desk.out.api import api
from recoupe.desk.web import views

urlpatterns = [
    path("desk/", include("recoupe.desk.web.urls")),
    path("desk/", include("recoupe.desk.people.urls")),
    path("desk/intake/", include("recoupe.desk.intake.urls")),
    path("desk/review/", include("recoupe.desk.review.urls")),
    path("desk/incidents/", include("recoupe.desk.incidents.urls")),
    path("desk/evidence/", include("recoupe.desk.evidence.urls")),
    path("desk/registry/", include("recoupe.desk.registry.urls")),
    path("desk/moderation/", include("recoupe.desk.readers.moderation_urls")),
    path("desk/sensitive/", include("recoupe.desk.sensitive.urls")),
    path("desk/out/", include("recoupe.desk.out.urls")),
    path("api/v1/", api.urls),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("recoupe.desk.site.urls")),
    path("", include("recoupe.desk.readers.urls")),
]
urlpatterns += i18n_patterns(
    path("", include("recoupe.desk.site.public_urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)

handler403 = views.forbidden
handler404 = views.not_found
handler500 = views.broken
