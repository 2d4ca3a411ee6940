"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from recoupe.desk.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.listed, name="list"),
    path("add/", views.add, name="add"),
    path("<int:pk>/retry/", views.retry, name="retry"),
    path("feeds/", views.feeds, name="feeds"),
    path("feeds/add/", views.feed_add, name="feed_add"),
    path("feeds/<int:pk>/switch/", views.feed_switch, name="feed_switch"),
]
