import type { CaseFacts, ConsoleRule, MissingReason } from '../../../extension/capture/console/case-facts.ts';
import type { PageDetails } from '../../../extension/report/page-details.ts';
import type { Observation } from '../../../extension/report/report.ts';

/** What a page must give, and nothing else: whatever is not named here is null or empty. */
export interface Expected {
  readonly facts?: Partial<Omit<Observation, 'observedAt' | 'title' | 'referrer'>>;
  readonly details?: Partial<PageDetails>;
  readonly cases?: readonly {
    readonly facts: Partial<CaseFacts>;
    readonly missing?: Readonly<Record<string, MissingReason>>;
  }[];
}

export interface Fixture {
  readonly html: string;
  readonly expected: Expected;
  /** The rules of the organisation's policy, when it has any. */
  readonly rules?: readonly ConsoleRule[];
}

/** A page of placeholders, the same in a browser and in happy-dom, but for its origin. */
export interface FixturePage {
  readonly name: string;
  readonly host: string;
  /** Path, query and fragment. */
  readonly path: string;
  /** 200 unless told. */
  readonly status?: number;
  /** The path that leads here. */
  readonly redirectedFrom?: string;
  /** What the cursor rests on, and its address. */
  readonly pointAt?: { readonly selector: string; readonly address: (origin: string) => string };
  readonly build: (origin: string) => Fixture;
}

/** Stands in each text and attribute that must not leave a page. */
export const marker = 'mustnotleave';

export const shown = (words = 'Placeholder text') => `${words} ${marker}`;
export const paragraph = `<p class="${marker}" data-note="${marker}">${shown()}</p>`;
export const greyBox = `<div class="box" title="${marker}" style="background:#999;width:40px;height:40px">${marker}</div>`;
export const form = `<form action="/${marker}" name="referrer"><input name="q" value="${marker}" placeholder="${marker}"><textarea>${marker}</textarea></form>`;
export const image = (source: string) =>
  `<img src="${source}" alt="${marker}" title="${marker}" data-id="${marker}" width="40" height="40">`;

export const meta = (property: string, content: string) =>
  `<meta property="${property}" content="${content}">`;
export const named = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
export const linkedData = (value: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

/** A whole document; the description, the title and the body are what must stay behind. */
export const html = (head: string, body: string, lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${shown('Title')}</title>
  <link rel="icon" href="data:,"><meta name="description" content="${marker}"><meta name="keywords" content="${marker}">
  ${meta('og:title', marker)}${meta('og:description', marker)}${head}</head><body>${form}${body}${paragraph}</body></html>`;
