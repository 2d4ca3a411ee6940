"""Addresses within a language: search and feed."""

from __future__ import annotations

from django.urls import path

from recoupe.desk.site import machines, views

app_name = "pages"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("feed.atom", machines.SituationsFeed(), name="feed"),
]
