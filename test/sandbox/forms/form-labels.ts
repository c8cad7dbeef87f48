/** What a form of one language says. The short words are of the reference list, the sentences are written for the tests. */
export interface FormLabels {
  readonly language: string;
  readonly url: string;
  readonly urlSentence: string;
  readonly description: string;
  readonly descriptionSentence: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly search: string;
  readonly password: string;
  readonly captcha: string;
  readonly send: string;
}

const rows: readonly (readonly string[])[] = [
  // biome-ignore format: one language a line
  ['en', 'Website address (URL)', 'Please tell us the exact URL of the page where you found the material', 'Description', 'Tell us what you saw and anything else that may help our analysts', 'Full name', 'Email address', 'Phone number', 'Search this site', 'Password', 'Enter the characters shown above', 'Send report'],
  // biome-ignore format: one language a line
  ['de', 'Internetadresse', 'Unter welcher Internetadresse (URL) haben Sie den Inhalt gefunden?', 'Beschwerdegrund', 'Bitte beschreiben Sie kurz, was Sie gesehen haben', 'Ihr Name', 'E-Mail-Adresse', 'Telefonnummer', 'Suchbegriff', 'Passwort', 'Bitte geben Sie die angezeigten Zeichen ein', 'Beschwerde einreichen'],
  // biome-ignore format: one language a line
  ['fr', 'Adresse du site', 'Indiquez l’adresse URL de la page que vous souhaitez signaler', 'Commentaire', 'Décrivez brièvement ce que vous avez vu', 'Nom et prénom', 'Adresse e-mail', 'Numéro de téléphone', 'Rechercher', 'Mot de passe', 'Recopiez les caractères de l’image', 'Envoyer'],
  // biome-ignore format: one language a line
  ['nl', 'Webadres', 'Wat is de URL van de pagina waar u het materiaal heeft gezien?', 'Omschrijving', 'Beschrijf zo precies mogelijk wat u heeft gezien', 'Uw naam', 'E-mailadres', 'Telefoonnummer', 'Zoeken', 'Wachtwoord', 'Neem de code over', 'Verstuur melding'],
  // biome-ignore format: one language a line
  ['es', 'Enlace', 'Escribe aquí la dirección web donde encontraste el contenido', 'Descripción', 'Describe brevemente lo que has visto', 'Nombre completo', 'Correo electrónico', 'Teléfono', 'Buscar', 'Contraseña', 'Escriba los caracteres de la imagen', 'Denunciar'],
  // biome-ignore format: one language a line
  ['pt', 'Link da página', 'Informe o endereço completo da página que deseja denunciar', 'Comentários', 'Descreva o que você viu com o máximo de detalhes', 'Nome completo', 'E-mail', 'Telefone', 'Pesquisar', 'Senha', 'Digite os caracteres da imagem', 'Enviar a denúncia'],
  // biome-ignore format: one language a line
  ['it', 'Indirizzo web', 'Inserisci l’URL della pagina che vuoi segnalare', 'Descrizione', 'Descrivi brevemente che cosa hai trovato', 'Nome e cognome', 'Indirizzo e-mail', 'Telefono', 'Cerca nel sito', 'Password', 'Inserisci il codice di sicurezza', 'Invia segnalazione'],
  // biome-ignore format: one language a line
  ['el', 'Διεύθυνση ιστοσελίδας', 'Γράψτε τη διεύθυνση URL της σελίδας που θέλετε να καταγγείλετε', 'Περιγραφή', 'Περιγράψτε με λίγα λόγια τι είδατε', 'Ονοματεπώνυμο', 'Ηλεκτρονική διεύθυνση', 'Τηλέφωνο', 'Αναζήτηση', 'Κωδικός πρόσβασης', 'Πληκτρολογήστε τους χαρακτήρες της εικόνας', 'Υποβολή'],
  // biome-ignore format: one language a line
  ['da', 'Webadresse', 'Skriv adressen (URL) på den side, du vil anmelde', 'Beskrivelse', 'Beskriv kort, hvad du har set', 'Dit navn', 'E-mail', 'Telefonnummer', 'Søg', 'Adgangskode', 'Indtast koden fra billedet', 'Send anmeldelse'],
  // biome-ignore format: one language a line
  ['sv', 'Webbadress', 'Ange webbadressen till sidan där du såg materialet', 'Beskrivning', 'Beskriv så noga du kan vad du har sett', 'Ditt namn', 'E-postadress', 'Telefonnummer', 'Sök', 'Lösenord', 'Skriv in tecknen i bilden', 'Skicka tips'],
  // biome-ignore format: one language a line
  ['no', 'Nettadresse', 'Hva er nettadressen til siden du vil tipse om?', 'Beskrivelse', 'Beskriv kort hva du har sett', 'Fullt navn', 'E-postadresse', 'Telefonnummer', 'Søk', 'Passord', 'Skriv inn koden i bildet', 'Send tips'],
  // biome-ignore format: one language a line
  ['fi', 'Verkko-osoite', 'Kirjoita sen sivun verkko-osoite, jolta löysit aineiston', 'Kuvaus', 'Kuvaile lyhyesti, mitä näit', 'Koko nimi', 'Sähköpostiosoite', 'Puhelinnumero', 'Hae sivustolta', 'Salasana', 'Kirjoita kuvassa näkyvät merkit', 'Lähetä ilmoitus'],
  // biome-ignore format: one language a line
  ['is', 'Vefslóð', 'Skráðu vefslóðina þar sem þú sást efnið', 'Lýsing', 'Lýstu því sem þú sást í stuttu máli', 'Fullt nafn', 'Netfang', 'Símanúmer', 'Leita', 'Lykilorð', 'Sláðu inn stafina á myndinni', 'Senda ábendingu'],
  // biome-ignore format: one language a line
  ['pl', 'Adres strony', 'Podaj adres URL strony, na której znajduje się treść', 'Opis', 'Opisz krótko, co Pani lub Pan zobaczył', 'Imię i nazwisko', 'Adres e-mail', 'Numer telefonu', 'Szukaj', 'Hasło', 'Przepisz kod z obrazka', 'Wyślij zgłoszenie'],
  // biome-ignore format: one language a line
  ['cs', 'Internetová adresa', 'Uveďte přesnou adresu URL stránky, kde jste obsah viděli', 'Popis', 'Popište stručně, co jste viděli', 'Jméno a příjmení', 'E-mailová adresa', 'Telefonní číslo', 'Vyhledávání', 'Heslo', 'Opište kód z obrázku', 'Odeslat hlášení'],
  // biome-ignore format: one language a line
  ['sk', 'Adresa webstránky', 'Napíšte presnú adresu stránky (URL), ktorú chcete nahlásiť', 'Opis', 'Opíšte stručne, čo ste videli', 'Meno a priezvisko', 'E-mailová adresa', 'Telefónne číslo', 'Vyhľadávanie', 'Heslo', 'Opíšte kód z obrázka', 'Odoslať hlásenie'],
  // biome-ignore format: one language a line
  ['hu', 'Webcím', 'Adja meg annak az oldalnak a pontos címét (URL), ahol a tartalmat találta', 'Leírás', 'Írja le röviden, mit látott', 'Teljes név', 'E-mail cím', 'Telefonszám', 'Keresés', 'Jelszó', 'Írja be a képen látható karaktereket', 'Beküldés'],
  // biome-ignore format: one language a line
  ['ro', 'Adresa web', 'Scrieți adresa URL a paginii pe care doriți să o raportați', 'Descriere', 'Descrieți pe scurt ce ați văzut', 'Nume și prenume', 'Adresa de e-mail', 'Număr de telefon', 'Caută', 'Parolă', 'Introduceți codul din imagine', 'Trimite raportarea'],
  // biome-ignore format: one language a line
  ['bg', 'Интернет адрес', 'Посочете точния URL адрес на страницата, на която видяхте съдържанието', 'Описание', 'Опишете накратко какво сте видели', 'Име и фамилия', 'Електронна поща', 'Телефонен номер', 'Търсене', 'Парола', 'Въведете кода от картинката', 'Подай сигнал'],
  // biome-ignore format: one language a line
  ['sl', 'Spletni naslov', 'Navedite točen spletni naslov strani, ki jo prijavljate', 'Opis', 'Na kratko opišite, kaj ste videli', 'Ime in priimek', 'Elektronski naslov', 'Telefonska številka', 'Iskanje', 'Geslo', 'Prepišite kodo s slike', 'Pošlji prijavo'],
  // biome-ignore format: one language a line
  ['hr', 'Web adresa', 'Upišite točnu adresu web stranice (URL) koju prijavljujete', 'Opis', 'Ukratko opišite što ste vidjeli', 'Ime i prezime', 'Adresa e-pošte', 'Broj telefona', 'Pretraži', 'Lozinka', 'Prepišite kod sa slike', 'Pošalji prijavu'],
  // biome-ignore format: one language a line
  ['sr', 'Internet adresa', 'Unesite tačnu internet adresu stranice koju prijavljujete', 'Opis', 'Ukratko opišite šta ste videli', 'Ime i prezime', 'E-mail adresa', 'Broj telefona', 'Pretraga', 'Lozinka', 'Unesite kod sa slike', 'Pošalji prijavu'],
  // biome-ignore format: one language a line
  ['lt', 'Interneto adresas', 'Nurodykite tikslų puslapio URL, kuriame radote turinį', 'Aprašymas', 'Trumpai aprašykite, ką pamatėte', 'Vardas ir pavardė', 'El. pašto adresas', 'Telefono numeris', 'Paieška', 'Slaptažodis', 'Įveskite kodą iš paveikslėlio', 'Pateikti pranešimą'],
  // biome-ignore format: one language a line
  ['lv', 'Interneta adrese', 'Norādiet precīzu lapas interneta adresi, kurā atradāt saturu', 'Apraksts', 'Īsi aprakstiet, ko jūs redzējāt', 'Vārds un uzvārds', 'E-pasta adrese', 'Tālruņa numurs', 'Meklēt', 'Parole', 'Ievadiet kodu no attēla', 'Nosūtīt ziņojumu'],
  // biome-ignore format: one language a line
  ['et', 'Veebiaadress', 'Sisesta selle lehe täpne aadress (URL), kust sisu leidsid', 'Kirjeldus', 'Kirjelda lühidalt, mida nägid', 'Ees- ja perekonnanimi', 'E-posti aadress', 'Telefoninumber', 'Otsi', 'Parool', 'Sisesta kood pildilt', 'Edasta vihje'],
  // biome-ignore format: one language a line
  ['tr', 'Web adresi', 'İçeriği gördüğünüz sayfanın URL adresini yazınız', 'Açıklama', 'Gördüklerinizi kısaca açıklayınız', 'Ad Soyad', 'E-posta adresi', 'Telefon numarası', 'Arama', 'Şifre', 'Resimdeki doğrulama kodunu giriniz', 'Gönder'],
  // biome-ignore format: one language a line
  ['uk', 'Посилання (де розміщено контент)', 'Вкажіть адресу сторінки (URL), на якій ви побачили матеріал', 'Опис', 'Опишіть коротко, що ви побачили', 'Ім’я та прізвище', 'Електронна пошта', 'Номер телефону', 'Пошук', 'Пароль', 'Введіть код з картинки', 'Надіслати повідомлення'],
  // biome-ignore format: one language a line
  ['ru', 'Адрес страницы', 'Укажите точную ссылку на страницу, где размещён материал', 'Описание', 'Опишите кратко, что вы увидели', 'Имя и фамилия', 'Электронная почта', 'Номер телефона', 'Поиск', 'Пароль', 'Введите код с картинки', 'Отправить сообщение'],
  // biome-ignore format: one language a line
  ['sq', 'Adresa e faqes', 'Shkruani adresën e saktë (URL) të faqes ku e gjetët përmbajtjen', 'Përshkrimi', 'Përshkruani shkurtimisht çfarë keni parë', 'Emri dhe mbiemri', 'Adresa e email-it', 'Numri i telefonit', 'Kërko', 'Fjalëkalimi', 'Shkruani kodin e sigurisë', 'Dërgo raportimin'],
  // biome-ignore format: one language a line
  ['ja', 'URL', '通報する情報が掲載されているページのURLを入力してください', '通報内容', '見つけた内容をできるだけ詳しく説明してください', '氏名', 'メールアドレス', '電話番号', 'サイト内検索', 'パスワード', '画像に表示されている文字を入力してください', '送信'],
  // biome-ignore format: one language a line
  ['ko', '게시물 URL', '신고하려는 게시물의 인터넷 주소를 입력해 주세요', '신고 내용', '발견한 내용을 자세히 설명해 주세요', '성명', '이메일', '전화번호', '검색', '비밀번호', '자동입력방지 문자를 입력하세요', '접수'],
  // biome-ignore format: one language a line
  ['zh-Hant', '網址', '請輸入您發現該內容的網頁網址', '說明', '請描述您所看到的內容', '姓名', '電子郵件', '聯絡電話', '搜尋', '密碼', '請輸入圖中的驗證碼', '送出'],
  // biome-ignore format: one language a line
  ['th', 'ที่อยู่เว็บไซต์', 'กรุณากรอกลิงก์ของหน้าเว็บที่คุณพบเนื้อหา', 'รายละเอียด', 'โปรดอธิบายสิ่งที่คุณพบเห็นโดยย่อ', 'ชื่อ-นามสกุล', 'อีเมล', 'เบอร์โทรศัพท์', 'ค้นหา', 'รหัสผ่าน', 'กรอกรหัสตามภาพ', 'แจ้งเหตุ'],
];

const at = (row: readonly string[], column: number): string => {
  const text = row[column];
  if (text === undefined) throw new Error(`Labels of ${row[0]} end before column ${column}`);
  return text;
};

/** The labels of the 33 languages in which hotlines have forms. */
export const formLabels: readonly FormLabels[] = rows.map((row) => ({
  language: at(row, 0),
  url: at(row, 1),
  urlSentence: at(row, 2),
  description: at(row, 3),
  descriptionSentence: at(row, 4),
  name: at(row, 5),
  email: at(row, 6),
  phone: at(row, 7),
  search: at(row, 8),
  password: at(row, 9),
  captcha: at(row, 10),
  send: at(row, 11),
}));
