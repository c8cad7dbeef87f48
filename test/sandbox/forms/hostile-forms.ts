import type { OfferReason } from '../../../extension/hotlines/web-form/outcome.ts';
import type { Role } from '../../../extension/hotlines/web-form/role.ts';
import type { ServedPage } from './form-case';
import { pageHtml } from './form-html';
import { formLabels } from './form-labels';
import { commentForm, contactForm, donationForm, logInForm, newsletterForm, searchForm } from './other-forms';

/** A page on which nothing, or only what is marked, may be put into any field. */
export interface HostilePage extends ServedPage {
  readonly what: string;
  /** Why the values are offered instead, where there is a field that may be meant. */
  readonly offers?: Partial<Readonly<Record<Role, OfferReason>>>;
}

const hostile = (
  id: string,
  what: string,
  body: string,
  offers: HostilePage['offers'] = {},
): HostilePage => ({
  what,
  offers,
  path: `/hostile/${id}`,
  html: pageHtml({ language: 'en', title: what, body }),
});

const [english] = formLabels;
if (english === undefined) throw new Error('There are no labels');

const report = `<form><label>Website address (URL) <input name="url"></label>
<label>Description <textarea name="description"></textarea></label><button type="button">Report it</button></form>`;

/** Pages whose fields are not for reports, on the hotline's own origin. */
export const hostilePages: readonly HostilePage[] = [
  hostile('search', 'a search for addresses', searchForm({ ...english, search: 'Search by URL' })),
  hostile(
    'search-plain',
    'a search without a role',
    '<form><label>Search the list of URLs <input name="url"></label><button>Search</button></form>',
  ),
  hostile('log-in', 'a log-in form', logInForm(english)),
  hostile(
    'log-in-url',
    'a log-in with an address',
    `<form><label>Website address (URL) <input name="url"></label>
    <label>Email <input name="email"></label><label>Password <input type="password"></label><button>Log in</button></form>`,
  ),
  hostile('newsletter', 'a newsletter', newsletterForm(english)),
  hostile('donation', 'a donation with payment fields', donationForm),
  hostile('comments', 'comments under an article', `<article><h1>News</h1>${commentForm}</article>`),
  hostile('contact', 'a contact form', `<main><h1>Contact</h1>${contactForm}</main>`),
  hostile(
    'identity',
    'an identity check',
    `<form><h1>Identity check</h1><label>Full name <input name="n"></label>
    <label>Email <input name="e"></label><label>Passport number <input name="p"></label></form>`,
  ),
  hostile(
    'two-forms',
    'two report forms, of which only one is meant',
    `<section>${report}</section><section>${report}</section>`,
    { url: 'ambiguous', description: 'ambiguous' },
  ),
  hostile(
    'honeypots',
    'fields that nobody can see',
    `<form><div style="position:absolute;left:-5000px"><label>URL <input></label></div>
    <div style="width:0;height:0;overflow:hidden"><label>Description <textarea></textarea></label></div>
    <label style="visibility:hidden">Link <input></label><label hidden>Link <input></label>
    <div style="opacity:0"><label>Web address <input></label></div><label>Bitte nicht ausfüllen: URL <input></label>
    <div style="transform:scale(0)"><label>URL <input></label></div><label>URL <input style="height:2px;min-height:0;border:0;padding:0"></label></form>`,
  ),
  hostile(
    'prefilled',
    'fields that have something in them',
    `<form><label>Website address (URL) <input value="http://"></label>
    <label>Description <textarea>Draft</textarea></label><label>Where did you find it? <select><option>Website</option>
    <option selected>Forum</option></select></label><label>Email address <input value="somebody@example.com"></label></form>`,
    { url: 'occupied', description: 'occupied', where: 'occupied', email: 'occupied' },
  ),
  hostile(
    'short',
    'fields that take less',
    `<form><label>Website address (URL) <input maxlength="30"></label>
    <label>Description <textarea maxlength="10"></textarea></label></form>`,
    { url: 'does-not-fit' },
  ),
  hostile(
    'closed',
    'fields that are closed',
    `<form><label>Website address (URL) <input disabled></label>
    <label>Description <textarea readonly></textarea></label><fieldset disabled><label>Link <input></label></fieldset></form>`,
  ),
  hostile(
    'conflict',
    'names that say something else than labels',
    `<form><label>Adresse <input name="strasse"></label>
    <label>Type <input name="type"></label><label>Your website <input name="url" type="url"></label>
    <label>Date <input name="description"></label><label>Username <input name="name"></label></form>`,
  ),
  hostile(
    'sandboxed',
    'a frame that only shows the hotline’s address',
    '<iframe sandbox="allow-scripts" src="/framed" width="600" height="300"></iframe>',
  ),
  hostile(
    'cutting',
    'a page that cuts what is put in',
    `<form><label>Website address (URL) <input oninput="if (this.value.length > 12) this.value = this.value.slice(0, 12)"></label></form>`,
    { url: 'not-kept' },
  ),
  hostile(
    'sending-choice',
    'a choice that sends the form',
    `<form action="/sent/choice" method="post"><label>Where did you find it?
    <select name="w" onchange="this.form.submit()"><option value="">-</option><option>Website</option><option>Forum</option></select></label></form>`,
    { where: 'would-send' },
  ),
  hostile(
    'shadowing',
    'a form whose fields take the names of its properties',
    `<form><input name="parentNode"><input name="getAttribute"><input name="matches"><input name="querySelectorAll">
    <input name="localName"><input name="childNodes"><label>URL <input name="getBoundingClientRect"></label></form>`,
  ),
  hostile(
    'checker',
    'a tool that looks addresses up',
    '<form><h2>Is it blocked?</h2><label>URL <input name="url"></label><button type="button">Check</button></form>',
  ),
];

/** Tells the server whatever is put into its fields, as a thief's page would. */
const leaking = `${report}<script>addEventListener('input', (event) => {
  fetch('/sent/leak', { method: 'POST', body: JSON.stringify({ leaked: event.target.value }) });
});</script>`;

const frameOf = (host: string) => `<script>
  const frame = document.createElement('iframe');
  frame.src = 'http://${host}:' + location.port + '/framed';
  frame.width = 600;
  frame.height = 300;
  document.body.append(frame);</script>`;

/** A report form to the letter, for other origins and for frames. */
export const lookAlike: ServedPage = {
  path: '/framed',
  html: pageHtml({ language: 'en', title: 'Report it', body: leaking }),
};

/** Pages that frame the look-alike of another origin. */
export const framingPages = (host: string): readonly HostilePage[] => [
  hostile('other-frame', 'a frame of another origin', frameOf(host)),
];

/** A form that asks to be sent whenever something in it changes. */
export const hastyForm: ServedPage = {
  path: '/hasty',
  html: pageHtml({
    language: 'en',
    title: 'Report',
    body: `<form id="s" action="/sent/hasty" method="post"><label>Where did you find it?
    <select name="w" data-truth="where"><option value="">-</option><option>Website</option><option>Chat</option></select></label>
    <label>Website address (URL) <input name="u" data-truth="url"></label></form>
    <script>document.querySelector('#s').addEventListener('change', (event) => event.currentTarget.requestSubmit());</script>`,
  }),
};
