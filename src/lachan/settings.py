"""Settings: safe by default, every switch an environment variable explained in .env.example."""

import os
from pathlib import Path

from lachan import postgres

BASE_DIR = Path(__file__).resolve().parent
STATE_DIR = postgres.state_dir()

# The largest file taken into the evidence room, in bytes.
UPLOAD_LARGEST = int(os.environ.get("LACHAN_UPLOAD_MB", "512")) * 1024 * 1024

SECRET_KEY = postgres.secret("django")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("LACHAN_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
BEHIND_TLS = os.environ.get("LACHAN_TLS") == "1"
SYNTHETIC = os.environ.get("LACHAN_SYNTHETIC") == "1" or (STATE_DIR / "synthetic").exists()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_htmx",
    "lachan.reference",
    "lachan.access",
    "lachan.people",
    "lachan.docket",
    "lachan.intake",
    "lachan.cases",
    "lachan.outcomes",
    "lachan.evidence",
    "lachan.victims",
    "lachan.plan",
    "lachan.letterbox",
    "lachan.outreach",
    "lachan.focus",
    "lachan.sectors",
    "lachan.indicators",
    "lachan.oversight",
    "lachan.reporting",
    "lachan.exchange",
    "lachan.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "lachan.web.guard.Transactions",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "lachan.web.guard.Viewer",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "lachan.urls"
WSGI_APPLICATION = "lachan.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        (
                            "django.template.loaders.filesystem.Loader",
                            [BASE_DIR / "web" / "templates", BASE_DIR / "web"],
                        )
                    ],
                )
            ],
            "builtins": ["lachan.web.templatetags.drawing"],
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "lachan.web.guard.page_context",
            ],
        },
    }
]

# One database, four doors: each alias signs in as its own PostgreSQL role (docs/house.md).
DATABASES = {
    alias: {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": False,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": {"application_name": f"lachan-{alias}"},
        **given,
    }
    for alias, given in postgres.connections().items()
}

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "lachan.access.signin.Accounts"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "locked.html"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "web" / "locale"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "web" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

SESSION_COOKIE_NAME = "lachan"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "lachan.web.guard.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31536000 if BEHIND_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# Files of a form stay in memory, so that no evidence lies open in a temporary folder; larger ones come in pieces.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# Where a ClamAV daemon listens: a path of a socket, or «host:port». Empty: files of the public door are kept «not scanned».
CLAMD = os.environ.get("LACHAN_CLAMD", "")

# Ways out of the worker; each is off until its address is set (docs/how-to/alerts.md).
ALERTS = {
    "base": os.environ.get("LACHAN_BASE_URL", "http://127.0.0.1:8138"),
    "smtp": {
        "host": os.environ.get("LACHAN_SMTP_HOST", ""),
        "port": int(os.environ.get("LACHAN_SMTP_PORT", "587")),
        "sender": os.environ.get("LACHAN_SMTP_FROM", "lachan@localhost"),
        "security": os.environ.get("LACHAN_SMTP_SECURITY", "starttls"),
        "user": os.environ.get("LACHAN_SMTP_USER", ""),
        "password": os.environ.get("LACHAN_SMTP_PASSWORD", ""),
    },
    "webhook_hosts": frozenset(filter(None, os.environ.get("LACHAN_WEBHOOK_HOSTS", "").split(","))),
    "sms": {
        "url": os.environ.get("LACHAN_SMS_URL", ""),
        "body": os.environ.get("LACHAN_SMS_BODY", '{"to": $to, "text": $text}'),
        "content_type": os.environ.get("LACHAN_SMS_TYPE", "application/json"),
        "authorization": os.environ.get("LACHAN_SMS_AUTH", ""),
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"door": {"()": "lachan.web.public.quiet.NotOfTheDoor"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["door"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
