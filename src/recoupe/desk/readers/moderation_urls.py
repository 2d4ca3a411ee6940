"""Addresses of the moderators' room."""

from __future__ import annotations

from django.urls import path

from recoupe.desk.readers import moderation_views as views

app_name = "moderation"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("<int:pk>/decide/", views.decide, name="decide"),
    path("bans/", views.bans, name="bans"),
    path("bans/<int:pk>/lift/", views.lift, name="lift"),
    path("readers/", views.person, name="person"),
]
