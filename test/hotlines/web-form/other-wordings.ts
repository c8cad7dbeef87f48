const lines = (text: string): readonly string[] => text.trim().split('\n');

/** How else forms ask for the address: written apart from the keywords, to see whether these carry over. */
export const urlWordings = lines(`
Paste the link here
Web link
Link to content
Link to the post
Link(s) to the content
Webpage link
Website URL
Site URL
URL of the website
URL you want to report
Web address of the page you are reporting
Please provide the web address (URL)
What is the web address?
Where is the content located? (URL)
Site internet concerné
Adresse de la page concernée
Lien à signaler
Lien vers la publication
Lien de la page
Adresse (URL) du site à signaler
Adresse du site web
Webseite, die Sie melden möchten
Link zum Beitrag
Link zum Post
URL / Link
Link/URL
Link oder URL
Adresse (URL)
Adresse der Webseite
URL-Adresse
Enlace a la publicación
Enlace (URL)
URL a denunciar
URL del sitio
Dirección del sitio web
Dirección (URL)
Dirección de Internet (URL)
Link da publicação
Endereço (URL)
Endereço do site ou link
Cole aqui o link
Link della pagina
Link al post
Indirizzo (URL)
Indirizzo del sito web
Link naar het bericht
Link van de pagina
URL van de website
Adres (URL)
Adresse på siden (URL)
Link til opslaget
Webside (URL)
Länk till sidan eller inlägget
Sidans adress
Adress (URL)
Lenke til nettsted
Lenke til innlegget
Nettsideadresse
Linkki
Linkki julkaisuun
Sivuston osoite (URL)
Slóð á vefsíðu
Link do zgłaszanej treści
Link do posta
Adres strony WWW
Adres internetowy (URL)
Odkaz na závadný obsah
URL stránky
Adresa stránky (URL)
Adresa web stránky
Odkaz na nevhodný obsah
URL odkaz
Webcím (URL)
A bejelentett oldal URL címe
A tartalom elérhetősége (URL)
Honlap címe
Linkul către conținut
Adresa URL a site-ului
Adresa paginii web
Адрес на сайта (URL)
Линк към публикацията
URL на страницата
Povezava do objave
URL naslov spletne strani
Naslov spletne strani
Poveznica (URL)
URL stranice
Link na sporni sadržaj
Link ka spornom sadržaju
URL adresa stranice
Адреса (URL)
Nuoroda į įrašą
Nuoroda (URL)
Tinklalapio adresas (URL)
Saite uz ierakstu
Saite (URL)
Link postitusele
Veebilehe aadress (URL)
Bağlantı adresi (URL)
Şikayet edilen URL
İhbar edilecek web adresi
Site adresi (URL)
Посилання на публікацію
Посилання на сторінку або допис
URL-адреса
Ссылка на публикацию
Ссылка на пост
Ссылка (URL)
URL-адрес страницы
Адрес сайта (URL)
Linku i postimit
Adresa e faqes (URL)
該当ページのURL
対象URL
通報対象URL
サイトのURL
URL（アドレス）
신고 대상 URL
신고할 사이트 주소
해당 URL
링크 주소
檢舉網址
違規網址
網站網址(URL)
網頁連結
举报链接
URL ของเว็บไซต์
ลิงก์ของโพสต์
ที่อยู่เว็บไซต์ (URL)`);

