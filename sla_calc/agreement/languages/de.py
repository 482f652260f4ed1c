"""The document in German."""

from sla_calc.agreement.languages.catalogue import Catalogue, Meaning, OneOrMore

GERMAN = Catalogue(
    locale="de-DE",
    date="{day}. {month} {year}",
    months=(
        *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli"),
        *("August", "September", "Oktober", "November", "Dezember"),
    ),
    months_short=(
        *("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni"),
        *("Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."),
    ),
    weekdays=(
        *("Montag", "Dienstag", "Mittwoch", "Donnerstag"),
        *("Freitag", "Samstag", "Sonntag"),
    ),
    last_and="und",
    units={
        "lead": OneOrMore("Lead", "Leads"),
        "month": OneOrMore("Monat", "Monate"),
        "day": OneOrMore("Tag", "Tage"),
        "working days within": OneOrMore("Arbeitstag", "Arbeitstagen"),
        "days of notice": OneOrMore("Tag", "Tagen"),
        "hour": OneOrMore("Stunde", "Stunden"),
        "minute": OneOrMore("Minute", "Minuten"),
        "after attempts": OneOrMore("Versuch", "Versuchen"),
        "attempt": OneOrMore("Mal", "Mal"),
        "from points": OneOrMore("Punkt", "Punkten"),
        "rep": OneOrMore("Vertriebskraft", "Vertriebskräften"),
        "decision": OneOrMore("Punkt", "Punkte"),
        "missed months": OneOrMore("verfehlten Monat", "verfehlten Monaten"),
    },
    texts={
        # the frame
        "title": "Service-Level-Vereinbarung",
        "between": "zwischen Marketing und Vertrieb",
        "between three": "zwischen Marketing, Vertrieb und {third}",
        "period": "{plan}: {first} bis {last}",
        "period of a month": "{plan}: {first}",
        "made on": "Erstellt am {day}",
        "draft": "Entwurf: {count} noch offen",
        "still open of": "{heading}: {what}",
        "to be decided": "noch offen",
        "mark": "Noch zu entscheiden: {what}",
        "fingerprint": "Plan {fingerprint}",
        "fingerprint why": (
            "Weicht der Fingerabdruck eines Dokuments von dem des Plans ab, so wurde es aus einer "
            "anderen Fassung des Plans erstellt."
        ),
        "plan link": "Zum Plan",
        "page": "Seite",
        "of pages": "von",
        "marketing": "Marketing",
        "sales": "Vertrieb",
        "customer service": "Kundenservice",
        "all": "Summe",
        # summary
        "summary": "Zusammenfassung",
        "summary quota": (
            "Der Vertrieb verantwortet einen Umsatz von {quota} in einem durchschnittlichen Monat. "
            "Davon sollen {target} aus Leads kommen, die das Marketing übergibt."
        ),
        "summary leads": "übergibt von {first} bis {last} {leads} im Wert von {worth}",
        "summary leads of a month": "übergibt im {first} {leads} im Wert von {worth}",
        "summary no lead": "schuldet keine Leads: Ihr Umsatzziel ist 0",
        "summary tolerance": "hält jeden Monat die zugesagte Menge auf ±{tolerance} genau ein",
        "summary qualified": "übergibt nur, was im gemeinsamen Raster mindestens {threshold} hat",
        "summary response": (
            "unternimmt den ersten Kontaktversuch innerhalb von {response} Arbeitszeit"
        ),
        "summary attempts": (
            "versucht bis zu {attempts}, jemanden zu erreichen, ehe ein Lead zurückgeht"
        ),
        "summary answer": "nimmt jeden Lead innerhalb von {hours} an oder lehnt ihn ab",
        "summary hours": "braucht dafür {needed} im Monat; vorhanden sind {available}",
        "summary promise of marketing": "Das Marketing",
        "summary promise of sales": "Der Vertrieb",
        # goal
        "goal": "Gemeinsames Ziel",
        "goal words": (
            "Beide Seiten arbeiten auf eine Zahl hin, das Umsatzziel. Das Marketing wird an den "
            "Leads gemessen, mit denen der Vertrieb arbeiten kann, der Vertrieb daran, dass er "
            "jedem von ihnen nachgeht. Wird das Umsatzziel verfehlt, hat keine Seite ihr Ziel "
            "erreicht."
        ),
        "streams": "Vom Umsatzziel zum Anteil des Marketings, im durchschnittlichen Monat",
        "stream": "Bereich",
        "quota": "Umsatzziel",
        "retained": "Bestandskunden",
        "found by sales": "Vom Vertrieb gewonnen",
        "from marketing": "Aus Leads des Marketings",
        "by month": "Umsatz aus Leads des Marketings, Monat für Monat",
        "month": "Monat",
        "closes": "Abschlüsse nach Plan",
        "short": "Fehlbetrag",
        "open short": (
            "Im {month} fehlen {money} in {stream}: Kein Lead, der jetzt noch kommt, führt "
            "rechtzeitig zum Abschluss, oder die Lead-Arten sind an ihrer Grenze. Zu klären ist, "
            "was den Betrag deckt."
        ),
        "open short by month": (
            "In {months} fehlen zusammen {money}: Leads, die jetzt kommen, führen zu spät zum "
            "Abschluss, oder Lead-Arten sind an ihrer Grenze. Zu klären ist, was den Betrag deckt."
        ),
        "assumptions": "Worauf die Zusage beruht",
        "lead type": "Lead-Art",
        "close rate": "Abschlussquote",
        "deal size": "Auftragswert",
        "sales cycle": "Verkaufszyklus",
        "assumptions note": (
            "Die Quoten gelten von einer Stufe zur nächsten, die Abschlussquote vom Lead bis zu "
            "{last}. Vor jeder Quartalsbesprechung werden sie neu gemessen."
        ),
        "conversion to": "zu {stage}",
        # definitions
        "definitions": "Begriffe",
        "lead words": (
            "Ein Lead ist eine Person in einem Unternehmen, das Kunde werden könnte. Sie hat "
            "Interesse gezeigt und eingewilligt, angesprochen zu werden; Name und Kontaktweg sind "
            "bekannt."
        ),
        "stages": "Stufen",
        "lead types": "Lead-Arten",
        "further words": "Weitere Begriffe",
        "word": "Begriff",
        "meaning": "Bedeutung",
        "example": "Beispiel",
        "counter-example": "Gegenbeispiel",
        "open definition": "was {word} bedeutet",
        # qualification
        "qualification": "Qualifizierung der Leads",
        "qualification words": (
            "Jeder Lead erhält Punkte dafür, wie gut er passt (Zeilen) und welches Interesse er "
            "gezeigt hat (Spalten). Ab {threshold} wird er dem Vertrieb übergeben; diese Felder "
            "sind fett gesetzt."
        ),
        "fit": "Passung",
        "qualification none": (
            "kein Feld des Rasters erreicht die Schwelle von {threshold}: Es würde kein Lead "
            "übergeben"
        ),
        # hand-over
        "hand-over": "Übergabe",
        "trigger": (
            "Das Marketing übergibt einen Lead, sobald er die Schwelle erreicht hat, noch am "
            "selben Arbeitstag und mit vollständigen Angaben."
        ),
        "passed on": "Zu jedem Lead erfährt der Vertrieb:",
        "how told": (
            "Der Lead wird im CRM einer bestimmten Person im Vertrieb zugewiesen, die sofort durch "
            "eine Aufgabe und eine Nachricht davon erfährt."
        ),
        "acceptance": (
            "Der Vertrieb nimmt jeden Lead innerhalb von {hours} an oder lehnt ihn ab; freie Tage "
            "zählen nicht mit. Ein Lead, der bis dahin weder angenommen noch abgelehnt ist, gilt "
            "als angenommen."
        ),
        "rejection": "Ein Lead wird aus einem dieser Gründe abgelehnt; der Code steht im CRM",
        "code": "Code",
        "reason": "Grund",
        # marketing's half
        "marketing's half": "Zusage des Marketings",
        "promise": "Das Marketing übergibt diese Leads, in ganzen Zahlen.",
        "no promise": "Das Marketing schuldet keine Leads: Ihr Umsatzziel ist 0.",
        "leads by month": "Leads nach Monaten",
        "points by month": "Punkte nach Monaten",
        "worth by month": "Wert nach Monaten",
        "months and tolerance": "Jeder Monat in Leads, Punkten und Geld",
        "leads": "Leads",
        "least": "Mindestens",
        "most": "Höchstens",
        "points": "Punkte",
        "worth": "Wert",
        "tolerance": (
            "Ein Monat ist eingehalten, wenn er um höchstens ±{tolerance} abweicht. Mehr zu "
            "liefern ist nicht besser als weniger: Der Vertrieb kann nur einer begrenzten Zahl von "
            "Leads nachgehen."
        ),
        "worth of a lead": "Was ein Lead zählt",
        "points a lead": "Punkte je Lead",
        "money a lead": "Wert je Lead",
        "before rounding": (
            "Punkte und Wert sind die der Leads vor dem Aufrunden auf ganze Zahlen."
        ),
        "budget": "Die Leads kosten nach Plan zusammen {budget}.",
        "open limit": (
            "{lead_type} in {stream} kann höchstens {limit} im Monat liefern und schuldet {leads}"
        ),
        # the half of sales
        "sales' half": "Zusage des Vertriebs",
        "first response": (
            "Der Vertrieb unternimmt den ersten Kontaktversuch innerhalb von {response} "
            "Arbeitszeit nach der Übergabe. Arbeitszeit ist {days}, {opens} bis {closes} Uhr."
        ),
        "first response off": (
            "Der Vertrieb unternimmt den ersten Kontaktversuch innerhalb von {response} "
            "Arbeitszeit nach der Übergabe. Arbeitszeit ist {days}, {opens} bis {closes} Uhr, "
            "außer an gesetzlichen Feiertagen ({place})."
        ),
        "days from to": "{first} bis {last}",
        "cadence": "Kontaktversuche je Lead",
        "attempt": "Versuch",
        "on day": "Tag nach der Übergabe",
        "channel": "Kanal",
        "done by": "Durch",
        "minutes": "Minuten",
        "a rep": "Person",
        "a sequence": "Automatik",
        "until": (
            "Ist die Person erreicht, enden die Versuche. Erst nach {attempts} ohne Erfolg geht "
            "der Lead an das Marketing zurück."
        ),
        "own promise": "Lead-Arten mit eigener Zusage",
        "response": "Erster Versuch innerhalb von",
        "attempts": "Versuche",
        "attempt in short": "Tag {day}: {channel}",
        "hours": "Was das an Zeit kostet",
        "average month": "Durchschnitt",
        "hours needed": "Benötigte Stunden",
        "hours there": "Vorhandene Stunden",
        "occupancy": "Auslastung",
        "hours fine": (
            "Der Vertrieb hat diese Zeit: Im durchschnittlichen Monat sind {occupancy} seiner Zeit "
            "für Leads des Marketings nötig, bis zu {highest} dürfen verplant werden."
        ),
        "open hours": (
            "woher der Vertrieb die Zeit nimmt: Im durchschnittlichen Monat sind {needed} nötig, "
            "vorhanden sind {available}"
        ),
        "open hours tight": (
            "ob der Vertrieb im durchschnittlichen Monat zu {occupancy} ausgelastet sein darf; "
            "vereinbart sind höchstens {highest}"
        ),
        "open hours by month": (
            "woher der Vertrieb die Zeit nimmt in {months}: Mehr als {highest} seiner Zeit sind "
            "nötig"
        ),
        "reps": (
            "Gerechnet ist mit {reps}; mit {reps_needed} bliebe die Auslastung im "
            "durchschnittlichen Monat bei höchstens {highest}."
        ),
        "response share": (
            "Gehen die Leads zufällig verteilt ein, so erhalten {share} von ihnen den ersten "
            "Kontaktversuch rechtzeitig."
        ),
        "open holidays": (
            "welche Feiertage gelten: Für {place} sind keine bekannt, daher auch nicht die Stunden"
        ),
        # nurturing
        "return": "Weiterpflege und Rückgabe",
        # needs
        "needs": "Was die Seiten voneinander brauchen",
        "marketing needs": "Das Marketing braucht vom Vertrieb",
        "sales needs": "Der Vertrieb braucht vom Marketing",
        "improvements": "Was besser werden soll",
        "what": "Was",
        "today": "Heute",
        "target": "Ziel",
        "by when": "Ab",
        "owed by": "Zuständig",
        "conversion rate": "{from_stage} zu {to_stage}",
        # third party
        "third owes": "{third} schuldet den beiden anderen nach dem Abschluss:",
        "third reports": "An Marketing und Vertrieb wird zurückgemeldet:",
        # reports
        "reports": "Berichte",
        "report": "Bericht",
        "sent by": "Von",
        "sent to": "An",
        "when": "Wann",
        # contacts
        "contacts": "Verantwortliche und Ansprechpartner",
        "name": "Name",
        "task": "Aufgabe",
        "reached at": "Erreichbar unter",
        "owner of marketing": "Verantwortlich für das Marketing",
        "owner of sales": "Verantwortlich für den Vertrieb",
        "owner of third": "Verantwortlich für den Teil von {third}",
        "open marketing owner": "wer für das Marketing einsteht",
        "open sales owner": "wer für den Vertrieb einsteht",
        "open third owner": "wer für den Teil von {third} einsteht",
        "open contacts": "wer im Alltag ansprechbar ist und auf welchem Weg",
        # when a side misses
        "missed": "Wenn eine Seite ihre Zusage verfehlt",
        "missed when": (
            "Das Marketing verfehlt einen Monat, wenn seine Leads um mehr als ±{tolerance} "
            "abweichen. Der Vertrieb verfehlt ihn, wenn weniger als {kept} seiner Leads den ersten "
            "Kontaktversuch rechtzeitig oder nicht alle zugesagten Versuche erhalten."
        ),
        "make good": (
            "Die Seite, die einen Monat verfehlt, legt innerhalb von {days} einen Plan zum "
            "Ausgleich vor: die Ursache, was getan wird, von wem und bis wann der Rückstand "
            "aufgeholt ist, spätestens in den beiden folgenden Monaten. Die andere Seite sagt, was "
            "sie in dieser Zeit aufnehmen oder beitragen kann."
        ),
        "make good again": (
            "Wird dieser Plan nicht eingehalten, entscheiden die Verantwortlichen beider Seiten "
            "zusammen mit der Geschäftsleitung über Umsatzziel, Budget oder Zusage."
        ),
        "strikes": (
            "Jeder verfehlte Monat zählt für die Seite, die ihn verfehlt; ein eingehaltenes "
            "Quartal löscht einen davon. Bei {strikes} innerhalb von zwölf Monaten treffen sich "
            "die Verantwortlichen beider Seiten und die Geschäftsleitung innerhalb von {days} und "
            "entscheiden über Umsatzziel, Budget oder Zusage."
        ),
        "strikes other side": (
            "Ein Monat zählt nicht, wenn die andere Seite im selben Monat ihre Zusage nicht "
            "eingehalten hat und das die Ursache war."
        ),
        # unexpected events
        "unexpected": "Unvorhergesehenes",
        "unexpected words": (
            "Tritt etwas ein, das keine Seite verursacht hat oder vorhersehen konnte, etwa der "
            "Wegfall eines Kanals, ein langer Ausfall des CRM oder die Rücknahme eines Produkts, "
            "so teilt die betroffene Seite es innerhalb von zwei Arbeitstagen mit. Beide "
            "vereinbaren dann schriftlich, was bis zur nächsten Besprechung gilt; bis dahin bleibt "
            "die Zusage bestehen."
        ),
        # reviews
        "reviews": "Besprechungen",
        "reviews words": (
            "Jeder Monat wird am {day}. Arbeitstag des folgenden besprochen: die Zahlen beider "
            "Seiten, Ablehnungsgründe und offene Zusagen. In der Quartalsbesprechung werden "
            "außerdem Quoten, Auftragswerte und Verkaufszyklen neu gemessen sowie Begriffe und "
            "Raster überarbeitet."
        ),
        "review": "Besprechung",
        "monthly": "Monat",
        "quarterly": "Quartal",
        "covers": "Zeitraum",
        "held on": "Termin",
        "from to": "{first} bis {last}",
        "review of month": "SLA-Besprechung: {covers}",
        "review of quarter": "SLA-Besprechung des Quartals: {covers}",
        # charts
        "chart funnel": "Vom Umsatzziel zu den Leads, im durchschnittlichen Monat",
        "chart funnel shows": (
            "Von einem Umsatzziel von {quota} entfallen {target} auf Leads des Marketings: "
            "{leads}, von denen {won} die Stufe {last} erreichen."
        ),
        "chart goal line": "Die Ziellinie im {month}, Tag für Tag",
        "chart goal line shows": (
            "So viele Leads sind im {month} bis zu jedem Tag geschuldet; das Band ist die "
            "Toleranz, am Ende von {least} bis {most}."
        ),
        "chart hours": "Stunden für Kontaktversuche, Monat für Monat",
        "chart hours shows": (
            "Durchgezogen: die vorhandenen Stunden. Gestrichelt: {highest} davon, die höchstens "
            "verplant werden dürfen. Über den Balken: die Auslastung."
        ),
        "drops out": "scheidet unterwegs aus",
        "chart owed": "zugesagt",
        "chart goal": "Ziel",
        "chart money a month": "{currency} im Monat",
        "chart leads a month": "Leads im Monat",
        "chart hours a month": "Stunden im Monat",
        "chart day": "Tag des Monats",
        "chart so far": "Leads bis dahin",
        # term
        "term": "Laufzeit und Kündigung",
        "term words": "Die Vereinbarung gilt vom {first} bis zum {last}.",
        "ending": (
            "Jede Seite kann sie mit einer Frist von {days} zum Ende eines Monats schriftlich "
            "kündigen. Änderungen gelten, sobald die Verantwortlichen beider Seiten sie "
            "unterschrieben haben, mit dem Fingerabdruck des Plans, aus dem sie hervorgehen. "
            "Leads, die bis zum Ende übergeben wurden, werden wie zugesagt bearbeitet."
        ),
        # the end
        "notes": "Weitere Vereinbarungen",
        "signatures": "Unterschriften",
        "signature": "Unterschrift",
        "place and date": "Ort, Datum",
        "annex": "Anlage: Die Zusage nach Monaten in Punkten und Geld",
    },
    lists={
        "passed on": (
            "Name, Unternehmen, Funktion und bevorzugter Kontaktweg",
            "Herkunft: Kanal, Kampagne, erster Kontakt",
            "was die Person getan hat: Seiten, Downloads, Veranstaltungen, Antworten",
            "Punkte für Passung und Interesse und wofür es sie gab",
            "das Anliegen in den Worten der Person",
            "die Einwilligung in die Ansprache und ihr Umfang",
        ),
        "return": (
            (
                "Ein Lead geht an das Marketing zurück, wenn alle Versuche vergeblich waren, wenn "
                "er abgelehnt wird oder wenn die Person um Zeit bittet."
            ),
            (
                "Der Vertrieb hält den Grund und das Gesagte fest; das Marketing pflegt den "
                "Kontakt auf dieser Grundlage weiter."
            ),
            (
                "Er wird erneut übergeben, wenn er durch eigenes Handeln die Schwelle wieder "
                "erreicht, und zählt dann als neuer Lead; frühestens nach 30 Tagen."
            ),
            (
                "Leads, die als ungeeignet abgelehnt wurden, gelten als nicht geliefert; ohne "
                "Angabe eines Grundes abgelehnte gelten als geliefert."
            ),
        ),
        "marketing needs": (
            "zu jedem Lead eine Antwort, bei Ablehnung mit Code",
            "Stufe, Betrag und Datum jedes Geschäfts im CRM, gepflegt innerhalb eines Arbeitstages",
            "die Gründe verlorener Geschäfte in den Worten der Kunden",
            "eine Stunde im Monat mit dem Vertrieb: was Kunden fragen, wie sie es nennen",
            "Bescheid, bevor sich Personal, Gebiete oder Arbeitszeiten ändern",
        ),
        "sales needs": (
            "einen Kalender der Kampagnen, mindestens zwei Wochen im Voraus",
            "einen gleichmäßigen Zustrom: höchstens ein Fünftel der Leads eines Monats am Tag",
            "was ein Lead gesehen und gelesen hat, vor dem ersten Kontaktversuch",
            "Texte und Unterlagen für jeden Kontaktversuch",
            "Bescheid, bevor ein Kanal eröffnet, geschlossen oder umgestellt wird",
        ),
        "third owes": (
            "eine erste Kontaktaufnahme innerhalb von zwei Arbeitstagen nach dem Abschluss",
            "die Einführung bis zum ersten Erfolg in der verkauften Zeit",
            "eine frühe Warnung, wenn ein Kunde abzuwandern droht",
        ),
        "third reports": (
            "monatlich, woran es hakt: was versprochen war und nicht zutrifft, nach Lead-Art",
            "Zufriedenheit und Kündigungen des letzten Quartals, nach Lead-Art und Bereich",
            "Kunden, die Referenz sein oder mehr kaufen könnten",
        ),
    },
    reasons=(
        ("R1", "Nicht erreichbar: Name, Nummer oder Adresse falsch"),
        ("R2", "Passt nicht: Unternehmen, Funktion oder Land außerhalb des Vereinbarten"),
        ("R3", "Kein Bedarf oder kein Vorhaben, nach Angabe der Person"),
        ("R4", "Schon bekannt: Kunde, laufendes Geschäft oder Dublette"),
        ("R5", "Unter der Schwelle oder Angaben unvollständig"),
        ("R6", "Wettbewerb, Studium, Bewerbung oder Lieferant"),
    ),
    reports=(
        ("Soll und Ist des Monats, nach Tagen", "Marketing", "beide Teams", "jeden Arbeitstag"),
        (
            *("Erster Kontakt, Kontaktversuche, Rückstände", "Vertrieb", "beide Teams"),
            "jeden Arbeitstag",
        ),
        ("Abgelehnte Leads nach Grund", "Vertrieb", "Marketing", "jeden Montag"),
        (
            *("Monat in Leads, Punkten und Geld; Vorschau", "Marketing", "Vertrieb"),
            "vor der Besprechung",
        ),
        (
            *("Gewonnene und verlorene Geschäfte nach Lead-Art", "Vertrieb", "Marketing"),
            "vor der Besprechung",
        ),
        ("Gemessene Quoten, Auftragswerte und Zyklen", "Marketing", "beide", "jedes Quartal"),
    ),
    meanings={
        "lead": Meaning(
            "Eine Person, die Interesse gezeigt hat und angesprochen werden kann, noch ohne "
            "Prüfung.",
            "Eine Anmeldung zum Newsletter mit geschäftlicher Adresse.",
            "Ein unbekannter Besucher der Website.",
        ),
        "mql": Meaning(
            "Marketing Qualified Lead: passt zur Zielgruppe und hat so viel Interesse gezeigt, "
            "dass das Marketing ihn übergibt.",
            "Die Betriebsleiterin eines passend großen Unternehmens, die zweimal Preise "
            "verglichen hat.",
            "Ein Student, der für seine Abschlussarbeit drei Studien geladen hat.",
        ),
        "sal": Meaning(
            "Sales Accepted Lead: Der Vertrieb hat ihn geprüft, wie vereinbart befunden und "
            "geht ihm nach.",
            "Die Demo-Anfrage eines Betriebsleiters, noch am selben Morgen angenommen.",
            "Ein Lead, dessen Frist ablief, ohne dass ihn jemand ansah.",
        ),
        "sql": Meaning(
            "Sales Qualified Lead: Der Vertrieb hat mit der Person gesprochen; Bedarf, "
            "Entscheidungsweg und Zeitpunkt sind bekannt.",
            "Im Gespräch werden Problem, Budgetverantwortung und Quartal genannt.",
            "Ein freundliches Gespräch ohne Vorhaben.",
        ),
        "opportunity": Meaning(
            "Eine Verkaufschance mit Betrag und erwartetem Datum, an der beide Seiten arbeiten.",
            "Ein zweiter Termin mit der Entscheiderin steht, ein Angebot ist erbeten.",
            "Ein unaufgefordert verschicktes Angebot ohne Antwort.",
        ),
        "proposal": Meaning(
            "Ein Angebot mit Preis und Umfang, um das der Kunde gebeten und das er erhalten hat.",
            "Ein schriftliches Angebot, im Termin besprochen.",
            "Eine zugeschickte Preisliste.",
        ),
        "customer": Meaning(
            "Gewonnenes Geschäft: Der Vertrag ist unterschrieben.",
            "Die unterschriebene Bestellung liegt vor.",
            "Eine mündliche Zusage, während der Einkauf noch verhandelt.",
        ),
        "demo request": Meaning(
            "Jemand hat darum gebeten, das Produkt gezeigt zu bekommen.",
            "Ein Formular mit geschäftlicher Adresse und Terminwunsch.",
            "Ein Klick auf das Demo-Video.",
        ),
        "website form": Meaning(
            "Jemand hat über ein Formular der Website um Kontakt gebeten.",
            "Eine Frage zur Anbindung, mit Unternehmen und Nummer.",
            "Eine Bewerbung, ein Dienstleistungsangebot oder Spam.",
        ),
        "content download": Meaning(
            "Jemand hat für eine Studie, eine Aufzeichnung oder eine Vorlage Kontaktdaten "
            "hinterlassen.",
            "Ein Leitfaden, mit geschäftlicher Adresse geladen, und zwei weitere gelesene Seiten.",
            "Ein Download mit Wegwerfadresse.",
        ),
        "event": Meaning(
            "Jemand hat auf einer Messe, Tagung oder eigenen Veranstaltung mit uns gesprochen.",
            "Ein Gespräch am Stand mit Notiz zum Anliegen.",
            "Eine Visitenkarte aus der Verlosung.",
        ),
        "webinar": Meaning(
            "Jemand hat an einem Webinar teilgenommen.",
            "Mehr als die Hälfte der Zeit dabei und eine Frage gestellt.",
            "Angemeldet und nicht erschienen.",
        ),
        "outbound": Meaning(
            "Ein Kontakt, den wir zuerst angesprochen haben und der zu einem Gespräch bereit ist.",
            "Eine Bereichsleiterin antwortet auf eine E-Mail und nimmt einen Anruf an.",
            "Ein Name auf einer gekauften Liste.",
        ),
        "referral": Meaning(
            "Ein Kunde oder Partner hat uns jemandem empfohlen, und die Person weiß davon.",
            "Eine Kundin stellt per E-Mail einen Kollegen vor.",
            "Ein beiläufig genannter Name.",
        ),
        "partner": Meaning(
            "Ein Lead, den ein Partner bei uns angemeldet hat.",
            "Ein Händler meldet ein Vorhaben mit Termin an.",
            "Die Adressliste eines Partners.",
        ),
        "free trial": Meaning(
            "Jemand hat einen Testzugang eröffnet und nutzt ihn.",
            "An drei Tagen angemeldet und eine Kollegin eingeladen.",
            "Ein Zugang, der nie wieder geöffnet wurde.",
        ),
        "phone call": Meaning(
            "Jemand hat uns angerufen, um zu kaufen.",
            "Ein Anruf mit der Frage nach Lieferzeit und Preis.",
            "Ein Anruf beim Kundendienst.",
        ),
        "price request": Meaning(
            "Jemand hat nach Preisen oder einem Angebot gefragt.",
            "Eine Anfrage mit Zahl der Nutzer und Startdatum.",
            "Ein Blick auf die Preisseite.",
        ),
        "newsletter": Meaning(
            "Jemand hat den Newsletter bestellt.",
            "Liest ihn jeden Monat und hat auf ein Produkt geklickt.",
            "Eine ungefragt eingetragene Adresse.",
        ),
    },
    words={
        "call": "Anruf",
        "email": "E-Mail",
        "social": "soziale Netzwerke",
        "Poor": "Gering",
        "Fair": "Mäßig",
        "Good": "Gut",
        "Ideal": "Ideal",
        "Looked around": "Hat sich umgesehen",
        "Came back": "Kam wieder",
        "Compared prices": "Hat Preise verglichen",
        "Asked for a demo": "Hat um eine Demo gebeten",
    },
)
