import type { FormCase } from './form-case';
import { honeypots, pageHtml } from './form-html';

interface OnePage {
  readonly id: string;
  readonly what: string;
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly more?: Pick<FormCase, 'withContact' | 'withMoreAddresses' | 'end'>;
}

const onePage = ({ id, what, language, title, body, more = {} }: OnePage): FormCase => ({
  id,
  what,
  language,
  path: `/${id}`,
  pages: [{ path: `/${id}`, html: pageHtml({ language, title, body }) }],
  ...more,
});

/** One-page forms with the labels that the reference saw in archived pages; layout and names are invented. */
export const onePageForms: readonly FormCase[] = [
  onePage({
    id: 'dk-anmelddet',
    what: 'AnmeldDet, English form, one page',
    language: 'en',
    title: 'Report it',
    body: `<main><h1>Report it</h1><form method="post" action="/sent/dk">
      <div class="question"><label for="input_1_3">Send us the website-address (URL) of the material you have seen. It may be a link to a
      website, a file-sharing folder or a chat.</label><input id="input_1_3" name="input_3" data-truth="url" required></div>
      <div class="question"><label for="input_1_4">Add any information or descriptions of the material, such as passwords.</label>
      <textarea id="input_1_4" name="input_4" data-truth="description"></textarea></div>
      <fieldset><legend>Contact information</legend><p>Your report will be anonymous if you do not provide contact information.</p>
      <label for="input_1_5">Name</label><input id="input_1_5" name="input_5" data-truth="name">
      <label for="input_1_6">E-mail</label><input id="input_1_6" name="input_6" data-truth="email"></fieldset>
      ${honeypots}<button data-send>Submit</button></form></main>`,
    more: { withContact: true, end: { kind: 'thanks', reference: null } },
  }),
  onePage({
    id: 'fsm-en',
    what: 'FSM, English form with CAPTCHA and consent',
    language: 'en',
    title: 'Complaint Form',
    body: `<h1>Complaint Form</h1><form action="/sent/fsm" method="post"><table>
      <tr><td>Name:</td><td><input name="f1" data-truth="name"></td></tr>
      <tr><td>Street / Number:</td><td><input name="f2"></td></tr><tr><td>Zip Code / City:</td><td><input name="f3"></td></tr>
      <tr><td>Email address*:</td><td><input name="f4" data-truth="email"></td></tr>
      <tr><td>Type*:</td><td><select name="f5" data-truth="where"><option value="">Please choose</option><option value="1">Website</option>
      <option value="2">Chat</option><option value="3">Newsgroup</option><option value="4">E-mail</option></select></td></tr>
      <tr><td>URL/Location*:</td><td><input name="f6" data-truth="url"></td></tr>
      <tr><td>Description*:</td><td><textarea name="f7" data-truth="description"></textarea></td></tr>
      <tr><td>Has the URL been reported to other hotlines as well?</td><td><label><input type="radio" name="f8" value="n"> No</label>
      <label><input type="radio" name="f8" value="y"> Yes, at:</label> <input name="f9"></td></tr>
      <tr><td></td><td><label><input type="checkbox" name="f10"> I agree that my data are passed on.</label></td></tr>
      <tr><td>Please enter the characters displayed above.</td><td><input name="f11"></td></tr></table>
      <input type="submit" value="Send" data-send></form>`,
    more: { withContact: true },
  }),
  onePage({
    id: 'fsm-de',
    what: 'FSM, German form',
    language: 'de',
    title: 'Inhalte melden',
    body: `<h1>Inhalte melden</h1><form action="/sent/fsm-de" method="post">
      <p>Bei Beschwerden dieser Art ist keine Angabe des Namens erforderlich.</p>
      <label>Ihr Name <input name="tx_a" data-truth="name"></label><br><label>E-Mail-Adresse* <input name="tx_b" data-truth="email"></label><br>
      <label>Fundstelle* <input name="tx_c" data-truth="url" required></label><br>
      <label>Beschwerdegrund* <textarea name="tx_d" data-truth="description" required></textarea></label><br>
      <label><input type="checkbox" name="tx_e"> Ich willige in die Weitergabe meiner Daten ein.</label>
      <button data-send>Beschwerde einreichen</button></form>`,
    more: { withContact: true },
  }),
  onePage({
    id: 'juuuport',
    what: 'JUUUPORT, a link and a consent',
    language: 'de',
    title: 'Melden',
    body: `<h1>Melden</h1><form action="/sent/juuuport" method="post">
      <div><label for="link">Link*</label><input id="link" name="field-a" data-truth="url" required>
      <small>Ohne eine gültige URL kann Deine Meldung nicht bearbeitet werden.</small></div>
      <div><label for="mail">E-Mail-Adresse (freiwillig)</label><input id="mail" name="field-b" type="email" data-truth="email"></div>
      <label><input type="checkbox" name="field-c" required> Ich stimme zu, dass meine Angaben weitergegeben werden.</label>
      <button data-send>Meldung absenden</button></form>`,
    more: { withContact: true },
  }),
  onePage({
    id: 'ecpat-se',
    what: 'ECPAT Hotline, Swedish: a text and contact details',
    language: 'sv',
    title: 'ECPAT Hotline',
    body: `<h1>Hotline</h1><form action="/sent/ecpat" method="post">
      <label for="t">Lämna ett tips om du sett eller fått kännedom om material, lösenord, användarnamn, plats eller tidpunkt</label>
      <textarea id="t" name="acf[field_5f]" data-truth="description"></textarea>
      <fieldset><legend>Kontaktinformation</legend><label>Namn <input name="acf[field_60]" data-truth="name"></label>
      <label>E-post <input name="acf[field_61]" data-truth="email"></label>
      <label>Telefon <input name="acf[field_62]" data-truth="phone"></label></fieldset><button data-send>Skicka</button></form>`,
    more: { withContact: true },
  }),
  onePage({
    id: 'ceop',
    what: 'CEOP, an incident report with several texts',
    language: 'en',
    title: 'Make a report',
    body: `<h1>Make a report</h1><form action="/sent/ceop" method="post">
      <label>What happened? <textarea name="q1" data-truth="description" required></textarea></label>
      <label>Who did it happen to? <textarea name="q2"></textarea></label>
      <label>What do you know about the suspect involved? <textarea name="q3"></textarea></label>
      <h2>Your contact details</h2><label>First name <input name="q4"></label><label>Last name <input name="q5"></label>
      <label>Email address <input name="q6" type="email" data-truth="email"></label><button data-send>Make a report</button></form>`,
    more: { withContact: true },
  }),
  onePage({
    id: 'ihbarweb',
    what: 'ihbarweb, Turkish with an image code and a wish for an answer',
    language: 'tr',
    title: 'İhbar',
    body: `<h1>İhbar formu</h1><form action="/sent/tr" method="post">
      <label>Web adresi (URL) <input name="txtUrl" data-truth="url"></label><label>Açıklama <textarea name="txtA" data-truth="description"></textarea></label>
      <label><input type="checkbox" name="cb"> İhbarıma ilgili geri dönüş istiyorum</label>
      <label>Doğrulama kodu <input name="kod"></label><button data-send>GÖNDER</button></form>`,
  }),
  onePage({
    id: 'polizia-it',
    what: 'Polizia Postale, ends with a link in an e-mail',
    language: 'it',
    title: 'Segnala online',
    body: `<h1>Segnala online</h1><form action="/sent/it" method="post">
      <p><label>URL della pagina che contiene il materiale <input name="u" data-truth="url"></label></p>
      <p><label>Note <textarea name="n" data-truth="description"></textarea></label></p>
      <p><label>Indirizzo e-mail <input name="m" data-truth="email"></label></p>
      <p><label><input type="checkbox" name="p"> Ho letto l'informativa privacy</label></p><button data-send>Invia</button></form>`,
    more: { withContact: true, end: { kind: 'confirm-by-email', reference: null } },
  }),
  onePage({
    id: 'ihc-jp',
    what: 'IHC, Japanese',
    language: 'ja',
    title: '通報フォーム',
    body: `<h1>通報フォーム</h1><form action="/sent/jp" method="post"><p>URL等を入力して送信してください。</p>
      <table><tr><th>URL（必須）</th><td><input name="a1" data-truth="url"></td></tr>
      <tr><th>通報内容</th><td><textarea name="a2" data-truth="description"></textarea></td></tr>
      <tr><th>画像認証</th><td><input name="a3"></td></tr></table><button data-send>送信</button></form>`,
    more: { end: { kind: 'thanks', reference: '2026-000417' } },
  }),
];
