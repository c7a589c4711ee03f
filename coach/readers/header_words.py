"""What exports call their columns in other languages: own name → the name that the readers ask for.

Names are squeezed as `tables.key` does. German, French, Spanish, Italian, Dutch and Portuguese, and what little of
other languages is known; a column of another language is told by its values (`column_mapping`).
"""

from __future__ import annotations

from coach.readers.tables import key

Words = dict[str, str]


def _words(table: dict[str, str]) -> Words:
    """Common name → the other names, apart by `|`, turned round."""
    return {key(own): key(common) for common, names in table.items() for own in names.split("|")}


LINKEDIN = _words(
    {
        "First Name": "Vorname|Prénom|Nombre|Voornaam|Nome|Förnamn|Fornavn|Etunimi|Imię|Ad|Ім'я|Имя|名",
        "Last Name": "Nachname|Nom|Nom de famille|Apellidos|Apellido|Cognome|Achternaam|Sobrenome|Apelido|Efternamn|"
        "Etternavn|Efternavn|Sukunimi|Nazwisko|Soyad|Прізвище|Фамилия|姓",
        "Email Address": "E-Mail-Adresse|E-Mail|Adresse e-mail|E-mail|Dirección de correo electrónico|Correo electrónico|"
        "Indirizzo e-mail|Indirizzo email|E-mailadres|Endereço de e-mail|Endereço de email|E-postadress|E-postadresse",
        "Company": "Unternehmen|Firma|Entreprise|Société|Empresa|Azienda|Bedrijf|Företag|Virksomhed|Bedrift",
        "Position": "Stelle|Poste|Fonction|Cargo|Puesto|Posición|Posizione|Ruolo|Qualifica|Functie|Functietitel|Posição|"
        "Befattning|Stilling",
        "Connected On": "Verbunden am|Verknüpft am|Connecté le|Connecté(e) le|Connexion le|Conectado el|Collegato il|Collegata il|"
        "Data collegamento|Conectado em|Conectada em|Verbonden op|Verbonden sinds|Anslutningsdatum|Ansluten den|"
        "Connected Date|Kontakt siden",
        "URL": "Profil-URL|Profile URL|URL du profil|URL del perfil|URL do perfil|URL del profilo|Profiel-URL",
        "Conversation ID": "Unterhaltungs-ID|ID de conversation|ID de la conversation|ID de conversación|ID conversazione|"
        "Gespreks-ID|ID da conversa",
        "Conversation Title": "Titel der Unterhaltung|Titre de la conversation|Título de la conversación|"
        "Titolo conversazione|Gesprekstitel|Título da conversa",
        "From": "Von|De|Da|Van",
        "To": "An|À|Para|A|Aan",
        "Sender Profile URL": "Profil-URL des Absenders|URL du profil de l'expéditeur|URL del perfil del remitente|"
        "URL profilo mittente|Profiel-URL afzender|URL do perfil do remetente",
        "Recipient Profile URLs": "Profil-URLs der Empfänger|URL des profils des destinataires|"
        "URL de perfil de los destinatarios|URL profilo destinatari|Profiel-URL's ontvangers|URLs de perfil dos destinatários",
        "Date": "Datum|Fecha|Data",
        "Subject": "Betreff|Objet|Sujet|Asunto|Oggetto|Onderwerp|Assunto",
        "Content": "Inhalt|Contenu|Contenido|Contenuto|Inhoud|Conteúdo",
        "Folder": "Ordner|Dossier|Carpeta|Cartella|Map|Pasta",
        "Sent At": "Gesendet am|Envoyé le|Enviado el|Inviato il|Verzonden op|Enviado em",
        "Message": "Nachricht|Mensaje|Messaggio|Bericht|Mensagem",
        "Direction": "Richtung|Sens|Dirección|Direzione|Richting|Direção",
        "Job Title": "Jobbezeichnung|Intitulé du poste|Título del puesto|Titolo professionale|Título do cargo",
        "Text": "Texte|Texto|Testo|Tekst",
        "Creation Date": "Erstellt am|Date de création|Fecha de creación|Data di creazione|Aanmaakdatum|Data de criação",
        "Status": "Statut|Estado|Stato",
        "Company Name": "Name des Unternehmens|Nom de l'entreprise|Nombre de la empresa|Nome azienda|Bedrijfsnaam|"
        "Nome da empresa",
        "Title": "Titel|Titre|Título|Titolo",
        "Description": "Beschreibung|Descripción|Descrizione|Beschrijving|Descrição",
        "Location": "Standort|Ort|Lieu|Ubicación|Località|Locatie|Localidade|Localização",
        "Started On": "Begonnen am|Startdatum|Commencé le|Date de début|Inicio|Iniziato il|Gestart op|Iniciado em",
        "Finished On": "Beendet am|Enddatum|Terminé le|Date de fin|Finalización|Terminato il|Beëindigd op|Concluído em",
    }
)  # fmt: skip
"""The files of a LinkedIn export."""

