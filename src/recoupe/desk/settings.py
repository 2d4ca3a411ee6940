"""Settings of the site, from the environment (`recoupe.desk.environment`). Importing them touches no file."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from secrets import token_urlsafe

from django.utils.csp import CSP

from recoupe.desk import environment as env
from recoupe.desk.database import databases
from recoupe.desk.mail import mail

HERE = Path(__file__).parent
DATA = env.data_folder()

DEBUG = env.DEBUG.on()
ALLOWED_HOSTS = env.HOSTS.listed()
SECRET_FILE = DATA / "secret-key"
SECRET_KEY = env.SECRET_KEY.read() or (
    SECRET_FILE.read_text(encoding="ascii").strip() if SECRET_FILE.is_file() else token_urlsafe(48)
)

INSTALLED_APPS = [
    "recoupe.desk.people",
    "recoupe.desk.records",
    "recoupe.desk.intake",
    "recoupe.desk.incidents",
    "recoupe.desk.evidence",
    "recoupe.desk.registry",
    "recoupe.desk.sensitive",
    "recoupe.desk.site",
    "recoupe.desk.readers",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks_db",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.sites",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "recoupe.desk.web.middleware.Locale",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "recoupe.desk.web.middleware.ByToken",
    "recoupe.desk.web.throttle.Throttle",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "recoupe.desk.web.middleware.EditorPolicy",
    "recoupe.desk.web.middleware.InterfaceLanguage",
    "recoupe.desk.web.middleware.Access",
    "axes.middleware.AxesMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "recoupe.desk.urls"
WSGI_APPLICATION = "recoupe.desk.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE / "templates", HERE.parent / "drawing" / "templates"],
        "OPTIONS": {
            "environment": "recoupe.desk.web.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "recoupe.desk.web.context.common",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",  # Wagtail's editor
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = databases(env.DATABASE.read(), DATA)
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    INSTALLED_APPS.append("django.contrib.postgres")  # Wagtail's search uses its fields there
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = 1

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "people:login"
LOGIN_REDIRECT_URL = "web:home"
LOGOUT_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "recoupe.desk.web.address.client_address"

LANGUAGE_CODE = "en"
SERIALIZATION_MODULES = {"exact": "recoupe.desk.exact"}
LANGUAGES = [("en", "English"), ("fr", "français")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a new adaptation is a draft: its words are the original's
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

RECOUPE_ALLOW_PRIVATE = env.ALLOW_PRIVATE.on()

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "drawn": {
        "BACKEND": "recoupe.desk.web.drawn.Folder",
        "LOCATION": DATA / "drawn",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}
"""What is drawn is shared by all processes (`web.drawn`); it can be deleted at any time."""

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [
    ("desk", HERE / "static" / "desk"),
    ("drawing", HERE.parent / "drawing" / "static"),
    # Found without importing it, which would warn about frameworks that are not there.
    ("maplibre", Path(find_spec("maplibre").origin).parent / "srcjs"),  # type: ignore[union-attr, arg-type]
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}

WAGTAIL_SITE_NAME = "Recoupe"
WAGTAILADMIN_BASE_URL = env.BASE_URL.read().rstrip("/")
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no third-party requests
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILDOCS_EXTENSIONS = ["csv", "pdf", "txt"]

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF, "blob:", "data:"],
    "worker-src": ["blob:"],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
"""For public pages and the desk's own views. The editor's paths have their own: `recoupe.desk.web.policy`."""

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = False  # the review page sends it with its own requests
if env.HTTPS.on():
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
    if int(env.PROXIES.read()):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

globals().update(mail(env.MAIL.read(), DATA))
DEFAULT_FROM_EMAIL = env.MAIL_FROM.read()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

AKISMET_KEY = env.AKISMET_KEY.read()
AKISMET_URL = env.AKISMET_URL.read()
RECOUPE_BASE_URL = env.BASE_URL.read().rstrip("/")
