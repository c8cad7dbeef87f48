import type { FormCase } from './form-case';
import { pageHtml } from './form-html';

const form = (id: string, what: string, body: string, language = 'en'): FormCase => ({
  id,
  what,
  language,
  path: `/${id}`,
  pages: [{ path: `/${id}`, html: pageHtml({ language, title: what, body }) }],
  withContact: true,
});

const column = (label: string, field: string) =>
  `<div class="row"><div class="col"><div><div>${label}</div></div></div><div class="col"><div>${field}</div></div></div>`;

/** Forms laid out as form builders and old pages do. The structures are told from general knowledge, the words are ours. */
export const builderForms: readonly FormCase[] = [
  form(
    'text-after',
    'words behind their fields, without labels',
    `<form><h1>Report</h1><input name="a1" data-truth="url"> Website address (URL)<br>
    <textarea name="a2" data-truth="description"></textarea> Description<br><input name="a3" data-truth="email"> Email address<br>
    <button type="button">Send report</button></form>`,
  ),
  form(
    'floating',
    'labels behind their fields, tied to nothing',
    `<form><h1>Melden</h1><div class="f"><input placeholder=" " data-truth="url"><label>Internetadresse</label></div>
    <div class="f"><textarea placeholder=" " data-truth="description"></textarea><label>Beschreibung</label></div>
    <button type="button">Meldung absenden</button></form>`,
    'de',
  ),
  form(
    'list-items',
    'list items with labels, notes and marks',
    `<form><ul><li class="gfield"><label for="input_1_1">Link<span class="gfield_required">*</span></label>
    <div><input id="input_1_1" name="input_1" data-truth="url"></div><div class="note">We can not work without an address.</div></li>
    <li><label for="input_1_2">Comments</label><div><textarea id="input_1_2" name="input_2" data-truth="description"></textarea></div></li>
    <li><label>Name</label><div><span><input id="input_1_3_3" name="input_3.3"><label for="input_1_3_3">First</label></span>
    <span><input id="input_1_3_6" name="input_3.6"><label for="input_1_3_6">Last</label></span></div></li></ul>
    <input type="submit" value="Submit"></form>`,
  ),
  form(
    'your-fields',
    'fields whose names begin with "your"',
    `<form><p><label>Your name (required)<br><span><input name="your-name" data-truth="name"></span></label></p>
    <p><label>Your email (required)<br><span><input name="your-email" type="email" data-truth="email"></span></label></p>
    <p><label>URL of the page<br><span><input name="text-301" data-truth="url"></span></label></p>
    <p><label>Your message<br><span><textarea name="your-message" data-truth="description"></textarea></span></label></p>
    <input type="submit" value="Report it"></form>`,
  ),
  form(
    'help-desk',
    'a request form of a help desk',
    `<h1>Submit a report</h1><form><div><label for="request_anonymous_requester_email">Your email address</label>
    <input id="request_anonymous_requester_email" name="request[anonymous_requester_email]" data-truth="email"></div>
    <div><label for="request_subject">Subject</label><input id="request_subject" name="request[subject]" aria-required="true"></div>
    <div><label for="request_custom_fields_360">URL of the content</label><input id="request_custom_fields_360"
    name="request[custom_fields][360]" data-truth="url"></div>
    <div><label for="request_description">Description</label><textarea id="request_description" name="request[description]"
    data-truth="description"></textarea><p>Please enter the details of your request.</p></div><input type="submit" value="Submit"></form>`,
  ),
  form(
    'questions',
    'numbered questions as headings, answers without names',
    `<div role="main"><div><div role="heading" aria-level="2"><span id="q1">1.</span><span id="t1">Lien vers le contenu</span></div>
    <input aria-labelledby="q1 t1" placeholder="Entrez votre réponse" data-truth="url"></div>
    <div><div role="heading" aria-level="2"><span id="q2">2.</span><span id="t2">Décrivez ce que vous avez vu</span></div>
    <textarea aria-labelledby="q2 t2" placeholder="Entrez votre réponse" data-truth="description"></textarea></div>
    <button type="button">Envoyer</button></div>`,
    'fr',
  ),
  form(
    'columns',
    'words in one column, fields in another',
    `<form>${column('Adres strony', '<input name="c1" data-truth="url">')}${column('Opis', '<textarea name="c2" data-truth="description"></textarea>')}
    ${column('Adres e-mail', '<input name="c3" data-truth="email">')}<button type="button">Wyślij zgłoszenie</button></form>`,
    'pl',
  ),
  form(
    'column-heads',
    'a table whose first row says what the columns are',
    `<form><table><tr><th>Odkaz</th><th>Poznámka</th></tr><tr><td><input name="r1" data-truth="url"></td>
    <td><textarea name="r2" data-truth="description"></textarea></td></tr></table><button type="button">Odeslat</button></form>`,
    'cs',
  ),
];
