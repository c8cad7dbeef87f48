/** How a field of a sandbox form is tied to its words. */
export const associations = [
  'for',
  'wrapping',
  'aria-label',
  'aria-labelledby',
  'table',
  'before',
  'placeholder',
  'definition-list',
  'legend',
] as const;
export type Association = (typeof associations)[number];

/**
 * What the tests know of a field. It stands in the page as `data-truth`, which the extension does not look at.
 * `first` and `second` are addresses of their own fields, `all` a field for all addresses.
 */
export type Truth = 'url' | 'description' | 'where' | 'category' | 'name' | 'email' | 'phone';

export interface FieldHtml {
  readonly label: string;
  readonly truth: Truth | null;
  readonly name: string;
  /** `input` with a type, or another control. */
  readonly control: string;
  /** Further attributes, as they stand in the source. */
  readonly attributes?: string;
}

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => escaped[letter] ?? '');

function control({ control: kind, name, truth, attributes = '' }: FieldHtml, more: string): string {
  const truthAttribute = truth === null ? '' : ` data-truth="${truth}"`;
  const all = `id="${name}" name="${name}"${truthAttribute} ${attributes} ${more}`;
  if (kind === 'textarea') return `<textarea ${all}></textarea>`;
  return `<input type="${kind}" ${all}>`;
}

/** A field with its words, tied to it in one of the ways that forms have. */
export function fieldHtml(field: FieldHtml, association: Association): string {
  const label = escapeHtml(field.label);
  const plain = control(field, '');
  switch (association) {
    case 'for':
      return `<p><label for="${field.name}">${label} *</label> ${plain}</p>`;
    case 'wrapping':
      return `<p><label><span>${label}</span> ${plain}</label></p>`;
    case 'aria-label':
      return `<p>${control(field, `aria-label="${label}"`)}</p>`;
    case 'aria-labelledby':
      return `<div><span id="${field.name}-words">${label}</span> ${control(field, `aria-labelledby="${field.name}-words"`)}</div>`;
    case 'table':
      return `<table><tr><td>${label}:</td><td>${plain}</td></tr></table>`;
    case 'before':
      return `<div class="row"><div class="words">${label}</div><div class="control">${plain}</div></div>`;
    case 'placeholder':
      return `<p>${control(field, `placeholder="${label}"`)}</p>`;
    case 'definition-list':
      return `<dl><dt>${label}</dt><dd>${plain}</dd></dl>`;
    case 'legend':
      return `<fieldset><legend>${label}</legend>${plain}</fieldset>`;
  }
}

export interface PageHtml {
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly head?: string;
}

const style = `body{font:15px/1.5 sans-serif;max-width:46rem;margin:1rem auto}
input,textarea,select{font:inherit;min-width:14rem;min-height:1.4rem}input[type=radio],input[type=checkbox]{min-width:1rem}
.off-screen{position:absolute;left:-9999px}.clipped{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.see-through{opacity:0}.no-height{height:0;overflow:hidden}`;

export const pageHtml = ({ language, title, body, head = '' }: PageHtml): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,"><style>${style}</style>${head}</head>
<body>${body}</body></html>`;

/** What the fields of traps and of other forms hold before, and must hold after. */
export const honeypots = `
<div class="off-screen"><label>URL <input name="url" value=""></label></div>
<div class="clipped"><label>Website address <input name="website"></label></div>
<div style="display:none"><label>Description <textarea name="description"></textarea></label></div>
<p class="see-through"><label>Link to the page <input name="link"></label></p>
<div class="no-height"><label>Web address <input name="webaddress"></label></div>
<p aria-hidden="true"><label>URL <input name="url2" tabindex="-1" autocomplete="off"></label></p>
<p><label>Leave this field empty <input name="url3"></label></p>
<input type="hidden" name="url4">`;
