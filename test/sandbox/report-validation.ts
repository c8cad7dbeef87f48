import { reportSchema } from './report-schema';
import type { ChildRule, ParentShape, Shape } from './schema-words';
import { valueProblem } from './value-formats';
import type { ElementNode } from './xml-tree';

function attributeProblems(element: ElementNode, shape: Shape): string[] {
  const problems: string[] = [];
  for (const [name, text] of Object.entries(element.attributes)) {
    const rule = Object.hasOwn(shape.attributes, name) ? shape.attributes[name] : undefined;
    const path = `${element.name}/@${name}`;
    const problem =
      rule === undefined
        ? `${element.name}: the attribute ${name} is unknown`
        : valueProblem(rule.value, text, path, path);
    if (problem !== null) problems.push(problem);
  }
  const missing = Object.entries(shape.attributes).filter(
    ([name, { required }]) => required && element.attributes[name] === undefined,
  );
  return [...problems, ...missing.map(([name]) => `${element.name}: the attribute ${name} is missing`)];
}

function orderProblems(element: ElementNode, rules: readonly ChildRule[]): string[] {
  const problems: string[] = [];
  let latest = -1;
  for (const { name } of element.children) {
    const place = rules.findIndex((rule) => rule.name === name);
    if (place === -1) continue;
    if (place < latest)
      problems.push(`${element.name}: ${name} must come before ${rules[latest]?.name ?? ''}`);
    latest = Math.max(latest, place);
  }
  return problems;
}

function countProblems(element: ElementNode, rules: readonly ChildRule[]): string[] {
  return rules.flatMap(({ name, atLeast, atMost }) => {
    const count = element.children.filter((child) => child.name === name).length;
    if (count < atLeast) return [`${element.name}: ${name} is missing`];
    return count > atMost ? [`${element.name}: ${name} may be there only once`] : [];
  });
}

function arrangementProblems(element: ElementNode, { arrangement, children }: ParentShape): string[] {
  if (arrangement === 'one of') {
    const known = element.children.filter((child) => children.some(({ name }) => name === child.name));
    const names = children.map(({ name }) => name).join(', ');
    return known.length === 1
      ? []
      : [`${element.name}: there must be exactly one of ${names}; there are ${known.length}`];
  }
  const order = arrangement === 'sequence' ? orderProblems(element, children) : [];
  return [...order, ...countProblems(element, children)];
}

function childProblems(element: ElementNode, shape: ParentShape): string[] {
  const stray =
    element.text.trim() === '' ? [] : [`${element.name}: text is not allowed between its elements`];
  const inside = element.children.flatMap((child) => {
    const rule = shape.children.find(({ name }) => name === child.name);
    return rule === undefined
      ? [`${element.name}: the element ${child.name} is unknown`]
      : elementProblems(child, rule.shape, `${element.name}/${child.name}`);
  });
  return [...stray, ...arrangementProblems(element, shape), ...inside];
}

function textProblems(element: ElementNode, shape: Shape & { holds: 'value' }, path: string): string[] {
  const child = element.children[0];
  if (child !== undefined) return [`${path} may hold only text; it holds the element ${child.name}`];
  const problem = valueProblem(shape, element.text, element.name, path);
  return problem === null ? [] : [problem];
}

function elementProblems(element: ElementNode, shape: Shape, path: string): string[] {
  const inside = shape.holds === 'value' ? textProblems(element, shape, path) : childProblems(element, shape);
  return [...attributeProblems(element, shape), ...inside];
}

// The documentation's own sample points at its schema this way.
const schemaPointers = ['xmlns:xsi', 'xsi:noNamespaceSchemaLocation'];

function withoutSchemaPointers(root: ElementNode): ElementNode {
  const kept = Object.entries(root.attributes).filter(([name]) => !schemaPointers.includes(name));
  return { ...root, attributes: Object.fromEntries(kept) };
}

function futureProblems(root: ElementNode, now: Date): string[] {
  const summary = root.children.find(({ name }) => name === 'incidentSummary');
  const moment = summary?.children.find(({ name }) => name === 'incidentDateTime');
  const time = Date.parse(moment?.text ?? '');
  return time > now.getTime() ? ['incidentSummary/incidentDateTime is in the future'] : [];
}

/**
 * Checks a report document the way the hotline does: structure, order, number, words, lengths and forms.
 * @param root the document's root element
 * @param now the hotline's time: an incident lies in its past
 * @returns what is wrong, each as a sentence; nothing when the report can be opened
 */
export function reportProblems(root: ElementNode, now: Date): string[] {
  if (root.name !== 'report') return [`the document must be a report; it is ${root.name}`];
  const problems = elementProblems(withoutSchemaPointers(root), reportSchema, 'report');
  return [...problems, ...futureProblems(root, now)];
}
