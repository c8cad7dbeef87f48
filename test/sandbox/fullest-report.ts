import { type incidentTypes, reportSchema } from './report-schema';
import type { Format, ParentShape, Shape, ValueRule } from './schema-words';
import type { ElementNode } from './xml-tree';

const examples: Record<Format, string> = {
  text: 'A placeholder',
  statement: 'A placeholder reason',
  boolean: 'true',
  presence: '',
  int: '41',
  long: '4564654',
  double: '-12.5',
  dateTime: '2025-03-04T05:06:07Z',
  date: '2001-02-03',
  port: '443',
  webAddress: 'https://example.com/post/4711',
  emailAddress: 'reports@community.example',
  callingCode: '+44',
  digits: '12',
};

const exampleOf = ({ allowed, format }: ValueRule): string => allowed?.values.at(-1) ?? examples[format];

function attributesOf({ attributes }: Shape): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, exampleOf(value)]));
}

const repeated = (name: string, shape: ParentShape): ElementNode[] =>
  shape.children.map((child) => ({
    name,
    attributes: attributesOf(shape),
    children: elements(child.name, child.shape),
    text: '',
  }));

function elements(name: string, shape: Shape): ElementNode[] {
  const attributes = attributesOf(shape);
  if (shape.holds === 'value') return [{ name, attributes, children: [], text: exampleOf(shape) }];
  if (shape.arrangement === 'one of') return repeated(name, shape);
  const children = shape.children.flatMap((child) => {
    const once = elements(child.name, child.shape);
    return child.atMost > 1 && child.shape.holds === 'value' ? [...once, ...structuredClone(once)] : once;
  });
  return [{ name, attributes, children, text: '' }];
}

/** A report with every element and every attribute our table knows, and each text twice that may be there several times. */
export function fullestReport(): ElementNode {
  const report = elements('report', reportSchema)[0];
  if (report === undefined) throw new Error('the table has no report');
  return report;
}

/** A report with every element, and one of the eight incident types. */
export function fullestReportOf(type: (typeof incidentTypes)[number]): ElementNode {
  const report = fullestReport();
  const incidentType = report.children[0]?.children[0];
  if (incidentType !== undefined) incidentType.text = type;
  return report;
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Writes a tree as a document. */
export function writeTree({ name, attributes, children, text }: ElementNode): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${name}${written.join('')}>${escapeXml(text)}${children.map(writeTree).join('')}</${name}>`;
}
