import { SaxesParser } from 'saxes';

/** An element of a document to be written; children keep their order, because hotlines' schemas are sequences. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlElement[];
}

/** What may stand for a list of children where some are left out. */
export type XmlContent = string | readonly (XmlElement | null | readonly (XmlElement | null)[])[];

const present = (item: XmlElement | null): item is XmlElement => item !== null;

/** Makes an element; null children are left out, lists are flattened. */
export function xml(name: string, content: XmlContent, attributes?: Record<string, string>): XmlElement {
  const children = typeof content === 'string' ? content : content.flat().filter(present);
  return attributes === undefined ? { name, content: children } : { name, content: children, attributes };
}

/** An element with text, or nothing when the text is absent or blank: hotlines refuse empty elements. */
export function textElement(name: string, text: string | null | undefined): XmlElement | null {
  return text === null || text === undefined || text.trim() === '' ? null : xml(name, text);
}

const outsideXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/**
 * Escapes text for XML 1.0. What XML cannot carry at all (most control characters, lone surrogates, U+FFFE) becomes
 * the replacement character, or the whole document would be refused as malformed (https://www.w3.org/TR/xml/#charsets).
 */
export function escapeXml(text: string): string {
  return text
    .replace(outsideXml, '\uFFFD')
    .replace(/[&<>"'\r]/g, (character) => entities[character] ?? character);
}

function writeElement({ name, attributes = {}, content }: XmlElement, indent: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const open = `${indent}<${name}${written.join('')}`;
  if (content.length === 0) return `${open}/>\n`;
  if (typeof content === 'string') return `${open}>${escapeXml(content)}</${name}>\n`;
  const children = content.map((child) => writeElement(child, `${indent}  `));
  return `${open}>\n${children.join('')}${indent}</${name}>\n`;
}

/** Writes a whole document, indented so that a person can read it before it is sent. */
export const writeXml = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, '')}`;

/**
 * Reads an answer that is one root and its children's texts; what lies deeper, such as a list of files, is passed over.
 * Anything else (malformed, a doctype, a child that stands there twice, longer than 64 KB) is null: for the caller that
 * is an unknown outcome, never a success and never a failure.
 */
export function readFlatXml(text: string): { root: string; values: ReadonlyMap<string, string> } | null {
  if (text.length > 65_536) return null;
  const values = new Map<string, string>();
  const path: string[] = [];
  let root: string | null = null;
  let broken = false;
  const parser = new SaxesParser();
  const current = () => (path.length === 2 ? path[1] : undefined);
  parser.on('error', () => {
    broken = true;
  });
  parser.on('doctype', () => {
    broken = true;
  });
  parser.on('opentag', ({ name }) => {
    const local = name.replace(/^.*:/, '');
    path.push(local);
    if (path.length === 1) root = local;
    const opened = current();
    if (opened === undefined) return;
    if (values.has(opened)) broken = true;
    values.set(opened, '');
  });
  parser.on('closetag', () => {
    path.pop();
  });
  const add = (part: string) => {
    const opened = current();
    if (opened !== undefined) values.set(opened, (values.get(opened) ?? '') + part);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  try {
    parser.write(text).close();
  } catch {
    return null;
  }
  return broken || root === null ? null : { root, values };
}
