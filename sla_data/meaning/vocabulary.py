"""The names that CRM exports give to their columns and stages, in English and German.

Each name stands in plain form: lower case, words parted by one blank. They were collected from
exports of HubSpot, Salesforce, Pipedrive, Zoho and Dynamics, and from plain spreadsheets.
"""

import re
from typing import Literal

Role = Literal[
    "lead_id", "created", "lead_type", "stream", "owner", "status", "converted", "won_on",
    "expected", "lost_on", "amount", "first_contact", "response", "attempts", "spend",
    "from_marketing", "assigned", "connected", "lost_reason", "unfit_reason",
    "mql_on", "sql_on", "opportunity_on", "not_used",
]  # fmt: skip

HEADERS: dict[Role, tuple[str, ...]] = {
    "lead_id": (
        *("lead id", "mql id", "prospect id", "record id", "contact id", "opportunity id"),
        *("deal id", "datensatz id", "external id", "opportunity number", "lead number"),
        *("do not modify lead", "do not modify opportunity", "do not modify verkaufschance", "id"),
    ),
    "created": (
        *("lead created at", "lead date", "received time", "first contact date", "eingangsdatum"),
        *("create date", "created date", "created on", "created time", "created at", "createdate"),
        *("createddate", "record created on", "object create date/time", "datetime created"),
        *("erstelldatum", "erstellt am", "erstellungsdatum", "erstellt", "deal created"),
        *("deal created on", "deal erstellt", "deal create date", "add time", "engage date"),
        *("created", "creation date", "angelegt am", "anlagedatum", "entry date", "eingang"),
        *("lead time", "date", "timestamp", "datum", "day", "month", "monat"),
    ),
    "lead_type": (
        *("lead source", "leadsource", "lead quelle", "leadquelle", "original source", "lead type"),
        *("original traffic source", "origin", "lead origin", "latest source", "source", "quelle"),
        *("channel", "kanal", "contact lead source", "hs analytics source", "datensatzquelle"),
        *("vertriebskanal", "first conversion", "first contact channel", "local lead source"),
        *("route to market", "communication", "contact"),
    ),
    "stream": (
        *("pipeline", "deal pipeline", "business unit", "product", "produkt", "product / produkt"),
        *("region", "regional office", "segment", "business segment", "deal type", "type"),
        *("industry", "branche", "sector", "country/region", "record type name", "persona"),
        *("campaign", "kampagne"),
    ),
    "owner": (
        *("contact owner", "deal owner", "lead owner", "opportunity owner", "owner", "besitzer"),
        *("lead inhaber", "leadinhaber", "opportunity inhaber", "verkaufschance inhaber", "agent"),
        *("rep name", "rep", "sales agent", "salesperson", "seller", "vertriebsmitarbeiter"),
        *("owner name", "ownerid", "owner id", "owner external id", "contact owner name", "sr id"),
        *("accountinhaber", "für kontakt zuständiger mitarbeiter"),
    ),
    "status": (
        *("deal stage", "stage name", "stagename", "stage", "opportunity phase", "verkaufsphase"),
        *("sales stage", "pipeline phase", "phase", "opportunity result", "verkaufsstatus"),
        *("lifecycle stage", "lifecycle phase", "lead status", "leadstatus", "deal status"),
        *("status reason", "statusgrund", "status"),
    ),
    "converted": (
        *("converted", "is converted", "isconverted", "umgewandelt", "konvertiert", "is won"),
        *("won", "sold", "ordered", "converted within 90 days", "y"),
    ),
    "won_on": (
        *("won date", "won time", "won on", "became a customer date", "close date", "closedate"),
        *("closed date", "actual close date", "tatsächliches abschlussdatum", "schlusstermin"),
        *("abschlussdatum", "abschlusstermin", "closing date", "oppt schlusstermin", "closed on"),
        *("deal closed on", "datum des gewonnenen deals", "deal abgeschlossen am"),
        *("recent deal close date", "gewonnen am"),
    ),
    "expected": (
        *("expected close date", "gesch abschlussdatum", "est close date", "expected revenue"),
        *("geschätztes abschlussdatum", "erwartetes abschlussdatum"),
    ),
    "lost_on": ("lost time", "lost date", "lost on", "datum des verlorenen deals", "verlustdatum"),
    "amount": (
        *("amount", "deal amount", "deal amount usd", "close value", "deal value", "value", "wert"),
        *("betrag", "opportunity betrag", "verkaufschance betrag", "amount in company currency"),
        *("opportunity amount usd", "actual revenue", "tatsächlicher umsatz", "recent deal amount"),
        *("total revenue", "revenue", "umsatz", "contract total", "tcv", "mrr", "estimated acv"),
        *("estimated arr", "declared monthly revenue", "gesch umsatz", "geschätzter umsatz"),
    ),
    "first_contact": (
        *("first contact time", "first response", "first task created", "firsttaskcreated"),
        *("first call", "firstcalldatetime", "firstemaildatetime", "first engagement date"),
        *("hs sa first engagement date", "replied at", "contacted at", "erster kontakt am"),
        *("first contacted at", "first attempt", "first attempt at", "erster kontaktversuch"),
    ),
    "response": (
        *("lead response time", "time to engage contact", "hs time to first engagement"),
        *("contact response time days", "first response time", "reaktionszeit", "response time"),
        *("time to first engagement", "speed to lead", "response minutes"),
    ),
    "attempts": (
        *("number of times contacted", "num contacted notes", "number of sales activities"),
        *("attempts", "number of attempts", "task count", "taskcount", "activity count"),
        *("total activities", "gesamtzahl der aktivitäten", "erledigte aktivitäten", "num notes"),
        *("anzahl kontaktversuche", "noofcontacts", "campaign", "kontaktversuche"),
        *("contact attempts", "call attempts", "anzahl der kontaktversuche"),
    ),
    "spend": ("spend", "spent", "cost", "kosten", "ausgaben", "ad spend", "cost usd"),
    "from_marketing": ("marketing sourced", "from marketing", "sourced by marketing", "marketing"),
    "assigned": (
        *("owner assigned date", "hubspot owner assigned date", "hubspot owner assigneddate"),
        *("assigned date", "date assigned", "assigned on", "assigned at", "assigned time"),
        *("lead assigned date", "owner assigned at", "assignment date", "zugewiesen am"),
        *("zuweisungsdatum", "datum der zuweisung", "inhaber zugewiesen am"),
    ),
    "connected": (
        *("connected", "reached", "contact reached", "lead reached", "person reached"),
        *("erreicht", "kontakt erreicht", "lead erreicht", "person erreicht"),
    ),
    "lost_reason": (
        *("closed lost reason", "lost reason", "loss reason", "reason lost", "reason for loss"),
        *("deal lost reason", "verlustgrund", "grund für verlust", "grund für verlorenen deal"),
        *("verlust grund", "absagegrund"),
    ),
    "unfit_reason": (
        *("disqualification reason", "lead disqualification reason", "disqualified reason"),
        *("disqualifiedreason", "hs lead disqualification reason", "unqualified reason"),
        *("lead unqualified reason", "rejection reason", "rejected reason", "reject reason"),
        *("ablehnungsgrund", "disqualifizierungsgrund", "grund für disqualifizierung"),
        "grund der disqualifizierung",
    ),
    "mql_on": (
        *("became a marketing qualified lead date", "mql date", "mql datum", "mql at", "mql on"),
        "hs lifecyclestage marketingqualifiedlead date",
    ),
    "sql_on": (
        *("became a sales qualified lead date", "sql date", "sql datum", "sql at", "sql on"),
        "hs lifecyclestage salesqualifiedlead date",
    ),
    "opportunity_on": (
        *(
            "became an opportunity date",
            "first deal created date",
            "converted date",
            "oppcreateddate",
        ),
        *("converteddate", "konvertierungsdatum", "opportunity date", "opportunity created"),
    ),
    "not_used": (
        *(
            "gewichteter wert",
            "weighted amount",
            "weighted value",
            "probability",
            "deal probability",
        ),
        *("wahrscheinlichkeit", "zu erledigende aktivitäten", "open activities", "totalvisits"),
        *(
            "last activity",
            "last activity date",
            "letzte aktivität",
            "last contacted",
            "days to close",
        ),
        *("zuletzt geändert am", "last modified date", "alter", "age"),
    ),
}
"""For each role the names in the order in which they are preferred."""

