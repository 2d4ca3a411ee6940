"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from recoupe.desk.incidents import views

app_name = "incidents"
urlpatterns = [
    path("", views.listed, name="list"),
    path("map.svg", views.listed_map, name="map"),
    path("merge/", views.merge, name="merge"),
    path("<str:key>/", views.detail, name="detail"),
    path("<str:key>/part/", views.part, name="part"),
    path("<str:key>/assess/", views.assess, name="assess"),
    path("<str:key>/task/", views.task, name="task"),
    path("<str:key>/<slug:what>.svg", views.picture, name="picture"),
]