ADDRESS_BOOK = _words(
    {
        "First Name": "Vorname|Prénom|Nombre|Voornaam|Nome|Förnamn|Fornavn|First",
        "Middle Name": "Weitere Vornamen|Zweiter Vorname|Deuxième prénom|Segundo nombre|Secondo nome|Middelste naam|"
        "Tweede voornaam|Nome do meio|Segundo nome|Middle",
        "Last Name": "Nachname|Nom|Nom de famille|Apellidos|Apellido|Cognome|Achternaam|Sobrenome|Apelido|Efternamn|Etternavn|"
        "Last",
        "Display Name": "Angezeigter Name|Anzeigename|Nom à afficher|Nom affiché|Nombre para mostrar|Nome visualizzato|"
        "Weergavenaam|Nome de exibição",
        "Nickname": "Spitzname|Surnom|Apodo|Sobrenombre|Soprannome|Bijnaam|Apelido/alcunha|Alcunha",
        "Company": "Firma|Unternehmen|Société|Entreprise|Organización|Compañía|Empresa|Società|Azienda|Bedrijf|Organisation|"
        "Organisatie|Organizzazione|Organização|Organization Name",
        "Department": "Abteilung|Service|Département|Departamento|Reparto|Afdeling",
        "Job Title": "Position|Fonction|Titre du poste|Puesto|Cargo|Posizione|Qualifica|Functie|Functietitel|Título profissional",
        "E-mail Address": "E-Mail-Adresse|E-Mail|Adresse de messagerie|Adresse e-mail|Adresse électronique|"
        "Dirección de correo electrónico|Dirección del correo electrónico|Indirizzo posta elettronica|"
        "Indirizzo di posta elettronica|E-mailadres|Endereço de email|Endereço de e-mail|Endereço de correio electrónico|Email",
        "E-mail 2 Address": "E-Mail 2: Adresse|E-Mail-Adresse 2|Adresse de messagerie 2|Adresse e-mail 2|"
        "Dirección de correo electrónico 2|Dirección del correo electrónico 2|Indirizzo posta elettronica 2|"
        "Indirizzo di posta elettronica 2|E-mailadres 2|Endereço de email 2|Endereço de e-mail 2|Alternate Email 1",
        "E-mail 3 Address": "E-Mail 3: Adresse|E-Mail-Adresse 3|Adresse de messagerie 3|Adresse e-mail 3|"
        "Dirección de correo electrónico 3|Dirección del correo electrónico 3|Indirizzo posta elettronica 3|"
        "E-mailadres 3|Endereço de email 3|Endereço de e-mail 3|Alternate Email 2",
        "Primary Email": "Primäre E-Mail-Adresse|Adresse électronique principale|Correo primario|E-mail principale|"
        "Primair e-mailadres|E-mail principal",
        "Secondary Email": "Sekundäre E-Mail-Adresse|Adresse électronique secondaire|Correo secundario|E-mail secondaria|"
        "Secundair e-mailadres|E-mail secundário",
        "Business Phone": "Telefon geschäftlich|Telefon (geschäftlich)|Téléphone (bureau)|Téléphone bureau|Teléfono del trabajo|"
        "Teléfono (trabajo)|Telefono (uff.)|Telefono ufficio|Ufficio|Telefoon op werk|Telefoon werk|Telefone comercial|"
        "Telefone do escritório|Work",
        "Business Phone 2": "Telefon geschäftlich 2|Téléphone 2 (bureau)|Teléfono del trabajo 2|Telefono (uff.) 2|"
        "Telefoon op werk 2|Telefone comercial 2",
        "Work Phone": "Dienstlich|Tél. professionnel|Téléphone professionnel|Teléfono laboral|Telefono di lavoro",
        "Home Phone": "Telefon (privat)|Telefon privat|Privat|Téléphone (domicile)|Téléphone domicile|Téléphone personnel|"
        "Teléfono particular|Abitazione|Telefono (ab.)|Telefoon thuis|Telefone residencial|Telefone de casa|Home",
        "Home Phone 2": "Telefon (privat 2)|Telefon privat 2|Téléphone 2 (domicile)|Teléfono particular 2|Abitazione 2|"
        "Telefoon thuis 2|Telefone residencial 2",
        "Mobile Phone": "Mobiltelefon|Handy|Tél. mobile|Téléphone mobile|Portable|Móvil|Teléfono móvil|Cellulare|Telefono cellulare|"
        "Mobiele telefoon|Mobiel|Telefone celular|Celular|Telemóvel|Mobil|Mobile",
        "Other Phone": "Weiteres Telefon|Autre téléphone|Otro teléfono|Altro telefono|Andere telefoon|Outro telefone|Other",
        "Primary Phone": "Haupttelefon|Téléphone principal|Teléfono principal|Telefono principale|Hoofdtelefoon|Telefone principal",
        "Business City": "Ort geschäftlich|Ville (bureau)|Ville bureau|Ciudad de trabajo|Ciudad del trabajo|Città (uff.)|"
        "Città ufficio|Werkadres, plaats|Cidade do endereço comercial|Cidade comercial",
        "Business State": "Region geschäftlich|Bundesland/Kanton geschäftlich|Dép/Région (bureau)|"
        "Provincia o estado de trabajo|Provincia (uff.)|Werkadres, provincie|Estado do endereço comercial",
        "Business Country/Region": "Land/Region geschäftlich|Land geschäftlich|Pays/Région (bureau)|Pays (bureau)|"
        "País o región del trabajo|País/Región del trabajo|País del trabajo|Paese/Area geografica (uff.)|Paese (uff.)|"
        "Werkadres, land/regio|País/Região do endereço comercial|País/Região comercial",
        "Home City": "Ort privat|Ville (domicile)|Ciudad|Città (ab.)|Huisadres, plaats|Cidade do endereço residencial",
        "Home Country/Region": "Land/Region privat|Land privat|Pays/Région (domicile)|Pays (domicile)|País o región|"
        "País particular|Paese/Area geografica (ab.)|Huisadres, land/regio|País/Região do endereço residencial",
        "Birthday": "Geburtstag|Anniversaire|Date de naissance|Cumpleaños|Compleanno|Verjaardag|Aniversário|Data de nascimento",
        "Birth Year": "Geburtsjahr|Année de naissance|Año de nacimiento|Anno di nascita|Geboortejaar|Ano de nascimento",
        "Birth Month": "Geburtsmonat|Mois de naissance|Mes de nacimiento|Mese di nascita|Geboortemaand|Mês de nascimento",
        "Birth Day": "Geburtstag (Tag)|Jour de naissance|Día de nacimiento|Giorno di nascita|Geboortedag|Dia de nascimento",
        "Categories": "Kategorien|Catégories|Categorías|Categorie|Categorieën|Categorias|Category",
        "Notes": "Notizen|Remarques|Notas|Note|Notities|Anotações|Observações|Comments",
        "Web Page": "Webseite|Internetseite|Page Web|Página Web|Pagina Web|Webpagina|Página da Web|Website|Personal Website|"
        "Business Website",
        "Web Page 1": "Webseite 1|Site web 1|Página web 1|Sito web 1|Webpagina 1",
    }
)  # fmt: skip
"""Outlook, Thunderbird, Yahoo."""