/** How else forms ask for the description. */
export const descriptionWordings = lines(`
Please describe what you saw
Describe the incident
Description of the content
Describe the problem
Further details
Any other information
Additional comments
Any additional information you would like to share
Your message
Details of your report
Report details
What would you like to tell us?
Please give us as much information as possible
Beschreibung des Inhalts
Beschreiben Sie den Vorfall
Ihre Nachricht an uns
Weitere Hinweise
Zusätzliche Informationen
Bemerkungen
Erläuterung zu Ihrer Meldung
Description des faits
Décrivez le contenu
Informations complémentaires
Votre message
Commentaires éventuels
Précisez votre signalement
Descripción de los hechos
Describa el contenido
Información adicional
Comentarios adicionales
Cuéntanos qué ha pasado
Descrição do conteúdo
Descreva o conteúdo
Informações complementares
Mais detalhes
Observações
Descrizione del contenuto
Descrivi il contenuto
Ulteriori informazioni
Breve descrizione
Omschrijving van de melding
Beschrijving van de inhoud
Toelichting
Aanvullende informatie
Beskriv indholdet
Beskrivelse af indholdet
Yderligere information
Beskriv innehållet
Övriga upplysningar
Ytterligare information
Beskriv innholdet
Tilleggsopplysninger
Kuvaus sisällöstä
Lisätietoja
Kerro tarkemmin
Nánari lýsing
Opis treści
Dodatkowe informacje
Treść zgłoszenia
Popis obsahu
Doplňující informace
Popis situace
Popis problému
Opis obsahu
Ďalšie informácie
Tartalom leírása
Megjegyzés
Bejelentés részletei
Descrierea conținutului
Detalii suplimentare
Описание на съдържанието
Допълнителна информация
Opis vsebine
Dodatne informacije
Opis sadržaja
Dodatni opis
Turinio aprašymas
Papildoma informacija
Satura apraksts
Papildu informācija
Sisu kirjeldus
Lisateave
İçerik açıklaması
Ek açıklama
Açıklamanız
Опис контенту
Додаткова інформація
Описание контента
Дополнительная информация
Përshkrimi i përmbajtjes
Informacion shtesë
通報内容の詳細
内容の詳細
補足説明
その他（補足事項）
상세 설명
신고 상세 내용
추가 설명
檢舉說明
補充說明
问题描述
รายละเอียดของเนื้อหา
ข้อมูลเพิ่มเติม`);

/** Labels of fields that take nothing of ours, many of them with a word in them that others know. */
export const notOurs = lines(`
Link to your profile
Link to the suspect's profile
Profile URL of the user
How did you find us?
How did you hear about the link?
Username of the account
Telegram channel name
IP address
Date of discovery
Your organisation's website
Your company website (URL)
Suspect's email address
Email address of the suspect
Phone number of the suspect
Name of the suspect
Child's name
Victim's name
Victim's phone number
Email of the victim
Name of the website
Subject
Case number
Report title
Title of the post
Hash value
Message ID
Newsgroup name
Country
City where it happened
Relationship to the child
Age of the child
Have you reported this URL before? Report number
Reference number of an earlier report
If yes, to whom did you report the link?
Enter the result: 3 + 4
Answer the question: what colour is the sky?
E-Mail des Täters
E-Mail-Adresse des Verdächtigen
Name des Täters
Name des Opfers
Name der Webseite
Benutzername auf der Plattform
Telefonnummer des Opfers
Geburtsdatum
Ihre Webseite
Link zu Ihrer Webseite
Wie haben Sie von uns erfahren?
Aktenzeichen
Nom du suspect
Adresse e-mail du suspect
Nom de l'enfant
Nom du site
Pseudo de l'auteur
Téléphone de la victime
Lien vers votre profil
Code postal
Nombre del menor
Nombre del agresor
Correo electrónico del agresor
Teléfono de la víctima
Nombre del sitio web
Nombre de usuario del agresor
Nome do agressor
Nome da vítima
E-mail do suspeito
Telefone da vítima
Nome do site
Nome del minore
Nome del sospettato
Email del sospettato
Nome utente
Naam van de verdachte
Naam van het slachtoffer
E-mailadres van de verdachte
Naam van de website
Navn på den mistænkte
Mistänkts namn
Misstänkts e-post
Offrets namn
Mistenktes navn
Epäillyn nimi
Uhrin nimi
Lapsen nimi
Epäillyn sähköposti
Imię i nazwisko sprawcy
Adres e-mail sprawcy
Imię dziecka
Jméno pachatele
Jméno oběti
E-mail pachatele
Meno páchateľa
Meno obete
Az elkövető neve
A gyermek neve
Az elkövető e-mail címe
Numele suspectului
Numele copilului
E-mailul suspectului
Име на извършителя
Име на детето
Ime storilca
Ime žrtve
Ime počinitelja
Ime djeteta
Ime počinioca
Įtariamojo vardas
Vaiko vardas
Aizdomās turamā vārds
Bērna vārds
Kahtlustatava nimi
Lapse nimi
Şüphelinin adı soyadı
Mağdurun adı soyadı
Şüphelinin e-posta adresi
Ім'я підозрюваного
Ім'я дитини
Имя подозреваемого
Имя ребёнка
Электронная почта подозреваемого
Emri i të dyshuarit
Emri i fëmijës
被疑者の氏名
被害者の氏名
被疑者のメールアドレス
피의자 이름
피해자 이름
피의자 이메일
嫌疑人姓名
被害人姓名
嫌疑人電子郵件
ชื่อผู้ต้องสงสัย
ชื่อผู้เสียหาย
อีเมลของผู้ต้องสงสัย`);
