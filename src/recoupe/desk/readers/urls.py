"""Addresses of readers."""

from __future__ import annotations

from django.urls import path

from recoupe.desk.readers import follow_views, views

app_name = "readers"
urlpatterns = [
    path("discussion/<int:pk>/post/", views.comment, name="comment"),
    path("discussion/<int:pk>/write/", views.reply, name="reply"),
    path("follow/<int:pk>/", follow_views.follow, name="follow"),
    path("comment/<int:pk>/", views.permalink, name="permalink"),
    path("subscription/<str:token>/confirm/", views.confirm, name="confirm"),
    path("subscription/<str:token>/off/", views.off, name="off"),
    path("your-data/", views.data, name="data"),
]
