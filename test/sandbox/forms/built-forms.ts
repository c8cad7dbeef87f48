import type { FormCase, ServedPage } from './form-case';
import { pageHtml } from './form-html';

const served = (path: string, body: string, language = 'en'): ServedPage => ({
  path,
  html: pageHtml({ language, title: 'Report', body }),
});

const built = (
  head: Pick<FormCase, 'id' | 'what'> & Partial<FormCase>,
  body: string,
  ...others: readonly ServedPage[]
): FormCase => ({
  language: 'en',
  ...head,
  path: `/${head.id}`,
  pages: [served(`/${head.id}`, body, head.language), ...others],
});

const shadowForm = `<report-form></report-form><script>
  customElements.define('report-text', class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).innerHTML = '<label for="t">Description</label><textarea id="t" data-truth="description"></textarea>';
    }
  });
  customElements.define('report-form', class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).innerHTML = '<h2>Report</h2><form><label>Website address (URL) <input data-truth="url"></label>'
        + '<report-text></report-text><button type="button">Send report</button></form>';
    }
  });
  customElements.define('sealed-form', class extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: 'closed' }).innerHTML = '<label>Other <input></label>'; }
  });</script><sealed-form></sealed-form>`;

const editor = `<h1>Report</h1><form><label id="l1">Link to the page</label>
  <div role="textbox" contenteditable="plaintext-only" aria-labelledby="l1" data-truth="url" style="border:1px solid;min-height:2em"></div>
  <label id="l2">Description</label><div contenteditable="true" role="textbox" aria-multiline="true" aria-labelledby="l2"
  data-truth="description" style="border:1px solid;min-height:4em"></div><button type="button">Send report</button></form>`;

const later = `<h1>Melding</h1><form><fieldset id="kinds"><legend>Wat wil je melden</legend>
  <label><input type="radio" name="k" value="1" data-truth="category" data-option> Seksueel misbruik van kinderen</label>
  <label><input type="radio" name="k" value="2"> Iets anders</label></fieldset><div id="rest"></div></form><script>
  document.getElementById('kinds').addEventListener('change', () => setTimeout(() => {
    document.getElementById('rest').innerHTML = '<label>Webadres <input data-truth="url"></label>';
    setTimeout(() => {
      document.getElementById('rest').insertAdjacentHTML('beforeend', '<label>Omschrijving <textarea data-truth="description"></textarea></label>');
    }, 400);
  }, 400));</script>`;

const reborn = `<h1>Report</h1><form id="f"></form><script>
  const draw = () => { document.getElementById('f').innerHTML = '<label>Website address (URL) <input data-truth="url"></label>'
    + '<label>Description <textarea data-truth="description"></textarea></label>'; };
  draw();
  // The page draws its form anew when it is first touched, as some do when their translations arrive.
  document.getElementById('f').addEventListener('input', () => setTimeout(draw, 0), { once: true });</script>`;

const series = `<h1>Report</h1><form>
  <label>URL 1 <input name="urls[]" data-truth="url"></label><label>URL 2 <input name="urls[]" data-truth="url"></label>
  <label>Description <textarea name="d" data-truth="description"></textarea></label></form>`;

/** Forms that are made by scripts, in other trees or for other amounts. */
export const builtForms: readonly FormCase[] = [
  built(
    {
      id: 'react',
      what: 'React: controlled fields, one of them after a choice',
      withContact: true,
      end: { kind: 'thanks', reference: null },
    },
    '<h1>Report</h1><div id="app"></div><script src="/react-app.js"></script>',
  ),
  built(
    {
      id: 'vue',
      what: 'Vue: a wizard in one page, bound with v-model',
      language: 'de',
      withContact: true,
      end: { kind: 'thanks', reference: 'SP-2026-55512' },
    },
    '<h1>Melden</h1><div id="app"></div><script src="/vue-app.js"></script>',
  ),
  built({ id: 'shadow', what: 'open shadow roots, one inside the other' }, shadowForm),
  built(
    { id: 'frame', what: 'the form in a frame of the same origin' },
    '<h1>Report</h1><iframe src="/frame/inner" width="600" height="400"></iframe>',
    served(
      '/frame/inner',
      `<form><label>Website address (URL) <input data-truth="url"></label>
      <label>Description <textarea data-truth="description"></textarea></label></form>`,
    ),
  ),
  built({ id: 'editor', what: 'editable elements instead of fields' }, editor),
  built(
    { id: 'later', what: 'fields that come well after the choice', language: 'nl', fieldsInAll: 3 },
    later,
  ),
  built({ id: 'reborn', what: 'a form that is drawn anew when it is touched' }, reborn),
  built({ id: 'series', what: 'two fields for three addresses', withMoreAddresses: true }, series),
  built(
    { id: 'one-per-line', what: 'one field for all addresses, a line each', withMoreAddresses: true },
    `<form><label>URLs (one per line) <textarea name="x" data-truth="url"></textarea></label>
    <label>Description <textarea name="y" data-truth="description"></textarea></label></form>`,
  ),
];
