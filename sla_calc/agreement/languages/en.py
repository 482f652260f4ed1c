"""The document in English."""

from sla_calc.agreement.languages.catalogue import Catalogue, Meaning, OneOrMore

ENGLISH = Catalogue(
    locale="en-US",
    date="{day} {month} {year}",
    months=(
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    months_short=(
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    last_and="and",
    units={
        "lead": OneOrMore("lead", "leads"),
        "month": OneOrMore("month", "months"),
        "day": OneOrMore("day", "days"),
        "working days within": OneOrMore("working day", "working days"),
        "days of notice": OneOrMore("day", "days"),
        "hour": OneOrMore("hour", "hours"),
        "minute": OneOrMore("minute", "minutes"),
        "after attempts": OneOrMore("attempt", "attempts"),
        "attempt": OneOrMore("attempt", "attempts"),
        "from points": OneOrMore("point", "points"),
        "rep": OneOrMore("rep", "reps"),
        "decision": OneOrMore("decision", "decisions"),
        "missed months": OneOrMore("missed month", "missed months"),
    },
    texts={
        # the frame
        "title": "Service level agreement",
        "between": "between marketing and sales",
        "between three": "between marketing, sales and {third}",
        "period": "{plan}: {first} to {last}",
        "period of a month": "{plan}: {first}",
        "made on": "Made on {day}",
        "draft": "Draft: {count} still open",
        "still open of": "{heading}: {what}",
        "to be decided": "to be decided",
        "mark": "To be decided: {what}",
        "fingerprint": "Plan {fingerprint}",
        "fingerprint why": (
            "A document whose fingerprint differs from that of the plan was made from another "
            "version of the plan."
        ),
        "plan link": "The plan",
        "page": "Page",
        "of pages": "of",
        "marketing": "Marketing",
        "sales": "Sales",
        "customer service": "Customer service",
        "all": "All",
        # summary
        "summary": "Summary",
        "summary quota": (
            "Sales owes revenue of {quota} in an average month. {target} of it is to come from "
            "leads that marketing hands over."
        ),
        "summary leads": "hands over {leads} from {first} to {last}, worth {worth}",
        "summary leads of a month": "hands over {leads} in {first}, worth {worth}",
        "summary no lead": "owes no lead: the target of its leads is 0",
        "summary tolerance": "keeps each month within ±{tolerance} of what is promised",
        "summary qualified": "hands over only what has {threshold} or more in the common grid",
        "summary response": "makes the first attempt within {response} of working time",
        "summary attempts": "makes up to {attempts} to reach each lead before giving it back",
        "summary answer": "accepts or rejects each lead within {hours}",
        "summary hours": "needs {needed} a month for it, and has {available}",
        "summary promise of marketing": "Marketing",
        "summary promise of sales": "Sales",
        # goal
        "goal": "Shared goal",
        "goal words": (
            "Both sides work towards one number, the revenue quota. Marketing is measured by the "
            "leads that sales can work, sales by working each of them. Neither has reached its "
            "goal where the quota is missed."
        ),
        "streams": "From the quota to marketing's target, in an average month",
        "stream": "Stream",
        "quota": "Quota",
        "retained": "Renewals and expansion",
        "found by sales": "Found by sales",
        "from marketing": "From marketing's leads",
        "by month": "The target of marketing's leads by month",
        "month": "Month",
        "closes": "Closes as planned",
        "short": "Short",
        "open short": (
            "{month} is {money} short in {stream}: no lead that comes now closes in time, or its "
            "lead types are at their limits. Agree on what covers it."
        ),
        "open short by month": (
            "{months} are short by {money} in all: leads that come now close too late, or lead "
            "types are at their limits. Agree on what covers it."
        ),
        "assumptions": "What the promise rests on",
        "lead type": "Lead type",
        "close rate": "Close rate",
        "deal size": "Deal size",
        "sales cycle": "Sales cycle",
        "assumptions note": (
            "Rates are from one stage to the next; the close rate is from lead to {last}. They are "
            "measured again before each quarterly review."
        ),
        "conversion to": "to {stage}",
        # definitions
        "definitions": "Definitions",
        "lead words": (
            "A lead is a person at a company that we could sell to, who has shown interest and "
            "agreed to be contacted, with a name and a way to be reached."
        ),
        "stages": "Stages",
        "lead types": "Lead types",
        "further words": "Further words",
        "word": "Word",
        "meaning": "Meaning",
        "example": "Example",
        "counter-example": "Not",
        "open definition": "what {word} means",
        # qualification
        "qualification": "Lead qualification",
        "qualification words": (
            "Each lead gets points for how well it fits (rows) and for the interest it has shown "
            "(columns). From {threshold} on it is handed over to sales; those cells are in bold."
        ),
        "fit": "Fit",
        "qualification none": (
            "no cell of the grid reaches the threshold of {threshold}: no lead would be handed over"
        ),
        # hand-over
        "hand-over": "Hand-over",
        "trigger": (
            "Marketing hands a lead over as soon as it has reached the threshold, on the same "
            "working day, with the data below complete."
        ),
        "passed on": "With each lead, sales learns:",
        "how told": (
            "The lead is assigned to one rep by name in the CRM, who is told by a task and a "
            "message at once."
        ),
        "acceptance": (
            "Sales accepts or rejects each lead within {hours}; days off do not count. A lead that "
            "is neither accepted nor rejected by then counts as accepted."
        ),
        "rejection": "A lead is rejected for one of these reasons, with its code in the CRM",
        "code": "Code",
        "reason": "Reason",
        # marketing's half
        "marketing's half": "What marketing promises",
        "promise": "Marketing hands over these leads, in whole numbers.",
        "no promise": "Marketing owes no lead: the target of its leads is 0.",
        "leads by month": "Leads by month",
        "points by month": "Points by month",
        "worth by month": "Worth by month",
        "months and tolerance": "Each month in leads, points and money",
        "leads": "Leads",
        "least": "At least",
        "most": "At most",
        "points": "Points",
        "worth": "Worth",
        "tolerance": (
            "A month is kept within ±{tolerance}. Delivering more is no better than delivering "
            "less: sales can follow up on only so many leads."
        ),
        "worth of a lead": "What a lead counts",
        "points a lead": "Points a lead",
        "money a lead": "Worth of a lead",
        "before rounding": (
            "Points and worth are those of the leads before they are rounded up to whole ones."
        ),
        "budget": "The leads cost {budget} in all, as planned.",
        "open limit": (
            "{lead_type} in {stream} can deliver {limit} a month at most, and owes {leads}"
        ),
        # the half of sales
        "sales' half": "What sales promises",
        "first response": (
            "Sales makes the first attempt within {response} of working time after the hand-over. "
            "Working time is {days}, {opens} to {closes}."
        ),
        "first response off": (
            "Sales makes the first attempt within {response} of working time after the hand-over. "
            "Working time is {days}, {opens} to {closes}, public holidays ({place}) excepted."
        ),
        "days from to": "{first} to {last}",
        "cadence": "Follow-up on each lead",
        "attempt": "Attempt",
        "on day": "Day after hand-over",
        "channel": "Channel",
        "done by": "Done by",
        "minutes": "Minutes",
        "a rep": "a rep",
        "a sequence": "a sequence",
        "until": (
            "Reaching the person ends the attempts. After {attempts} in vain the lead goes back to "
            "marketing, not before."
        ),
        "own promise": "Lead types with a promise of their own",
        "response": "First attempt within",
        "attempts": "Attempts",
        "attempt in short": "day {day}: {channel}",
        "hours": "What that takes",
        "average month": "Average month",
        "hours needed": "Hours needed",
        "hours there": "Hours there are",
        "occupancy": "Occupancy",
        "hours fine": (
            "Sales has the hours: {occupancy} of its time for marketing's leads is needed in an "
            "average month, and up to {highest} may be planned."
        ),
        "open hours": (
            "how sales gets the hours: {needed} are needed in an average month, and {available} "
            "are there"
        ),
        "open hours tight": (
            "whether sales may be planned to {occupancy} of its time in an average month; "
            "{highest} is the most that was agreed"
        ),
        "open hours by month": (
            "how sales gets the hours in {months}: more than {highest} of its time is needed"
        ),
        "reps": ("That is with {reps}; {reps_needed} would keep occupancy within {highest}."),
        "response share": (
            "Where leads arrive at random, {share} of them get their first attempt in time."
        ),
        "open holidays": (
            "whose public holidays count: none are known for {place}, so the hours are not known"
        ),
        # nurturing
        "return": "Nurturing and return",
        # needs
        "needs": "What each side needs from the other",
        "marketing needs": "Marketing needs from sales",
        "sales needs": "Sales needs from marketing",
        "improvements": "What is to become better",
        "what": "What",
        "today": "Today",
        "target": "Goal",
        "by when": "By",
        "owed by": "Owed by",
        "conversion rate": "{from_stage} to {to_stage}",
        # third party
        "third owes": "After the deal, {third} owes the other two:",
        "third reports": "It reports back to marketing and sales:",
        # reports
        "reports": "Reports",
        "report": "Report",
        "sent by": "From",
        "sent to": "To",
        "when": "When",
        # contacts
        "contacts": "Owners and contacts",
        "name": "Name",
        "task": "Task",
        "reached at": "Reached at",
        "owner of marketing": "Owner of marketing's half",
        "owner of sales": "Owner of the half of sales",
        "owner of third": "Owner of the part of {third}",
        "open marketing owner": "who answers for marketing's half",
        "open sales owner": "who answers for the half of sales",
        "open third owner": "who answers for the part of {third}",
        "open contacts": "whom to turn to in daily business, and how they are reached",
        # when a side misses
        "missed": "When a side misses",
        "missed when": (
            "Marketing misses a month when its leads are outside ±{tolerance}. Sales misses it "
            "when less than {kept} of its leads get their first attempt in time or all of the "
            "attempts promised."
        ),
        "make good": (
            "The side that misses a month presents a plan to make good within {days}: the cause, "
            "what is done, by whom, and by when the gap is closed, at the latest within the "
            "following two months. The other side says what it can take or give in that time."
        ),
        "make good again": (
            "Where the plan is not kept, both owners and the management decide on the quota, the "
            "budget or the promise together."
        ),
        "strikes": (
            "Each missed month counts as a strike for the side that misses it; a kept quarter "
            "clears one. With {strikes} within twelve months, both owners and the management meet "
            "within {days} and decide on the quota, the budget or the promise."
        ),
        "strikes other side": (
            "A strike does not count where the other side did not keep its half in the same month "
            "and that was the cause."
        ),
        # unexpected events
        "unexpected": "Unexpected events",
        "unexpected words": (
            "Where something happens that neither side caused or could foresee, such as the loss "
            "of a channel, a long outage of the CRM, or a product withdrawn, the side affected "
            "says so within two working days. Both then agree in writing on what holds until the "
            "next review; until that is signed, the promise stands."
        ),
        # reviews
        "reviews": "Reviews",
        "reviews words": (
            "Each month is reviewed on working day {day} of the following one: the figures of both "
            "sides, rejection reasons, and open promises. The quarterly review also measures the "
            "rates, deal sizes and sales cycles again and revises definitions and grid."
        ),
        "review": "Review",
        "monthly": "Monthly",
        "quarterly": "Quarterly",
        "covers": "Covers",
        "held on": "On",
        "from to": "{first} to {last}",
        "review of month": "SLA review: {covers}",
        "review of quarter": "SLA review of the quarter: {covers}",
        # charts
        "chart funnel": "From the quota to the leads, in an average month",
        "chart funnel shows": (
            "Of a quota of {quota}, marketing's leads owe {target}: {leads}, of which {won} reach "
            "the stage {last}."
        ),
        "chart goal line": "The goal line of {month}, day by day",
        "chart goal line shows": (
            "By each day of {month}, so many leads are owed; the band is what is tolerated, from "
            "{least} to {most} at the end."
        ),
        "chart hours": "Hours of follow-up, month by month",
        "chart hours shows": (
            "Solid line: the hours there are. Dashed: {highest} of them, the most that may be "
            "planned. Above the bars: occupancy."
        ),
        "drops out": "drops out on the way",
        "chart owed": "promised",
        "chart goal": "goal",
        "chart money a month": "{currency} a month",
        "chart leads a month": "Leads a month",
        "chart hours a month": "Hours a month",
        "chart day": "Day of the month",
        "chart so far": "Leads, so far",
        # term
        "term": "Term and cancellation",
        "term words": "The agreement holds from {first} to {last}.",
        "ending": (
            "Either side can end it to the end of a month, in writing, {days} before. Changes hold "
            "once both owners have signed them, with the fingerprint of the plan from which they "
            "were made. Leads that were handed over until the end are followed up as promised."
        ),
        # the end
        "notes": "Further agreements",
        "signatures": "Signatures",
        "signature": "Signature",
        "place and date": "Place, date",
        "annex": "Annex: the promise by month in points and money",
    },
    lists={
        "passed on": (
            "name, company, role, and how the person wants to be reached",
            "where the lead came from: channel, campaign, first contact",
            "what the person has done: pages, downloads, events, answers",
            "points for fit and interest, and what they were given for",
            "what the person asked for, in their own words",
            "consent to be contacted, and what it covers",
        ),
        "return": (
            (
                "A lead goes back to marketing when all attempts were in vain, when it is "
                "rejected, or when the person asks for time."
            ),
            "Sales notes the reason and what was said; marketing nurtures the lead on that basis.",
            (
                "It is handed over again when it reaches the threshold anew by something it has "
                "done since, and counts as a new lead then; at the earliest after 30 days."
            ),
            (
                "Leads that were rejected as unsuitable do not count as delivered; those rejected "
                "without a reason do."
            ),
        ),
        "marketing needs": (
            "an answer on each lead, with a code where it is rejected",
            "stage, amount and date kept up in the CRM for each deal, within a working day",
            "why deals were lost, in the words of the customer",
            "an hour a month with reps: what customers ask, which words they use",
            "notice before reps, territories or working hours change",
        ),
        "sales needs": (
            "a calendar of campaigns, at least two weeks ahead",
            "an even flow of leads: no more than a fifth of a month's leads on one day",
            "what a lead has seen and read, before the first attempt",
            "texts and material for each attempt of the cadence",
            "notice before a channel is opened, closed, or changed in kind",
        ),
        "third owes": (
            "a first contact within two working days after the deal",
            "onboarding to the first success within the time that was sold",
            "an early warning where a customer is about to leave",
        ),
        "third reports": (
            "a monthly friction report: what was promised and does not hold, by lead type",
            "satisfaction and cancellations of the last quarter, by lead type and stream",
            "customers who would be a reference, or buy more",
        ),
    },
    reasons=(
        ("R1", "Cannot be reached: name, number or address is wrong"),
        ("R2", "Does not fit: company, role or country outside of what was agreed"),
        ("R3", "No need or no project, said by the person"),
        ("R4", "Known already: a customer, an open deal, or a duplicate"),
        ("R5", "Below the threshold, or data incomplete"),
        ("R6", "Competitor, student, applicant or supplier"),
    ),
    reports=(
        ("Goal and actual of the month, by day", "Marketing", "Both teams", "each working day"),
        ("First response and attempts, open follow-ups", "Sales", "Both teams", "each working day"),
        ("Rejected leads by reason", "Sales", "Marketing", "each Monday"),
        ("Month in leads, points and money; forecast", "Marketing", "Sales", "before the review"),
        (
            "Deals won and lost, by lead type, with reasons",
            "Sales",
            "Marketing",
            "before the review",
        ),
        ("Conversion rates, deal sizes and cycles measured", "Marketing", "Both", "each quarter"),
    ),
    meanings={
        "lead": Meaning(
            "A person who has shown interest and can be contacted, not qualified yet.",
            "Someone who signed up for the newsletter with a business address.",
            "An anonymous visitor of the website.",
        ),
        "mql": Meaning(
            "Marketing qualified lead: fits whom we sell to and has shown enough interest, so "
            "that marketing hands it over.",
            "A head of operations at a company of the right size who compared prices twice.",
            "A student who downloaded three white papers for a thesis.",
        ),
        "sal": Meaning(
            "Sales accepted lead: sales has looked at it, found it as agreed, and follows up.",
            "A rep accepts the demo request of an operations manager the same morning.",
            "A lead whose time to answer has run out while nobody looked at it.",
        ),
        "sql": Meaning(
            "Sales qualified lead: sales has spoken to the person and found a need, somebody "
            "who decides, and a time.",
            "In the call, the person names the problem, the budget holder and the quarter.",
            "A friendly call in which no project came up.",
        ),
        "opportunity": Meaning(
            "A possible deal with an amount and an expected date, on which both sides work.",
            "A second meeting with the decision-maker is fixed, and an offer is asked for.",
            "An offer sent unasked, without an answer.",
        ),
        "proposal": Meaning(
            "An offer that the customer has asked for and received, with price and scope.",
            "A written offer, discussed in a meeting.",
            "A price list sent by mail.",
        ),
        "customer": Meaning(
            "Won deal: the contract is signed.",
            "The signed order has arrived.",
            "A spoken yes, while the purchase department still negotiates.",
        ),
        "demo request": Meaning(
            "Somebody asked to be shown the product.",
            "A form filled in with a business address and the wish for a date.",
            "A click on the demo video.",
        ),
        "website form": Meaning(
            "Somebody asked to be contacted by a form on the website.",
            "A question on integration, with company and number.",
            "An application, an offer of services, or spam.",
        ),
        "content download": Meaning(
            "Somebody left contact data for a paper, a recording or a template.",
            "A guide downloaded with a business address, and two more pages read.",
            "A download with a throw-away address.",
        ),
        "event": Meaning(
            "Somebody spoke with us at a trade fair, a conference or an event of our own.",
            "A talk at the booth with a note of what was asked for.",
            "A business card from the prize draw.",
        ),
        "webinar": Meaning(
            "Somebody took part in a webinar.",
            "Attended for more than half of the time, and asked a question.",
            "Registered, and did not come.",
        ),
        "outbound": Meaning(
            "A contact that we approached first and who agreed to talk.",
            "A manager who answered a mail and takes a call.",
            "A name on a bought list.",
        ),
        "referral": Meaning(
            "A customer or partner named us to somebody, who knows of it.",
            "A customer introduces a colleague by mail.",
            "A name that a customer mentioned in passing.",
        ),
        "partner": Meaning(
            "A lead that a partner has registered with us.",
            "A reseller registers a project with a date.",
            "A partner's list of addresses.",
        ),
        "free trial": Meaning(
            "Somebody opened a trial account and uses it.",
            "Signed in on three days and invited a colleague.",
            "An account that was never opened again.",
        ),
        "phone call": Meaning(
            "Somebody called us about buying.",
            "A call to ask for delivery times and prices.",
            "A call for support.",
        ),
        "price request": Meaning(
            "Somebody asked for prices or an offer.",
            "A request with number of users and start date.",
            "A look at the page of prices.",
        ),
        "newsletter": Meaning(
            "Somebody subscribed to the newsletter.",
            "Reads it each month and has clicked on a product.",
            "An address that was added without being asked.",
        ),
    },
    words={},
)
