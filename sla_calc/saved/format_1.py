"""Format 1, the first: kept as it was, for the links and files that were made with it.

Nothing in here is ever changed: another default makes a new format. New fields are added.
"""

from typing import Any

_LEAD_TYPE: dict[str, Any] = {
    "mix": 1,
    "deal_size": None,
    "sales_cycle_days": 60,
    "sales_cycle_spread": None,
    "cycle_curve": [],
    "cost_per_lead": None,
    "monthly_limit": None,
    "points": None,
    "follow_up": None,
    "improvements": [],
}
_FOLLOW_UP: dict[str, Any] = {
    "first_response_minutes": 60,
    "cadence": [
        {"day": 0, "channel": "call", "minutes": 8, "automated": False},
        {"day": 3, "channel": "email", "minutes": 4, "automated": False},
        {"day": 9, "channel": "call", "minutes": 8, "automated": False},
        {"day": 17, "channel": "email", "minutes": 4, "automated": False},
        {"day": 26, "channel": "call", "minutes": 8, "automated": False},
        {"day": 40, "channel": "email", "minutes": 4, "automated": False},
        {"day": 54, "channel": "call", "minutes": 8, "automated": False},
    ],
    "connect_rate": 0.2,
    "connect_decline": 0,
    "connected_minutes": 20,
}
_TEAM: dict[str, Any] = {
    "reps": 6,
    "hires": [],
    "ramp": [0.25, 0.5, 0.75],
    "hours_per_week": 40,
    "cost_per_hour": None,
    "selling_time": 0.6,
    "marketing_leads_time": 0.6,
    "max_occupancy": 0.85,
    "working_days": ["Mon", "Tue", "Wed", "Thu", "Fri"],
    "hours": ["09:00:00", "17:00:00"],
    "holidays": "",
}
_SCORING: dict[str, Any] = {
    "fit": ["Poor", "Fair", "Good", "Ideal"],
    "interest": ["Looked around", "Came back", "Compared prices", "Asked for a demo"],
    "points": [[0, 10, 20, 30], [10, 25, 40, 60], [25, 45, 65, 80], [40, 60, 80, 100]],
    "threshold": 60,
}
_SCHEDULE: dict[str, Any] = {"pipeline": "steady", "surge_limit": None, "change_limit": None}
_AGREEMENT: dict[str, Any] = {
    "language": "en",
    "company": "",
    "marketing_owner": "",
    "sales_owner": "",
    "goal": "",
    "lead_definition": "",
    "definitions": [],
    "trigger": "",
    "passed_on": [],
    "how_told": "",
    "acceptance_hours": 24,
    "rejection_reasons": [],
    "returning": "",
    "marketing_needs": [],
    "sales_needs": [],
    "reports": [],
    "contacts": [],
    "when_missed": "make good",
    "make_good_days": 5,
    "strikes": 3,
    "missed_words": "",
    "unexpected": "",
    "review_day": 5,
    "notice_days": 30,
    "ending": "",
    "signatories": [],
    "third_party": None,
    "notes": "",
}

