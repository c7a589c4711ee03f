"""The coach's answers in German: each sentence that the queries say, and how it reads. `translated.py` tells how to read it."""

from __future__ import annotations

import re

_MONTHS = {
    "January": "Januar", "February": "Februar", "March": "März", "April": "April", "May": "Mai", "June": "Juni", "July": "Juli",
    "August": "August", "September": "September", "October": "Oktober", "November": "November", "December": "Dezember",
}  # fmt: skip
_DAYS = {
    "Monday": "Montag", "Tuesday": "Dienstag", "Wednesday": "Mittwoch", "Thursday": "Donnerstag", "Friday": "Freitag",
    "Saturday": "Samstag", "Sunday": "Sonntag",
}  # fmt: skip
_MONTH = "|".join(_MONTHS)
_STATUS = {
    "on the waiting list": "auf der Warteliste", "not approved yet": "noch nicht bestätigt", "cancelled": "abgesagt",
    "coming": "kommt", "declined": "abgesagt", "you met there": "dort getroffen",
}  # fmt: skip


def days(text: str) -> str:
    """Days, months and weekdays: "3 May 2026" → "3. Mai 2026".

    >>> days("3 May 2026 to 5 June"), days("Friday 13 November 2026")
    ('3. Mai 2026 bis 5. Juni', 'Freitag, 13. November 2026')
    """
    text = re.sub(rf"\bthe end of (?={_MONTH})", "Ende ", text)
    text = re.sub(rf"\b(\d{{1,2}}) ({_MONTH})\b", lambda m: f"{m[1]}. {_MONTHS[m[2]]}", text)
    text = re.sub(rf"\b({_MONTH}) (\d{{4}})\b", lambda m: f"{_MONTHS[m[1]]} {m[2]}", text)
    text = re.sub(rf"\b({'|'.join(_DAYS)})(?= \d)", lambda m: f"{_DAYS[m[1]]},", text)
    text = re.sub(r"(?<=\d) to (?=\d)|(?<=[a-zä]) to (?=\d)", " bis ", text)
    return re.sub(rf"\b({_MONTH})\b", lambda m: _MONTHS[m[1]], text)


QUOTES = ("„", "“")


def listed(names: str) -> str:
    """ "Ann, Ben and Cem" → "Ann, Ben und Cem"."""
    before, joint, last = names.rpartition(" and ")
    return f"{before} und {last}" if joint else names


# Within other sentences: times, channels, kinds of thing.
PHRASES: tuple[tuple[str, str], ...] = (
    (r"today", "heute"), (r"tomorrow", "morgen"), (r"yesterday", "gestern"),
    (r"{n} days? ago", "vor <n|einem Tag|{n} Tagen>"),
    (r"(?:in )?this week", "diese Woche"), (r"(?:in )?last week", "letzte Woche"), (r"(?:in )?next week", "nächste Woche"),
    (r"(?:in )?this month", "diesen Monat"), (r"(?:in )?last month", "letzten Monat"), (r"(?:in )?next month", "nächsten Monat"),
    (r"(?:in )?this year", "dieses Jahr"), (r"(?:in )?last year", "letztes Jahr"), (r"(?:in )?next year", "nächstes Jahr"),
    (r"{n} weeks? ago", "vor <n|einer Woche|{n} Wochen>"), (r"{n} months? ago", "vor <n|einem Monat|{n} Monaten>"),
    (r"a week ago", "vor einer Woche"), (r"a month ago", "vor einem Monat"),
    (r"(?:in )?the (?:last|past) {n} days", "in den letzten {n} Tagen"), (r"(?:in )?the (?:last|past) {n} (?:weeks)", "in den letzten {n} Wochen"),
    (r"(?:in )?the (?:last|past) {n} (?:months)", "in den letzten {n} Monaten"),
    (rf"(?:in )?(?P<x>{_MONTH})(?P<y> \d{{4}})?", "im {x}{y}"),
    (r"in (?P<x>\d{4})", "{x}"), (r"on {d}", "am {d}"), (r"since {d}", "seit {d}"), (r"before {d}", "vor {d}"), (r"until {d}", "bis {d}"),
    (r"by {d}", "bis {d}"), (r"with a date by {d}", "mit Datum bis {d}"),
    (r"after {d}", "nach {d}"), (r"in {d}", "in {d}"),
    (r"conversation", "Gespräch"), (r"message", "Nachricht"), (r"two-way contact", "Kontakt in beide Richtungen"),
    (r"calendar", "Kalender"), (r"note", "Notiz"), (r"mail", "Mail"), (r"attendee list", "Teilnehmerliste"),
    (r"(?P<x>message|mail) (?P<q>“\d+”)", "Nachricht {q}"),
    (r"open ones", "die offenen"), (r"kept ones", "die gehaltenen"), (r"late ones|overdue ones", "die überfälligen"),
    (r"talk", "Gespräch"), (r"contact", "Kontakt"),
    (r"organisation", "Firma"), (r"title", "Titel"), (r"e-mail", "E-Mail"), (r"phone", "Telefon"), (r"birthday", "Geburtstag"),
    (r"profile", "Profil"), (r"connection date", "Vernetzung"), (r"earlier organisation", "frühere Firma"),
    (r"met by you", "von Ihnen getroffen"), (r"now or before", "jetzt oder früher"), (r"now", "jetzt"), (r"before", "früher"), (r"people", "Personen"),
    (r"promises", "Versprechen"), (r"messages", "Nachrichten"), (r"conversations", "Gespräche"), (r"notes", "Notizen"),
    (r"events", "Veranstaltungen"), (r"organisations", "Firmen"), (r"people met", "getroffenen Personen"),
    (r"people on the list", "Personen auf der Liste"), (r"LinkedIn connections", "LinkedIn-Kontakte"),
    (r"speaking", "mit einem Vortrag"), (r"connected with", "mit denen Sie sich vernetzt haben"),
)  # fmt: skip

# What questions ask for, in the words that the plans use; a quote of nothing but such a word is one.
TOPICS = {
    "promise": "Versprechen", "phone": "Telefonnummer", "phone number": "Telefonnummer", "birthday": "Geburtstag", "meeting": "Treffen",
    "e-mail": "E-Mail", "email": "E-Mail", "e-mail address": "E-Mail-Adresse", "job": "Beruf", "title": "Titel", "address": "Adresse",
    "organisation": "Firma", "place": "Ort", "home": "Wohnort",
}  # fmt: skip
PHRASES = (*PHRASES, *((re.escape(english), german) for english, german in TOPICS.items()))

