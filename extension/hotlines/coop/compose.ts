import type { CoopItemMapping } from '../../report/destination.ts';
import { failure, type Problem, type Result, success } from '../../report/problem.ts';
import { reportValue } from '../../report/report-value.ts';
import type { Payload } from '../hotline.ts';
import type { CoopFiling } from './filing.ts';

interface CoopItem {
  readonly id: string;
  readonly typeId: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Coop fetches and hashes what stands in this field of any item type. */
const fetchedField = 'images';

function itemOf(
  id: string,
  { typeId, fields }: CoopItemMapping,
  { report, organisation }: CoopFiling,
): CoopItem {
  const values = Object.entries(fields).map(
    ([field, name]) => [field, reportValue(name, report, organisation)] as const,
  );
  const given = values.filter((pair): pair is readonly [string, string] => pair[1] !== null);
  return { id, typeId, data: Object.fromEntries(given) };
}

function reasonOf({ report: { category, urgencyReason, note } }: CoopFiling): string {
  const parts = [category.name, urgencyReason === null ? null : `Urgent: ${urgencyReason}`, note];
  return parts.filter((part) => part !== null).join('\n');
}

/** The account, which Coop can take only under an id of its own. */
function accountItems(filing: CoopFiling): readonly CoopItem[] {
  const { accountItem } = filing.destination;
  const identifier = filing.report.account?.identifier ?? null;
  return accountItem === null || identifier === null ? [] : [itemOf(identifier, accountItem, filing)];
}

/** A mapping that would have Coop fetch the reported address. */
function fetchingProblem({ destination }: CoopFiling): Problem | null {
  const { item, accountItem } = destination;
  if (fetchedField in item.fields) return { code: 'policy-invalid', path: `item.fields.${fetchedField}` };
  return accountItem !== null && fetchedField in accountItem.fields
    ? { code: 'policy-invalid', path: `accountItem.fields.${fetchedField}` }
    : null;
}

/** Composes the body of `POST /api/v1/report` (Coop's API documentation, "Report API"). Pure. */
export function composeCoop(filing: CoopFiling): Result<Payload> {
  const problem = fetchingProblem(filing);
  if (problem !== null) return failure(problem);
  const { report, destination } = filing;
  const additionalItems = accountItems(filing);
  const body = {
    reporter: { kind: 'user', typeId: destination.reporter.typeId, id: destination.reporter.id },
    reportedAt: new Date(report.createdAt).toISOString(),
    reportedForReason: {
      policyId: destination.policyIds[report.category.id] ?? null,
      reason: reasonOf(filing),
      csam: destination.ncmecQueue && report.category.incidentType === 'csam',
    },
    reportedItem: itemOf(report.id, destination.item, filing),
    ...(additionalItems.length === 0 ? {} : { additionalItems }),
  };
  return success({ mediaType: 'application/json; charset=utf-8', text: JSON.stringify(body, null, 2) });
}
