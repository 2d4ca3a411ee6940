"""Addresses that belong to no room."""

from __future__ import annotations

from django.urls import path

from recoupe.desk.web import views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("language/", views.language, name="language"),
    path("sides/<slug:theatre>.css", views.sides, name="sides"),
]
