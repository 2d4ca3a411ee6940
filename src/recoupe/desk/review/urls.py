"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from recoupe.desk.review import movement_views, views

app_name = "review"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("annotated.json", views.annotated, name="annotated"),
    path("<int:pk>/", views.report, name="report"),
    path("<int:pk>/movement/<slug:key>/", movement_views.movement, name="movement"),
    path("<int:pk>/add/", views.add_claim, name="add"),
    path("claim/<int:pk>/", views.decide_claim, name="decide"),
]