DEFAULTS: dict[str, dict[str, Any]] = {
    "Plan": {
        "name": "Example plan",
        "currency": "USD",
        "start_month": "2027-01",
        "months": 6,
        "quota": 500000,
        "seasonality": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        "quota_growth": 0,
        "monthly_quotas": [],
        "stages": ["MQL", "SQL", "Opportunity", "Customer"],
        "mix_basis": "leads",
        "rounding": "final",
        "points_scale": "close rate",
        "scoring": _SCORING,
        "tolerance": 0.1,
        "streams": [
            {
                "name": "Small business",
                "quota_share": 0.6,
                "retained_revenue": 60000,
                "monthly_retained": [],
                "marketing_share": 0.7,
                "deal_size": 6000,
                "lead_types": [
                    {
                        **_LEAD_TYPE,
                        "name": "Demo request",
                        "mix": 0.3,
                        "conversion_rates": [0.55, 0.6, 0.3],
                        "sales_cycle_days": 35,
                        "cost_per_lead": 110,
                    },
                    {
                        **_LEAD_TYPE,
                        "name": "Website form",
                        "mix": 0.5,
                        "conversion_rates": [0.34, 0.82, 0.23],
                        "sales_cycle_days": 45,
                        "cost_per_lead": 60,
                    },
                    {
                        **_LEAD_TYPE,
                        "name": "Content download",
                        "mix": 0.2,
                        "conversion_rates": [0.12, 0.5, 0.2],
                        "sales_cycle_days": 75,
                        "cost_per_lead": 18,
                    },
                ],
            },
            {
                "name": "Enterprise",
                "quota_share": 0.4,
                "retained_revenue": 40000,
                "monthly_retained": [],
                "marketing_share": 0.4,
                "deal_size": 30000,
                "lead_types": [
                    {
                        **_LEAD_TYPE,
                        "name": "Demo request",
                        "mix": 0.4,
                        "conversion_rates": [0.5, 0.55, 0.22],
                        "sales_cycle_days": 110,
                        "cost_per_lead": 240,
                    },
                    {
                        **_LEAD_TYPE,
                        "name": "Event",
                        "mix": 0.35,
                        "conversion_rates": [0.3, 0.45, 0.18],
                        "sales_cycle_days": 130,
                        "cost_per_lead": 160,
                    },
                    {
                        **_LEAD_TYPE,
                        "name": "Content download",
                        "mix": 0.25,
                        "conversion_rates": [0.08, 0.4, 0.15],
                        "sales_cycle_days": 150,
                        "cost_per_lead": 30,
                    },
                ],
            },
        ],
        "follow_up": _FOLLOW_UP,
        "team": _TEAM,
        "schedule": _SCHEDULE,
        "agreement": _AGREEMENT,
    },
    "RevenueStream": {
        "quota_share": 1,
        "retained_revenue": 0,
        "monthly_retained": [],
        "marketing_share": 1,
    },
    "LeadType": _LEAD_TYPE,
    "Improvement": {"step": 1, "owner": "sales"},
    "FollowUpPolicy": _FOLLOW_UP,
    "Attempt": {"channel": "call", "minutes": 8, "automated": False},
    "SalesTeam": _TEAM,
    "LeadScoring": _SCORING,
    "ScheduleTerms": _SCHEDULE,
    "Agreement": _AGREEMENT,
    "Definition": {"meaning": "", "example": "", "counter_example": ""},
    "RejectionReason": {},
    "Report": {"sender": "", "receiver": "", "when": ""},
    "Contact": {"task": "", "reached_at": ""},
    "Signatory": {"name": "", "role": "", "side": "marketing"},
    "ThirdParty": {"name": "", "owner": "", "owes": [], "reports_back": []},
}

DICTIONARY = (
    b'"agreement":{"marketing_owner":"","sales_owner":"","lead_definition":"","notes":'
    b'""},"team":{"reps":5,"hires":[["2027-01",1]],"ramp":[0.25,0.5,0.75],"hours_per_w'
    b'eek":38,"selling_time":0.6,"marketing_leads_time":0.5,"max_occupancy":0.8,"worki'
    b'ng_days":["Mon","Tue","Wed","Thu","Fri","Sat","Sun"],"hours":["09:00:00","17:00:'
    b'00"],"holidays":"DE"},"follow_up":{"first_response_minutes":30,"cadence":[{"day"'
    b':0,"channel":"call","minutes":10,"automated":true},{"day":1,"channel":"email","m'
    b'inutes":5},{"day":14,"channel":"social"}],"connect_rate":0.3,"connected_minutes"'
    b':15}{"name":"Plan","currency":"EUR","start_month":"2027-01","months":12,"quota":'
    b'100000,"seasonality":[1,1,1.2,0.8],"stages":["MQL","SAL","SQL","Opportunity","Cu'
    b'stomer"],"mix_basis":"revenue","rounding":"each stage","tolerance":0.05,"streams'
    b'":[{"name":"Small business","quota_share":0.25,"retained_revenue":10000,"marketi'
    b'ng_share":0.5,"deal_size":5000,"lead_types":[{"name":"Outbound","mix":0.2,"conve'
    b'rsion_rates":[0.5,0.4,0.25],"deal_size":2000,"sales_cycle_days":90,"cost_per_lea'
    b'd":50,"monthly_limit":100,"points":10},{"name":"Webinar"},{"name":"Event"},{"nam'
    b'e":"Referral"},{"name":"Content download","mix":0.25,"conversion_rates":[0.15,0.'
    b'6,0.2],"sales_cycle_days":45,"cost_per_lead":20},{"name":"Website form","mix":0.'
    b'3,"conversion_rates":[0.3,0.8,0.2],"sales_cycle_days":30,"cost_per_lead":100},{"'
    b'name":"Demo request","mix":0.35,"conversion_rates":[0.45,0.55,0.35],"sales_cycle'
    b'_days":120,"cost_per_lead":80}]},{"name":"Enterprise","quota_share":0.4,"marketi'
    b'ng_share":0.6,"deal_size":20000,"lead_types":[{"name":"'
)
