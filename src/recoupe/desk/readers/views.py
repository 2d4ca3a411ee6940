"""What readers can do: comment, follow a link to a comment, confirm and stop subscriptions."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.models import Page

from recoupe.desk.readers import akismet, subscribing
from recoupe.desk.readers.charter import charter_of
from recoupe.desk.readers.forms import CommentForm, stamp
from recoupe.desk.readers.limits import too_often
from recoupe.desk.readers.models import Comment, Subscription
from recoupe.desk.readers.posting import post
from recoupe.desk.readers.secrets import KEPT
from recoupe.desk.readers.thread import anchors_of, discussion, takes_comments
from recoupe.desk.web.address import client_address, network_of
from recoupe.i18n import current
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from django.http import HttpRequest


def _page(pk: int) -> Any:
    """Return a live page that anybody may see. Raises Http404."""
    page = get_object_or_404(Page.objects.live().public(), pk=pk).specific
    if not takes_comments(page):
        raise Http404
    return page


@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a comment on a page."""
    if too_often(network_of(client_address(request))):
        told = _("Too many comments came from your network in a short time. Wait a minute, and send yours again.")
        answer = render(
            request, "desk/readers_told.html.j2", {"title": _("Too many at once"), "text": told}, status=429
        )
        answer.headers["Retry-After"] = "60"
        return answer
    page = _page(pk)
    form = CommentForm(request.POST, page=page)
    if not form.is_valid():
        form.data = form.data.copy()
        form.data["shown"] = stamp(page.pk)
        values = {**_around(page), "form": form, "parent": _parent(page, form.data.get("parent")), "excerpt": ""}
        return render(request, "desk/readers_form.html.j2", values, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    made = post(form, request, current(), anchors_of(page))
    if made.state == Comment.State.APPROVED:
        return HttpResponseRedirect(f"{page.url}#{made.anchor_id}")
    messages.info(request, _("Thank you. Your comment waits until a moderator has read it."))
    return HttpResponseRedirect(f"{page.url}#discussion")


@require_GET
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form for a reply, or for a comment on a paragraph, on a page of its own."""
    page = _page(pk)
    parent = _parent(page, request.GET.get("parent"))
    anchor = request.GET.get("anchor", "")
    excerpt = anchors_of(page).get(anchor, "")
    start = {"shown": stamp(page.pk), "parent": parent.pk if parent else None, "anchor": anchor if excerpt else ""}
    form = CommentForm(page=page, initial=start)
    values = {**_around(page), "form": form, "parent": parent, "excerpt": excerpt}
    return render(request, "desk/readers_form.html.j2", values)


def _around(page: Any) -> dict[str, Any]:
    return {"page": page, "charter": charter_of(page), "akismet": akismet.in_use()}


def _parent(page: Any, pk: str | None) -> Comment | None:
    return Comment.objects.public().filter(page=page, pk=pk).first() if pk and str(pk).isdecimal() else None


@require_GET
def permalink(_request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to a comment on its page, all of the discussion shown if it would not be."""
    found = get_object_or_404(Comment.objects.public().select_related("page"), pk=pk)
    page = found.page.specific
    if not page.live:
        raise Http404
    top = (found.root or found).pk
    shown = {n.comment.pk for n in discussion(page).threads}
    query = "" if top in shown or found.anchor else "?comments=all"
    return HttpResponseRedirect(f"{page.url}{query}#{found.anchor_id}")


@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm a subscription. A button, since programs that look through mail follow links by themselves."""
    found = get_object_or_404(Subscription, token=token)
    if request.method == "POST":
        subscribing.confirm(found)
        text = _("You will hear of replies once they are approved.")
        if found.kind in subscribing.FOLLOWED:
            text = _("You will hear of what is new from now on.")
        return render(request, "desk/readers_told.html.j2", {"title": _("You are subscribed"), "text": text})
    button = _("Yes, tell me") if found.kind in subscribing.FOLLOWED else _("Yes, tell me of replies")
    values = {"title": subscribing.question(found.kind), "button": button}
    return render(request, "desk/readers_ask.html.j2", values)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "POST"])
def off(request: HttpRequest, token: str) -> HttpResponse:
    """Stop a subscription: one click on a button, or one of the reader's mail program (RFC 8058), which has no cookie.

    The token is the permission, so no other site can forge the request.
    """
    found = get_object_or_404(Subscription, token=token)
    if request.method == "POST":
        subscribing.stop(found)
        values = {"title": _("Nothing more will be sent"), "text": _("Your subscription is off.")}
        return render(request, "desk/readers_told.html.j2", values)
    values = {"title": _("Hear no more of it?"), "button": _("Send me nothing more")}
    return render(request, "desk/readers_ask.html.j2", values)


@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """Say what is kept of readers, what is sent to whom, and for how long."""
    values = {"akismet": akismet.in_use(), "days": KEPT.days}
    return render(request, "desk/readers_data.html.j2", values)
