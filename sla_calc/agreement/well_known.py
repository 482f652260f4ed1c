"""Stages and lead types whose names are known well enough to have a usual meaning."""

ALIASES: dict[str, tuple[str, ...]] = {
    "lead": ("lead", "leads", "inquiry", "enquiry", "anfrage", "interessent"),
    "mql": ("mql", "mqls", "marketing qualified lead", "marketing-qualified lead"),
    "sal": ("sal", "sals", "sales accepted lead", "sales-accepted lead"),
    "sql": ("sql", "sqls", "sales qualified lead", "sales-qualified lead"),
    "opportunity": ("opportunity", "opportunities", "opp", "verkaufschance", "opportunität"),
    "proposal": ("proposal", "offer", "quote", "angebot"),
    "customer": ("customer", "customers", "won", "won deal", "closed won", "kunde", "kunden"),
    "demo request": ("demo request", "demo requests", "demo", "demo-anfrage", "demoanfrage"),
    "website form": (
        *("website form", "web form", "webform", "form", "contact form", "contact request"),
        *("kontaktformular", "formular", "webformular", "kontaktanfrage", "website"),
    ),
    "content download": (
        *("content download", "content", "download", "whitepaper", "white paper", "ebook"),
        *("e-book", "inhalte", "content-download"),
    ),
    "event": ("event", "events", "trade show", "trade fair", "conference", "messe", "tagung"),
    "webinar": ("webinar", "webinars", "online seminar", "online-seminar"),
    "outbound": ("outbound", "cold call", "cold calls", "prospecting", "kaltakquise"),
    "referral": ("referral", "referrals", "recommendation", "empfehlung", "empfehlungen"),
    "partner": ("partner", "partners", "partner lead", "partnerlead", "reseller"),
    "free trial": ("free trial", "trial", "trial sign-up", "testzugang", "testversion"),
    "phone call": ("phone call", "inbound call", "call", "anruf", "telefon"),
    "price request": (
        *("price request", "pricing request", "quote request", "request for quote", "rfq"),
        *("preisanfrage", "angebotsanfrage"),
    ),
    "newsletter": ("newsletter", "newsletter sign-up", "subscriber", "abonnent"),
}
"""By the key of its meaning, how it is called in either language."""

_KEYS = {alias: key for key, aliases in ALIASES.items() for alias in aliases}


def well_known(name: str) -> str | None:
    """Return the key of a name's usual meaning, or None where it has none.

    >>> well_known("Demo Request"), well_known("MQL"), well_known("Blue leads")
    ('demo request', 'mql', None)
    """
    return _KEYS.get(" ".join(name.casefold().split()))