COUNTED: dict[str, tuple[str, ...]] = {
    "Lead": ("leads", "new leads", "lead count", "anzahl leads"),
    "MQL": ("mqls", "mql", "marketing qualified leads"),
    "SQL": ("sqls", "sql", "sales qualified leads"),
    "Opportunity": ("opportunities", "opps", "deals", "verkaufschancen"),
    "Customer": (
        "customers",
        "won deals",
        "orders",
        "kunden",
        "sales",
        "wins",
        "approved conversion",
    ),
}
"""Names of columns that hold how many reached a stage."""

WON = frozenset(
    {
        *("closed won", "closedwon", "won", "gewonnen", "geschlossen und gewonnen", "bought/sold"),
        *("geschlossen/gewonnen", "abgeschlossen und gewonnen", "success", "customer", "kunde"),
    }
)
LOST_WORDS = frozenset(
    {
        *("closed lost", "closedlost", "lost", "loss", "verloren", "geschlossen und verloren"),
        *("geschlossen/verloren", "abgeschlossen und verloren", "disqualified", "disqualifiziert"),
        *("dead", "dead deals", "rejected", "abgelehnt", "unqualified", "archived"),
    }
)
STAGE_WORDS: dict[str, tuple[str, ...]] = {
    "MQL": ("mql", "marketing qualified lead", "marketingqualifiedlead"),
    "SQL": ("sql", "sales qualified lead", "salesqualifiedlead", "qualified"),
    "Opportunity": (
        *("opportunity", "verkaufschance", "qualified - convert", "converted", "umgewandelt"),
    ),
}
"""Values of a status column that say which stage was reached."""

_ENDING = re.compile(r"( c| usd| eur| \(usd\)| \(eur\)| gbp)$")
_PREFIX = re.compile(r"^(deal|contact|lead|opportunity) - ")


def plain(header: str) -> str:
    """Return a header in the form in which the names stand here.

    >>> plain("Deal - Value"), plain("DateTimeCreated__c"), plain("Spend (USD)")
    ('value', 'datetime created', 'spend')
    """
    text = _PREFIX.sub("", header.strip().casefold().replace("datetimecreated", "datetime created"))
    text = re.sub(r"[_\-.:]+|\\s+", " ", text)
    text = re.sub(r" +", " ", re.sub(r"[^\w /()]", "", text)).strip()
    text = _ENDING.sub("", re.sub(r" \((?:usd|eur|gbp|%|€|\$)?\)", "", text))
    return text.strip()