# What stands in brackets behind the line on what was looked up.
PHRASES = (
    *PHRASES, (r"\(besides those named before\)", "(außer den schon Genannten)"), (r"\(besides {l}\)", "(außer {l})"), (r"\(found {x}\)", "(gefunden: {x})"),
    (r"\({n} people are called {x}; this is {y}\)", "({n} Personen heißen {x}; gemeint ist {y})"), (r"\(read by the model\)", "(vom Modell gelesen)"),
)  # fmt: skip

# What is to hold of people, as the plans name it.
CONDITIONS: tuple[tuple[str, str], ...] = (
    (r"not so that {p}", "nicht: {p}"), (r"has an e-mail address on record", "eine E-Mail-Adresse ist verzeichnet"),
    (r"has a phone number on record", "eine Telefonnummer ist verzeichnet"), (r"you know already", "Sie kennen sie schon"),
    (r"is at {x}", "ist bei {x}"), (r"was at {x}", "war bei {x}"), (r"is or was at {x}", "ist oder war bei {x}"),
    (r"has {x} in title, organisation or notes", "hat {x} in Titel, Firma oder Notizen"), (r"your notes say {x}", "in Ihren Notizen steht {x}"),
    (r"lives or works in {x}", "lebt oder arbeitet in {x}"), (r"is or was met in {x}", "wurde in {x} getroffen"),
    (r"you met (?:at|in) (?P<x>[A-ZÀ-Þ].+?)", "Sie haben sie getroffen: {x}"), (r"you met(?: {w})?", "Sie haben sie getroffen<w? {w}>"),
    (r"wrote to you(?: {w})?", "hat Ihnen geschrieben<w? {w}>"), (r"you wrote to(?: {w})?", "Sie haben ihr oder ihm geschrieben<w? {w}>"),
    (r"you were in touch(?: {w})?", "Sie hatten Kontakt<w? {w}>"), (r"connected with you(?: {w})?", "mit Ihnen vernetzt<w? {w}>"),
    (r"waits for your answer", "wartet auf Ihre Antwort"), (r"owes you an answer", "schuldet Ihnen eine Antwort"),
    (r"owes you something promised", "schuldet Ihnen etwas Versprochenes"), (r"has an open promise of yours", "hat ein offenes Versprechen von Ihnen"),
    (r"speaks at {x}", "spricht bei {x}"), (r"is on the list of {x}", "steht auf der Liste von {x}"),
    (r"was(?: or will be)? at an event with {x}", "war oder ist auf einer Veranstaltung mit {x}"), (r"{x} introduced to you", "von {x} vorgestellt"),
    (r"works at the same place as {x}", "arbeitet am selben Ort wie {x}"), (r"works with somebody you know(?: who {p})?", "arbeitet mit jemandem, den Sie kennen<p?: {p}>"),
    (r"is {x}", "ist {x}"),
)  # fmt: skip
PHRASES = (*PHRASES, *CONDITIONS)

# What comes at the end of a row, and may come several times.
ROWS: tuple[tuple[str, str], ...] = (
    (r", due {d} \((?P<i>\d{4}-\d\d-\d\d)\)", ", bis {d} ({i})"),
    (r", no date(?=$|,)", ", ohne Datum"),
    (r", which you noted not to raise$", ", was Sie nach Ihrer Notiz nicht ansprechen wollten"),
    (r", private: keep it to yourself(?: until {d})?$", ", vertraulich<d? bis {d}>"),
    (r", not for anybody outside your employer(?: until {d})?$", ", nur für Ihre Firma<d? bis {d}>"),
    (r", only for {l}(?: until {d})?$", ", nur für {l}<d? bis {d}>"),
    (r" \(and {n} more\)(?=, )", " (und {n} mehr)"),
    (r": the (?=[^:]*, (?:bis|ohne) )", ": "),
    (r", {n} days? late$", ", <n|einen Tag|{n} Tage> überfällig"),
    (r", went back by your note of {d}$", ", nach Ihrer Notiz vom {d} zurückgegeben"),
    (r", kept on {d}$", ", gehalten am {d}"),
    (r", kept$", ", gehalten"),
    (r": wrote, (?=\d{4}-)", ": hat geschrieben, "),
    (r": has your message, (?=\d{4}-)", ": hat Ihre Nachricht, "),
    (r": last contact (?=\d{4}-)", ": letzter Kontakt "),
    (r", connected {d} \((?P<i>\d{4}-\d\d-\d\d)\)$", ", vernetzt am {d} ({i})"),
    (r": connected with {x}$", ": vernetzt mit {x}"),
    (r" \(you met there\)$", " (dort getroffen)"),
    (r" \(on the waiting list\)$", " (auf der Warteliste)"),
    (r" \(not approved yet\)$", " (noch nicht bestätigt)"),
    (r" \(cancelled\)$", " (abgesagt)"),
    (r" \(now {x}\)$", " (jetzt {x})"),
    (r" \(may be out of date: your (?:note|message) of {d}\)$", " (vielleicht überholt, siehe Ihre Unterlagen vom {d})"),
    (r", by {d} \((?P<i>\d{4}-\d\d-\d\d)\)$", ", bis {d} ({i})"),
    (r", (?:held)$", ", hat stattgefunden"), (r", still to come$", ", steht noch bevor"), (r", declined by you$", ", von Ihnen abgesagt"),
    (r", cancelled$", ", abgesagt"), (r": coming$", ": kommt"), (r": cancelled$", ": abgesagt"), (r": speaking$", ": mit Vortrag"), (r": on the waiting list$", ": auf der Warteliste"),
    (r"^(?P<i>\d{4}-\d\d-\d\d) to (?=\d{4}-)", "{i} bis "), (r"^no date: ", "ohne Datum: "),
    (r"(?<=\d), message (?=“)", ", Nachricht "), (r"(?<=\d), mail (?=“)", ", Mail "),
    (r"^(?P<i>\d{4}-\d\d-\d\d): message (?=“)", "{i}: Nachricht "), (r"^(?P<i>\d{4}-\d\d-\d\d): mail (?=“)", "{i}: Mail "),
    (r": no {p} on record$", ": {p} nicht verzeichnet"),
)  # fmt: skip

