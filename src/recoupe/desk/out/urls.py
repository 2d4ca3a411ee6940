"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from recoupe.desk.out import views

app_name = "out"
urlpatterns = [
    path("", views.listed, name="list"),
    path("<slug:key>/", views.file, name="file"),
]
