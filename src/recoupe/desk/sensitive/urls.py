"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from recoupe.desk.sensitive import views

app_name = "sensitive"
urlpatterns = [
    path("", views.listed, name="list"),
    path("decide/", views.decision, name="decide"),
]