SENTENCES: tuple[tuple[str, str], ...] = (
    # Nothing found
    (r"I find nothing on (?P<q>“\d+”|that)(?: for {l})? in your notes, contacts, messages and calendar\.",
     "Zu {q}<l? und {l}> finde ich nichts in Ihren Notizen, Kontakten, Nachrichten und im Kalender."),
    (r"These are the nearest things on record\.", "Das hier kommt dem am nächsten."),
    (r"I did not use {l} from your question\.", "Aus Ihrer Frage habe ich {l} nicht verwendet."),
    (r"{x} may also mean {l}\.", "{x} kann auch {l} sein."),
    (r"{x} fits {l}\.", "{x} passt auf {l}."),
    (r"{x} (?:may also mean|fits) {n} others in your contacts\.", "{x} kann auch {n} andere in Ihren Kontakten meinen."),
    (r"Whom do you mean\?(?: Say it with their company or title\.)?", "Wen meinen Sie? Nennen Sie Firma oder Titel dazu."),
    (r"{n} people are called {x}\.(?: Whom do you mean\?)?", "{n} Personen heißen {x}."),
    (r"Nobody else: that was everybody on record\.", "Sonst niemand: das waren alle, die verzeichnet sind."),
    (r"{n} more (?:person|people)\.", "<n|Eine weitere Person|{n} weitere Personen>."),
    # Private
    (r"This is private: keep it to yourself(?: until {d})?\.", "Das ist vertraulich: behalten Sie es<d? bis {d}> für sich."),
    (r"This is not for anybody outside your employer(?: until {d})?\.", "Das ist<d? bis {d}> für niemanden außerhalb Ihrer Firma."),
    (r"This is only for {l}(?: until {d})?\.", "Das ist<d? bis {d}> nur für {l}."),
    # Quotes
    (r"You noted on {d}:", "Sie haben am {d} notiert:"), (r"You also noted on {d}:", "Am {d} haben Sie auch notiert:"),
    (r"Your notes say:", "In Ihren Notizen steht:"), (r"Your notes also say:", "In Ihren Notizen steht auch:"),
    (r"An e-mail(?: of {d})?(?P<y> also)? says:", "In einer E-Mail<d? vom {d}> steht<y? auch>:"),
    (r"A message(?: of {d})?(?P<y> also)? says:", "In einer Nachricht<d? vom {d}> steht<y? auch>:"),
    (r"A row of {x}(?: of {d})?(?P<y> also)? says:", "In einer Zeile von {x}<d? vom {d}> steht<y? auch>:"),
    (r"Your calendar(?P<y> also)? says:", "In Ihrem Kalender steht<y? auch>:"),
    (r"Your address book(?P<y> also)? says:", "In Ihrem Adressbuch steht<y? auch>:"),
    (r"The programme says:", "Im Programm steht:"),
    (r"You wrote to {l} on {d}:", "Sie haben {l} am {d} geschrieben:"), (r"You wrote on {d}:", "Sie haben am {d} geschrieben:"),
    (r"{x} wrote on {d}:", "{x} hat am {d} geschrieben:"), (r"{x} wrote on {d}: (?P<q>“\d+”)", "{x} hat am {d} geschrieben: {q}"),
    (r"Your note of {d} says:", "In Ihrer Notiz vom {d} steht:"),
    (r"You noted on {d}: (?P<q>“\d+”)", "Sie haben am {d} notiert: {q}"), (r"By the programme: {x}\.", "Laut Programm: {x}."),
    (r"You know {x}, yourself\.", "Sie kennen {x} selbst."),
    # Promises
    (r"{n} open promises? of yours(?: to (?P<x>[^,]+?))?(?:, due {w})?\.", "<n|Ein offenes Versprechen|{n} offene Versprechen> von Ihnen<x? an {x}><w?, fällig {w}>."),
    (r"{n} overdue promises? of yours(?: to (?P<x>[^,]+?))?(?:, due {w})?\.", "<n|Ein überfälliges Versprechen|{n} überfällige Versprechen> von Ihnen<x? an {x}><w?, fällig {w}>."),
    (r"{n} kept promises? of yours(?: to (?P<x>[^,]+?))?(?:, due {w})?\.", "<n|Ein gehaltenes Versprechen|{n} gehaltene Versprechen> von Ihnen<x? an {x}><w?, fällig {w}>."),
    (r"{n} open promises? to you(?: from (?P<x>[^,]+?))?(?:, due {w})?\.", "<n|Ein offenes Versprechen|{n} offene Versprechen> an Sie<x? von {x}><w?, fällig {w}>."),
    (r"{n} overdue promises? to you(?: from (?P<x>[^,]+?))?(?:, due {w})?\.", "<n|Ein überfälliges Versprechen|{n} überfällige Versprechen> an Sie<x? von {x}><w?, fällig {w}>."),
    (r"{n} kept promises? to you(?: from (?P<x>[^,]+?))?(?:, due {w})?\.", "<n|Ein gehaltenes Versprechen|{n} gehaltene Versprechen> an Sie<x? von {x}><w?, fällig {w}>."),
    (r"{n} (?:is|are) past the date\.", "<n|Eines ist|{n} sind> überfällig."), (r"{n} kept\.", "{n} gehalten."),
    (r"No open promise of yours(?: to (?P<x>[^,]+?))?(?:, due {w})?(?P<y> past its date)?\.", "Kein offenes<y? überfälliges> Versprechen von Ihnen<x? an {x}><w?, fällig {w}>."),
    (r"No open promise to you(?: from (?P<x>[^,]+?))?(?:, due {w})?(?P<y> past its date)?\.", "Kein offenes<y? überfälliges> Versprechen an Sie<x? von {x}><w?, fällig {w}>."),
    (r"I find no promise of yours to {l} in your notes, messages and calendar\.", "In Ihren Notizen, Nachrichten und im Kalender finde ich kein Versprechen von Ihnen an {l}."),
    (r"I find no promise to you from {l} in your notes, messages and calendar\.", "In Ihren Notizen, Nachrichten und im Kalender finde ich kein Versprechen von {l} an Sie."),
    (r"{n} sentences? tells? of a promise to {x}, but not which {x} is meant\.", "<n|Ein Satz spricht|{n} Sätze sprechen> von einem Versprechen an {x}, aber nicht, welche Person namens {x} gemeint ist."),
    (r"{n} sentences? tells? of a promise by {x}, but not which {x} is meant\.", "<n|Ein Satz spricht|{n} Sätze sprechen> von einem Versprechen von {x}, aber nicht, welche Person namens {x} gemeint ist."),
    (r"By {d}: (?:the )?{x}\.(?= It was kept|$)", "Bis {d}: {x}."), (r"It was kept(?: on {d})?\.", "Es wurde<d? am {d}> gehalten."),
    (r"{n} guests? answered so when registering(?: for {l})?\.", "So <n|hat ein Gast|haben {n} Gäste> bei der Anmeldung<l? zu {l}> geantwortet."),
    (r"Nothing on record says that you had {x} with {l}\.", "Davon ist mit {l} nichts verzeichnet."),
    (r"{n} sessions? on the programme\.", "{n} <n|Vortrag|Vorträge> im Programm."),
    (r"{x}: {y} at {z}\.", "{x}: {y} bei {z}."),
    (r"{l} took over from {x}\.", "{l} hat von {x} übernommen."),
    (r"You borrowed {n} things?(?: from {l})? by your notes\.", "Nach Ihren Notizen haben Sie sich <n|etwas|{n} Dinge> geliehen<l?, von {l}>."),
    (r"You lent {n} things?(?: to {l})? by your notes\.", "Nach Ihren Notizen haben Sie <n|etwas|{n} Dinge> verliehen<l?, an {l}>."),
    (r"By your notes, what you borrowed(?: from {l})? went back\.", "Was Sie sich<l? von {l}> geliehen haben, ist nach Ihren Notizen zurückgegeben."),
    (r"By your notes, what you lent(?: to {l})? went back\.", "Was Sie<l? an {l}> verliehen haben, ist nach Ihren Notizen zurück."),
    (r"Your notes tell of (?:nothing|no (?P<q>“\d+”)) that you borrowed(?: from {l})?\.", "In Ihren Notizen steht nichts<q? zu {q}>, was Sie sich geliehen haben<l?, von {l}>."),
    (r"Your notes tell of (?:nothing|no (?P<q>“\d+”)) that you lent(?: to {l})?\.", "In Ihren Notizen steht nichts<q? zu {q}>, was Sie verliehen haben<l?, an {l}>."),
    (r"You promised to introduce {x}\.", "Sie haben versprochen, einander vorzustellen: {x}."),
    (r"None of them is on the list of {x}\.", "Niemand davon steht auf der Liste von {x}."), (r"On the list of {x}: {l}\.", "Auf der Liste von {x}: {l}."),
    (r"I find no open request(?: from {x})? in your messages\.", "In Ihren Nachrichten finde ich keine offene Bitte<x? von {x}>."),
    (r"{n} people asked you for something and had no answer so far\.", "{n} Personen haben Sie um etwas gebeten und noch keine Antwort."),
    # Contact
    (r"{x} last wrote to you on {d} \({y}\), {w}\.", "{x} hat Ihnen zuletzt am {d} geschrieben ({y}), {w}."),
    (r"You last wrote to {x} on {d} \({y}\), {w}\.", "Sie haben {x} zuletzt am {d} geschrieben ({y}), {w}."),
    (r"You last spoke with {x} on {d} \({y}\), {w}\.", "Sie haben zuletzt am {d} mit {x} gesprochen ({y}), {w}."),
    (r"Your last contact with {x} was on {d} \({y}\), {w}\.", "Ihr letzter Kontakt mit {x} war am {d} ({y}), {w}."),
    (r"They wrote on {d}(?P<y>, without an answer so far)?\.", "Am {d} kam eine Nachricht<y?, bisher ohne Antwort>."),
    (r"You wrote on {d}(?P<y>, without an answer so far)?\.", "Sie haben am {d} geschrieben<y?, bisher ohne Antwort>."),
    (r"I find no {p} with {l}(?: (?P<w>(?:in|on|since|this|last|next|before|until|between)\b[^.]*))? in your notes, calendar and messages\.", "In Notizen, Kalender und Nachrichten finde ich<w? {w}> keinen Eintrag ({p}) mit {l}."),
    (r"Your first conversation with {x} on record was on {d} \({y}\)\.", "Ihr erstes verzeichnetes Gespräch mit {x} war am {d} ({y})."),
    (r"I find no conversation with {l} on record\.", "Ein Gespräch mit {l} ist nicht verzeichnet."),
    (r"You have been connected since {d}\.", "Sie sind seit dem {d} vernetzt."),
    (r"{x}, on {d}; {y} on {w}\.", "{x}, am {d}; {y} am {w}."),
    (r"{l} introduced you to {x}\.", "{l} hat Sie mit {x} bekannt gemacht."),
    (r"Nothing on record says who introduced you to {l}\.", "Wer Sie mit {l} bekannt gemacht hat, ist nicht verzeichnet."),
    (r"Nothing on record says whom {l} introduced to you\.", "Wen {l} Ihnen vorgestellt hat, ist nicht verzeichnet."),
    (r"Next: (?P<i>[\d :-]+): {x}\.", "Als Nächstes: {i}: {x}."),
    (r"No message (?P<y>to|from) you {w}\.", "Keine Nachricht {w}."),
    (r"{n} (?:person|people) wrote to you {w}\.", "<n|Eine Person hat|{n} Personen haben> Ihnen {w} geschrieben."),
    (r"{n} (?:person|people) had a message from you {w}\.", "<n|Eine Person hat|{n} Personen haben> {w} eine Nachricht von Ihnen bekommen."),
    (r"It is your turn\.", "Sie sind an der Reihe."), (r"It is their turn\.", "Die andere Seite ist an der Reihe."), (r"Nobody owes an answer\.", "Niemand schuldet eine Antwort."),
    (r"No: your message to {x} of {d} has no answer so far\.", "Nein: Ihre Nachricht an {x} vom {d} ist bisher unbeantwortet."),
    (r"Yes: {x} wrote on {d}\.", "Ja: {x} hat am {d} geschrieben."),
    (r"{x} wrote on {d}, and no message of yours is on record before that\.", "{x} hat am {d} geschrieben; eine Nachricht von Ihnen davor ist nicht verzeichnet."),
    (r"There are no messages between you\.", "Zwischen Ihnen gibt es keine Nachrichten."), (r"Nobody is waiting for an answer\.", "Niemand wartet auf eine Antwort."),
    (r"{n} (?:person|people) waiting for your answer\.", "<n|Eine Person wartet|{n} Personen warten> auf Ihre Antwort."),
    (r"{n} (?:person|people) with a message of yours, unanswered\.", "<n|Eine Person hat|{n} Personen haben> eine Nachricht von Ihnen noch nicht beantwortet."),
    (r"Everybody you have been in contact with, you have met or written to since {d}\.", "Mit allen Ihren Kontakten hatten Sie seit dem {d} zu tun."),
    (r"{n} (?:person|people) without contact since {d}\.", "{n} <n|Person|Personen> ohne Kontakt seit dem {d}."),
    # People
    (r"{n} (?:person|people) at {x}, from attendee lists only\.", "{n} <n|Person|Personen> bei {x}, nur aus Teilnehmerlisten."),
    (r"{n} (?:person|people) at {x}\.", "{n} <n|Person|Personen> bei {x}."),
    (r"On an attendee list from there too, without any contact with you yet: {l}\.", "Auf einer Teilnehmerliste stehen von dort noch, ohne Kontakt mit Ihnen: {l}."),
    (r"{n} (?:person|people)\.", "{n} <n|Person|Personen>."), (r"{n} (?:person|people) for {x}\.", "{n} <n|Person|Personen> zu {x}."),
    (r"{n} (?:person|people) in {x}\.", "{n} <n|Person|Personen> in {x}."),
    (r"Nobody on record fulfils all of that\.", "Auf niemanden trifft das alles zu."),
    (r"Leaving out one condition \({p}\), there (?:is|are) {n}: {l}\.", "Ohne eine der Bedingungen ({p}) <n|ist|sind> es {n}: {l}."),
    (r"No connection {w}\.", "Keine neue Vernetzung {w}."), (r"{n} new connections? {w}\.", "<n|Ein neuer Kontakt|{n} neue Kontakte> {w}."),
    (r"Nobody is on record as living or working in {x}\. You met {n} (?:person|people) there\.", "Von niemandem ist verzeichnet, in {x} zu leben oder zu arbeiten. Sie haben dort {n} <n|Person|Personen> getroffen."),
    (r"Nobody on the list of {x} is(?: from {y})?\.", "Auf der Liste von {x} ist niemand<y? von {y}>."),
    (r"{n} (?:person|people)(?: from {y})? speaking at {x}\.", "{n} <n|Person|Personen><y? von {y}> mit Vortrag bei {x}."),
    (r"{n} (?:person|people)(?: from {y})? on the list of {x}\.", "{n} <n|Person|Personen><y? von {y}> auf der Liste von {x}."),
    (r"{n} cancellations? left out\.", "{n} <n|Absage|Absagen> nicht mitgezählt."),
    (r"Yes, {l} is on the list of {x}\.", "Ja, {l} steht auf der Liste von {x}."), (r"No, {l} has cancelled for {x}\.", "Nein, {l} hat für {x} abgesagt."),
    (r"Yes, {l} are on the list of {x}\.", "Ja, {l} stehen auf der Liste von {x}."), (r"No, {l} have cancelled for {x}\.", "Nein, {l} haben für {x} abgesagt."),
    (r"{l} has cancelled for {x}\.", "{l} hat für {x} abgesagt."), (r"{l} have cancelled for {x}\.", "{l} haben für {x} abgesagt."),
    (r"{n} (?:person|people) you know(?:, and (?P<m>\d+) more who are only on lists)?\.", "Sie kennen {n} <n|Person|Personen><m?, und {m} weitere stehen nur auf Listen>."),
    (r"{n} (?:person|people) met before the {x}\.", "Vor {x} <n|wurde|wurden> {n} <n|Person|Personen> getroffen."),
    (r"{n} (?:person|people) met after the {x}\.", "Nach {x} <n|wurde|wurden> {n} <n|Person|Personen> getroffen."),
    (r"{n} (?:person|people) met until the {x}\.", "Bis {x} <n|wurde|wurden> {n} <n|Person|Personen> getroffen."),
    (r"Nobody met before the {x}, by your notes and calendar\.", "Sie haben nach Ihren Notizen und Ihrem Kalender vor {x} niemanden getroffen."),
    (r"Nobody met after the {x}, by your notes and calendar\.", "Sie haben nach Ihren Notizen und Ihrem Kalender nach {x} niemanden getroffen."),
    (r"Nobody met (?P<w>(?:in|on|the|last|this|since|before|after|yesterday|today)\b[^,]*?|[^,]+ ago), by your notes and calendar\.", "Sie haben nach Ihren Notizen und Ihrem Kalender niemanden getroffen: {w}."),
    (r"I have no day on record for {x}\.", "Für {x} ist kein Tag verzeichnet."),
    (r"Nobody on record fits that\. What comes nearest says something else\.", "Auf niemanden trifft das nach Ihren Unterlagen zu. Was dem am nächsten kommt, sagt etwas anderes."),
    (r"{n} entr(?:y|ies) in your notes and calendar\.", "{n} <n|Eintrag|Einträge> in Ihren Notizen und im Kalender."),
    (r"Nothing is in your notes and calendar for that time\.", "Für diese Zeit steht nichts in Ihren Notizen und im Kalender."),
    (r"Your last note is of {d}: {x}\.", "Ihre letzte Notiz ist vom {d}: {x}."),
    (r"{n} promises? of yours(?: to {l})?, made {w}\.", "<n|Ein Versprechen|{n} Versprechen> von Ihnen<l? an {l}>, gegeben {w}."),
    (r"No promise of yours(?: to {l})?, made {w}\.", "Kein Versprechen von Ihnen<l? an {l}>, gegeben {w}."),
    (r"Nobody has an open promise of (?P<x>“[^”]+”) to you on record\.", "Niemand hat Ihnen nach Ihren Unterlagen {x} versprochen."),
    (r"I cannot tell what you are asking\. Put it in a whole sentence\.", "Ich verstehe nicht, was Sie fragen. Sagen Sie es in einem ganzen Satz."),
    (r"{l} is not on the list of {x}\.", "{l} steht nicht auf der Liste von {x}."),
    (r"That is you(?: of {x})?\. Settings holds what I know of you\.", "Das sind Sie<x?, {x}>. Was ich von Ihnen weiß, steht in den Einstellungen."),
    (r"{n} goals? by your notes\.", "{n} <n|Ziel|Ziele> nach Ihren Notizen."),
    (r"They do not say which of them are reached\.", "Welche davon erreicht sind, steht dort nicht."),
    (r"Your notes hold no goals {w}\.", "In Ihren Notizen stehen keine Ziele {w}."),
    (r"{n} texts? holds? something that is not for everybody\.", "{n} <n|Text enthält|Texte enthalten> etwas, das nicht für alle ist."),
    (r"{n} texts? holds? something that is closed until a day\.", "{n} <n|Text enthält|Texte enthalten> etwas, das bis zu einem Tag vertraulich ist."),
    (r"Nothing on record {w} is marked as confidential\.", "Nichts in Ihren Unterlagen ist als vertraulich vermerkt: {w}."),
    (r"Nothing on record {w} is under an embargo\.", "Nichts in Ihren Unterlagen hat eine Sperrfrist: {w}."),
    (r"Nothing on record is marked as confidential\.", "Nichts in Ihren Unterlagen ist als vertraulich vermerkt."),
    (r"Nothing on record is under an embargo\.", "Nichts in Ihren Unterlagen hat eine Sperrfrist."),
    (r"{l} wrote to you last, on {d}\.", "Zuletzt hat Ihnen {l} geschrieben, am {d}."),
    (r"You wrote to {l} last, on {d}\.", "Zuletzt haben Sie {l} geschrieben, am {d}."),
    (r"You last spoke with {l}, on {d}\.", "Zuletzt haben Sie mit {l} gesprochen, am {d}."),
    (r"No conversation is on record\.", "Kein Gespräch ist verzeichnet."),
    (r"Better not\.", "Besser nicht."),
    (r"Yes: what is closed about it in your notes is not closed to everybody\.", "Ja: was dazu in Ihren Notizen vertraulich ist, ist es nicht für alle."),
    (r"Yes: what is closed about it in your notes is not closed to {x}\.", "Ja: was dazu in Ihren Notizen vertraulich ist, ist es für {x} nicht."),
    (r"Nothing in your notes says that {l} is closed to everybody\.", "In Ihren Notizen steht nicht, dass {l} vertraulich ist."),
    (r"Nothing in your notes says that {l} is closed to your house\.", "In Ihren Notizen steht nicht, dass {l} in Ihrem Haus vertraulich ist."),
    (r"Nothing in your notes says that {l} is closed to {x}\.", "In Ihren Notizen steht nicht, dass {l} für {x} vertraulich ist."),
    (r"They may say it in other words, or not hold everything you were told\.", "Vielleicht steht es dort mit anderen Worten, oder nicht alles, was man Ihnen gesagt hat."),
    (r"Mind what your notes close about {l}; see whether it is what you mean\.", "Achtung, zu {l} ist in Ihren Notizen etwas vertraulich; sehen Sie, ob Sie das meinen."),
    (r"Your name is {x}\.", "Sie heißen {x}."), (r"Your e-mail address is (?P<x>\S+)\.", "Ihre E-Mail-Adresse ist {x}."),
    (r"Your e-mail addresses are {l}\.", "Ihre E-Mail-Adressen sind {l}."), (r"Your employer is {x}\.", "Ihr Arbeitgeber ist {x}."),
    (r"Your LinkedIn profile is (?P<x>\S+)\.", "Ihr LinkedIn-Profil ist {x}."),
    (r"I do not know your name: you can add it on the Settings page\.", "Ihren Namen kenne ich nicht; Sie können ihn in den Einstellungen angeben."),
    (r"I do not know your e-mail address: you can add it on the Settings page\.", "Ihre E-Mail-Adresse kenne ich nicht; Sie können sie in den Einstellungen angeben."),
    (r"I do not know your employer: you can add it on the Settings page\.", "Ihren Arbeitgeber kenne ich nicht; Sie können ihn in den Einstellungen angeben."),
    (r"{n} (?:person|people) met at the {x}\.", "{n} <n|Person|Personen> getroffen bei: {x}."), (rf"{{n}} (?:person|people) met in (?!{_MONTH}|\d){{x}}\.", "{n} <n|Person|Personen> getroffen in {x}."),
    (r"{n} (?:person|people) you had {x} with\.", "{n} <n|Person|Personen>, mit <n|der|denen> Sie Zeit verbracht haben ({x})."),
    (r"Nothing on record says with whom you had {x}\.", "Mit wem das war ({x}), ist nicht verzeichnet."),
    (r"{n} (?:person|people) met {w}\.", "{n} <n|Person|Personen> getroffen {w}."),
    (r"But your note(?: of {d})? says:", "In Ihrer Notiz<d? vom {d}> steht aber:"),
    (r"The record of {l}(?: of {d})? says: {x}\.", "Im Eintrag zu {l}<d? vom {d}> steht: {x}."),
    (r"It may be out of date: your (?:note|message) of {d} says:", "Das kann überholt sein, am {d} steht in Ihren Unterlagen:"),
    (r"Not sure: your (?:note|message) of {d} says:", "Nicht sicher: am {d} steht in Ihren Unterlagen:"),
    (r"Yes: your (?:note|message) of {d} says:", "Ja: am {d} steht in Ihren Unterlagen:"),
    (r"No: your (?:note|message) of {d} says:", "Nein: am {d} steht in Ihren Unterlagen:"),
    (r"The record of {x} is of {d}\.", "Der Eintrag zu {x} ist vom {d}."),
    (r"Not by the newest record of that name: it has {x} as {z} at {y}, of {d}\.", "Nicht nach dem neuesten Eintrag dieses Namens: dort steht {x} als {z} bei {y}, Stand {d}."),
    (r"The older one has {x} at {y}, of {d}\.", "Im älteren steht {x} bei {y}, Stand {d}."), (r"The two may be two people\.", "Es können zwei Personen sein."),
    (r"No record says where {l} works now\.", "Wo {l} jetzt arbeitet, steht in keinem Eintrag."),
    (r"Before: {x} at {y} \(record of {d}\)\.", "Früher: {x} bei {y} (Eintrag vom {d})."),
    (r"Yes: {x} is {z} at {o}\.", "Ja: {x} ist {z} bei {o}."),
    (r"Yes: {x} was at {z} and is now (?P<t>[^.:]+?) at {o}\.", "Ja: {x} war bei {z} und ist jetzt {t} bei {o}."),
    (r"Yes: {x} was at {z} and is now at {o}\.", "Ja: {x} war bei {z} und ist jetzt bei {o}."),
    (r"No: {x} is {z} at {o}\.", "Nein: {x} ist {z} bei {o}."),
    (r"No: {x} was at {z} and is now (?P<t>[^.:]+?) at {o}\.", "Nein: {x} war bei {z} und ist jetzt {t} bei {o}."),
    (r"No: {x} was at {z} and is now at {o}\.", "Nein: {x} war bei {z} und ist jetzt bei {o}."),
    (r"Not by your records: they have {x} (?:as )?{z}, and nothing from {o}\.", "Nicht nach Ihren Unterlagen: dort steht {x} als {z}, und nichts von {o}."),
    (r"(?P<x>[A-ZÀ-Þ][^,.:]+), (?P<z>[A-ZÀ-Þ][^.,:]+) at (?P<y>[A-ZÀ-Þ][^.:]*)\.", "{x}, {z} bei {y}."),
    (r"{x} is at {y}\.", "{x} ist bei {y}."), (r"{x} is {z} at {y}\.", "{x} ist {z} bei {y}."), (r"{x} is also {l} in your records\.", "{x} heißt in Ihren Unterlagen auch {l}."),
    (r"E-mail of {l}: {x}\.(?=\s|$)", "E-Mail von {l}: {x}."), (r"Phone of {l}: {x}\.(?=\s|$)", "Telefon von {l}: {x}."), (r"Profile of {l}: {x}\.(?=\s|$)", "Profil von {l}: {x}."), (r"Your records add:", "In Ihren Unterlagen steht dazu:"),
    (r"Connected with {l} since {d}\.", "Mit {l} vernetzt seit {d}."), (r"Birthday of {l}: {d}\.", "Geburtstag von {l}: {d}."),
    (r"Before: {x} \({l}, by older records\)\.", "Früher: {x} ({l}, nach älteren Unterlagen)."),
    # Events and numbers
    (r"{x}: (?P<d>\d{1,2} \w+ \d{4}(?: to \d{1,2} \w+ \d{4})?)(?: in {y})?\.", "{x}: {d}<y? in {y}>."),
    (r"{x} is(?: in {y})?; no date is on record\.", "{x} ist<y? in {y}>; ein Datum ist nicht verzeichnet."),
    (r"{n} meetings? with {l} on record, the first on {d}\.", "<n|Ein|{n}> Treffen mit {l} <n|ist|sind> verzeichnet, das erste am {d}."),
    (r"No event is on record where {l} both were or are listed\.", "Eine Veranstaltung, auf der {l} beide waren oder stehen, ist nicht verzeichnet."),
    (r"{n} events? with {l}\.", "<n|Eine Veranstaltung|{n} Veranstaltungen> mit {l}."), (r"{n} events?(?: {w})?\.", "{n} <n|Veranstaltung|Veranstaltungen><w? {w}>."),
    (r"Nothing is in your calendar for that time\.", "Für diese Zeit steht nichts in Ihrem Kalender."), (r"{n} calendar entr(?:y|ies)\.", "{n} <n|Kalendereintrag|Kalendereinträge>."),
    (r"Yes, it took place: {x}, {d}\.", "Ja, es hat stattgefunden: {x}, {d}."), (r"No, it was cancelled: {x}, {d}\.", "Nein, es wurde abgesagt: {x}, {d}."),
    (r"You declined it: {x}, {d}\.", "Sie haben abgesagt: {x}, {d}."), (r"It is still to come: {x}, {d}\.", "Es steht noch bevor: {x}, {d}."),
    (r"The last one held was on {d} \({x}\)\.", "Das letzte, das stattfand, war am {d} ({x})."),
    (r"It ended on {d}(?: \({x}\))?\.", "Es endete am {d}<x? ({x})>."), (r"It holds until {d}(?: \({x}\))?\.", "Es gilt bis {d}<x? ({x})>."),
    (r"{n} LinkedIn connections?(?: at (?P<x>[^,.]+?))?(?: (?P<w>(?:in|since|this|last|before|after|on) [^,.]+?))?(?:, by {l})?\.", "{n} <n|LinkedIn-Kontakt|LinkedIn-Kontakte><x? bei {x}><w? {w}><l?, laut {l}>."),
    (r"{n} speakers? at {x}\.", "{n} Vortragende bei {x}."), (r"{n} organisations? on your contacts and lists\.", "{n} <n|Firma|Firmen> in Ihren Kontakten und Listen."),
    (r"{n} (?:person is|people are) on the list of {x}: {z}\.", "{n} <n|Person steht|Personen stehen> auf der Liste von {x}."),
    (r"{n} notes?(?: with {l})?\.", "{n} <n|Notiz|Notizen><l? mit {l}>."), (r"{n} conversations?(?: with {l})?(?: (?P<w>(?:in|since|this|last) [^.]+?))?\.", "{n} <n|Gespräch|Gespräche><l? mit {l}><w? {w}>."),
    (r"{n} (?:messages?|mails?) (?:from {x})\.", "{n} <n|Nachricht|Nachrichten> von {x}."), (r"{n} (?:messages?|mails?) to (?!you\b){x}\.", "{n} <n|Nachricht|Nachrichten> an {x}."),
    (r"{n} (?:messages?|mails?) between you and {x}\.", "{n} <n|Nachricht|Nachrichten> zwischen Ihnen und {x}."), (r"{n} (?:messages?|mails?)(?P<y> to you)?(?P<z> from you)?(?: (?P<w>(?:in|since|this|last|on) [^.]+?))?\.", "{n} <n|Nachricht|Nachrichten><y? an Sie><z? von Ihnen><w? {w}>."),
    # The coach itself
    (r"Ask me about the people in your notes, contacts, calendar and messages: who works where, what somebody said, when you last spoke, what was promised\. I answer from your own records and show where each thing stands\.",
     "Fragen Sie mich nach den Menschen in Ihren Notizen, Kontakten, Nachrichten und im Kalender: wer wo arbeitet, was jemand gesagt hat, wann Sie zuletzt gesprochen haben, was versprochen wurde. Ich antworte aus Ihren eigenen Unterlagen und zeige, wo jedes steht."),
    (r"Briefings have a page of their own: choose the event there, and there is a card for everybody on the list\.", "Briefings haben eine eigene Seite: wählen Sie dort die Veranstaltung, und es gibt eine Karte für alle auf der Liste."),
    (r"Drafts have a page of their own, Follow-ups: it writes from your notes, and you send it yourself\.", "Entwürfe haben eine eigene Seite, Follow-ups: sie schreibt aus Ihren Notizen, und Sie senden selbst."),
    (r"Review is the page for that: paste the text there, and each finding is marked in it\.", "Dafür ist die Seite Review da: fügen Sie den Text dort ein, und jede Fundstelle wird markiert."),
)  # fmt: skip

