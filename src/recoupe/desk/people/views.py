"""One's own tokens for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from recoupe.desk.people.models import Token, make

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@never_cache
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """List one's tokens, and make one: its secret is shown once."""
    secret = ""
    if request.method == "POST" and (label := request.POST.get("label", "").strip()[:100]):
        secret = make(request.user, label)
    values = {"tokens": Token.objects.filter(user=request.user), "secret": secret}
    return render(request, "desk/people_tokens.html.j2", values)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke one of one's own tokens."""
    held = get_object_or_404(Token, pk=pk, user=request.user)
    if held.revoked_at is None:
        held.revoked_at = timezone.now()
        held.save()
    return HttpResponseRedirect(reverse("people:tokens"))
