import { SaxesParser } from 'saxes';

/** An element of a document that was read; `text` is all character data directly inside it. */
export interface ElementNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ElementNode[];
  text: string;
}

/** The document is not well-formed XML 1.0 in UTF-8, or uses what this hotline refuses to read. */
export class MalformedXml extends Error {}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new MalformedXml('the document is not UTF-8');
  }
}

function newParser() {
  const parser = new SaxesParser({ xmlns: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  parser.on('error', (error) => {
    throw new MalformedXml(error.message);
  });
  // A document type brings entities, and with them files, addresses and expansion bombs.
  parser.on('doctype', () => {
    throw new MalformedXml('a document type is not allowed');
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') {
      throw new MalformedXml(`the document says it is ${encoding}, and must be UTF-8`);
    }
  });
  return parser;
}

/**
 * Reads a document into a tree.
 * @throws MalformedXml with the place and the reason
 */
export function readXml(bytes: Buffer): ElementNode {
  const parser = newParser();
  const top: ElementNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const addText = (text: string) => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.text += text;
  };
  parser.on('opentag', ({ name, attributes }) => {
    const element: ElementNode = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(decode(bytes)).close();
  const root = top.children[0];
  if (root === undefined) throw new MalformedXml('the document is empty');
  return root;
}
