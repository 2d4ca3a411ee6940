"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from recoupe.desk.registry import views

app_name = "registry"
urlpatterns = [
    path("", views.listed, name="list"),
    path("<slug:name>/changes.yaml", views.overlay, name="overlay"),
    path("<slug:name>/<slug:kind>/new/", views.entry, name="new"),
    path("<slug:name>/<slug:kind>/<str:key>/", views.entry, name="entry"),
]
