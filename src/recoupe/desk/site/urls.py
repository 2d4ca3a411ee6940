"""Addresses of this room that carry no language: files of pages, what machines read, and the desk's views on pages."""

from __future__ import annotations

from django.urls import path

from recoupe.desk.site import adaptation_views, machines, views

app_name = "site"
urlpatterns = [
    path("files/front/<slug:lang>/<str:name>", views.front_file, name="front-file"),
    path("files/<int:snapshot>/<slug:lang>/<str:name>", views.file, name="file"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("desk/pages/", views.situations, name="list"),
    path("desk/pages/draft/", views.draft_page, name="draft"),
    path("desk/pages/claims/", views.claims, name="claims"),
    path("desk/pages/<int:pk>/refresh/", views.refresh, name="refresh"),
    path("desk/pages/<int:pk>/adapt/", adaptation_views.adapt, name="adapt"),
    path("desk/pages/<int:pk>/adaptation/", adaptation_views.adaptation, name="adaptation"),
]