GOOGLE = _words(
    {
        "First Name": "Vorname|Prénom|Nombre|Nome|Voornaam",
        "Last Name": "Nachname|Nom de famille|Apellidos|Apellido|Cognome|Achternaam|Sobrenome|Apelido",
        "Labels": "Label|Libellés|Étiquettes|Etiquetas|Etichette|Marcadores",
        "Notes": "Notizen|Notas|Note|Notities|Observações",
        "Birthday": "Geburtstag|Anniversaire|Cumpleaños|Compleanno|Verjaardag|Aniversário",
        "Organization Name": "Name der Organisation|Nom de l'organisation|Nombre de la organización|Nome organizzazione|"
        "Naam organisatie|Nome da organização",
        "Organization Title": "Titel in der Organisation|Intitulé du poste|Cargo en la organización|Qualifica|Functietitel|"
        "Cargo na organização",
        "Group Membership": "Gruppenmitgliedschaft|Appartenance à un groupe|Pertenencia a grupos|Appartenenza al gruppo|"
        "Groepslidmaatschap|Associação a grupos",
        "Nickname": "Spitzname|Pseudonyme|Surnom|Apodo|Nickname/soprannome|Bijnaam|Apelido/alcunha",
        **{
            f"{what} {n} - Value": "|".join(
                f"{own} {n} - {value}" for own in names.split("/") for value in ("Wert", "Valeur", "Valor", "Valore", "Waarde", "Value")
            )
            for n in range(1, 6)
            for what, names in (
                ("E-mail", "E-Mail/E-mail/Adresse e-mail/Correo electrónico"),
                ("Phone", "Telefon/Téléphone/Teléfono/Telefono/Telefoon/Telefone"),
                ("Website", "Site Web/Sitio web/Sito web"),
            )
        },
        **{
            f"Organization {n} - {part}": "|".join(f"{own} {n} - {name}" for own in ("Organisation", "Organización", "Organizzazione",
                                                                                  "Organisatie", "Organização") for name in names.split("/"))
            for n in range(1, 3)
            for part, names in (("Name", "Name/Nom/Nombre/Nome/Naam"), ("Title", "Titel/Titre/Título/Titolo/Functie"))
        },
    }
)  # fmt: skip
"""Google Contacts."""