_IN = (
    r"(?: (?P<w>(?:in|on|since|this|last|next|before|until|between|from|today|tomorrow|yesterday)\b[^:(]*?))?"
)
_AFTER = r"(?: (?P<j>\((?:[^()]|\([^()]*\))*\)))?(?P<c>: \d+)?"
PLANS: tuple[tuple[str, str], ...] = tuple(
    (pattern + _AFTER, said + "<j? {j}>{c}")
    for pattern, said in (
        (rf"your promises(?: to (?P<x>[^,]+?))?, {{p}}{_IN}", "Ihre Versprechen<x? an {x}>, {p}<w? {w}>"),
        (rf"what everybody promised you, {{p}}{_IN}", "was Ihnen versprochen wurde, {p}<w? {w}>"),
        (rf"what {{l}} promised you, {{p}}{_IN}", "was {l} Ihnen versprochen hat, {p}<w? {w}>"),
        (r"people whose organisation is {x}, {p}", "Personen, deren Firma {x} ist, {p}"),
        (rf"people you met(?: (?P<x>(?:at|in) (?!{_MONTH}|[Tt]he last|[Tt]he past)[A-ZÄÖÜ][^:(]*?))?{_IN}", "Personen, die Sie getroffen haben<x?, {x}><w? {w}>"),
        (rf"people you had {{x}} with{_IN}", "mit wem Sie das hatten: {x}<w?, {w}>"),
        (r"people whose title, place or notes say {x}", "Personen, deren Titel, Ort oder Notizen passen: {x}"),
        (r"people speaking(?:, [^:]*?)? on the list (?:of|in) {x}(?: at {y})?", "Personen mit Vortrag auf der Liste von {x}<y?, von {y}>"),
        (r"people known to you(?:, [^:]*?)? on the list (?:of|in) {x}(?: at {y})?", "Personen auf der Liste von {x}<y?, von {y}>, die Sie kennen"),
        (r"people [^:]*?on the list(?: (?:of|in) {x})?(?: at {y})?", "Personen auf der Liste<x? von {x}><y?, von {y}>"),
        (rf"people you connected with{_IN}", "Personen, mit denen Sie sich vernetzt haben<w?, {w}>"),
        (r"{x} on the list(?: (?:of|in) {y})?", "{x} auf der Liste<y? von {y}>"),
        (r"people who fit (?:all of )?this: {p}", "Personen, auf die das alles zutrifft: {p}"),
        (r"number of people who fit (?:all of )?this: {p}", "Anzahl der Personen, auf die das alles zutrifft: {p}"),
        (r"(?P<t>your promises|what everybody promised you), {p}, (?:to|from) people who fit all of this: {q}", "Versprechen ({p}) mit Personen, auf die das alles zutrifft: {q}"),
        *CONDITIONS,
        (rf"number of {{p}}(?: at (?P<x>[^:(]+?))?{_IN}", "Anzahl der {p}<x? bei {x}><w? {w}>"),
        (r"the last {p} with {l}", "das letzte Mal mit {l} ({p})"),
        (r"the first conversation with {l}", "das erste Gespräch mit {l}"),
        (r"who took over from {x}", "wer von {x} übernommen hat"), (r"whom {x} took over from", "von wem {x} übernommen hat"),
        (rf"what you borrowed(?:: (?P<y>[^:(]+?))?(?: from (?P<l>[^:(]+?))?{_IN}", "was Sie sich geliehen haben<y?: {y}><l?, von {l}><w? {w}>"),
        (rf"what you lent(?:: (?P<y>[^:(]+?))?(?: to (?P<l>[^:(]+?))?{_IN}", "was Sie verliehen haben<y?: {y}><l?, an {l}><w? {w}>"),
        (r"who introduced {l} and you", "wer Sie und {l} bekannt gemacht hat"),
        (r"whom {l} introduced to you", "wen {l} Ihnen vorgestellt hat"),
        (r"coming calendar entries with {l}", "kommende Kalendereinträge mit {l}"),
        (r"calendar entries for the next [a-z]+", "der nächste Eintrag im Kalender"),
        (rf"your goals, by your notes on them{_IN}", "Ihre Ziele, nach Ihren Notizen dazu<w?, {w}>"),
        (rf"notes and calendar entries{_IN}", "Notizen und Kalendereinträge<w? {w}>"), (r"last note", "die letzte Notiz"),
        (r"the last message to you", "die letzte Nachricht an Sie"), (r"the last message from you", "die letzte Nachricht von Ihnen"),
        (r"the last conversation", "das letzte Gespräch"),
        (rf"what you were told in confidence{_IN}", "was Ihnen im Vertrauen gesagt wurde<w?, {w}>"),
        (r"what is closed to everybody(?: about {x})?", "was nicht für alle ist<x?: {x}>"),
        (r"what is closed to your house(?: about {x})?", "was in Ihrem Haus vertraulich ist<x?: {x}>"),
        (r"what is closed to {y} about {x}", "was für {y} vertraulich ist: {x}"),
        (rf"calendar entries{_IN}", "Kalendereinträge<w? {w}>"),
        (r"date and place of the event (?:at|in) {x}", "Datum und Ort der Veranstaltung {x}"),
        (rf"events where {{l}} was too{_IN}", "Veranstaltungen, auf denen auch {l} war<w?, {w}>"),
        (rf"events where {{l}} were too{_IN}", "Veranstaltungen, auf denen auch {l} waren<w?, {w}>"),
        (r"requests to you in messages(?: from {l})?", "Bitten an Sie in Nachrichten<l? von {l}>"),
        (r"introductions you promised(?: with {l})?", "versprochene Vorstellungen<l? mit {l}>"),
        (r"messages that wait for an answer(?: with {l})?", "Nachrichten, die auf eine Antwort warten<l?, mit {l}>"),
        (rf"messages to you{_IN}", "Nachrichten an Sie<w? {w}>"),
        (rf"messages from you{_IN}", "Nachrichten von Ihnen<w? {w}>"),
        (rf"people without contact{_IN}", "Personen ohne Kontakt<w? {w}>"),
        (r"{p} of {l}, newest record first", "{p} von {l}, das Neueste zuerst"),
        (r"other names of {l}", "andere Namen von {l}"),
        (r"what your records say about {l}", "was Ihre Unterlagen über {l} sagen"),
        (r"the last conversation with {l}", "das letzte Gespräch mit {l}"),
        (r"when a promise falls due: {p} with {l}", "wann ein Versprechen fällig wird: {p} mit {l}"),
        (r"when a promise falls due:? ?{x}", "wann ein Versprechen fällig wird: {x}"),
        (r"whether {l} is at {x}, newest record first", "ob {l} bei {x} ist, das Neueste zuerst"),
        (r"which of several is meant", "welche von mehreren Personen gemeint ist"),
        (r"what can be asked", "was man fragen kann"),
        (r"the coach's handbook(?: on {x})?", "das Handbuch<x? zu {x}>"),
        (rf"notes, messages and contacts(?: on (?P<p>.+?))?(?:,? about (?P<l>.+?))?(?:,? (?:at|in) (?P<y>(?!{_MONTH}|the |this |last |next )[^:(,]+?))?{_IN}", "Notizen, Nachrichten und Kontakte<p? zu {p}><l? über {l}><y? bei {y}><w? {w}>"),
    )
)  # fmt: skip

STEPS: tuple[tuple[str, str], ...] = (
    (r"What do I know about {x}\?", "Was weiß ich über {x}?"),
    (r"What did I promise {x}\?", "Was habe ich {x} versprochen?"),
    (r"What did I last talk about with {x}\?", "Worüber habe ich zuletzt mit {x} gesprochen?"),
    (r"When did I last speak with {x}\?", "Wann habe ich zuletzt mit {x} gesprochen?"),
    (r"Which attendees of {x} do I know\?", "Welche Leute auf der Liste von {x} kenne ich?"),
    (r"Who is speaking at {x}\?", "Wer spricht bei {x}?"),
    (r"Which of my promises are overdue\?", "Welche meiner Versprechen sind überfällig?"),
    (r"Whom do I owe a reply\?", "Wem schulde ich eine Antwort?"),
    (r"What meetings do I have next week\?", "Welche Termine habe ich nächste Woche?"),
)
