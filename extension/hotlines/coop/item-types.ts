import type { CoopDestination, CoopItemMapping } from '../../report/destination.ts';
import type { Problem } from '../../report/problem.ts';

/** A field of an item type, as far as it matters here. */
export interface CoopField {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

export type CoopItemTypes = ReadonlyMap<string, readonly CoopField[]>;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Field types whose addresses Coop fetches when an item is submitted (Coop's API documentation, "Media access"). */
const mediaTypes = new Set(['IMAGE', 'VIDEO', 'AUDIO']);

function fieldOf(value: unknown): readonly CoopField[] {
  if (!isFields(value) || typeof value.name !== 'string' || typeof value.type !== 'string') return [];
  const { name, type, container, required } = value;
  const inner =
    isFields(container) && typeof container.valueScalarType === 'string' ? container.valueScalarType : type;
  return [{ name, type: inner, required: required === true }];
}

/** Reads the answer of `GET /api/v1/item_types/`; null when it is none. */
export function readItemTypes(body: string): CoopItemTypes | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  if (!isFields(value) || !Array.isArray(value.itemTypes)) return null;
  const types: readonly unknown[] = value.itemTypes;
  return new Map(
    types.flatMap((type) =>
      isFields(type) && typeof type.id === 'string' && Array.isArray(type.schema)
        ? [[type.id, type.schema.flatMap(fieldOf)] as const]
        : [],
    ),
  );
}

function mappingProblem(path: string, mapping: CoopItemMapping, types: CoopItemTypes): Problem | null {
  const fields = types.get(mapping.typeId);
  if (fields === undefined) return { code: 'policy-invalid', path: `${path}.typeId` };
  const known = new Map(fields.map((field) => [field.name, field] as const));
  const wrong = Object.keys(mapping.fields).find((name) => {
    const field = known.get(name);
    return field === undefined || mediaTypes.has(field.type);
  });
  const unfilled = fields.find(({ name, required }) => required && !(name in mapping.fields))?.name;
  const named = wrong ?? unfilled;
  return named === undefined ? null : { code: 'policy-invalid', path: `${path}.fields.${named}` };
}

/**
 * What is wrong with the policy's mapping, held against Coop's own item types: an item type or field that is not there,
 * a required field that nothing goes into, a media field, whose address Coop would fetch. Null when all is well.
 */
export function mappingProblemOf(
  { item, accountItem }: CoopDestination,
  types: CoopItemTypes,
): Problem | null {
  const ofItem = mappingProblem('item', item, types);
  return ofItem ?? (accountItem === null ? null : mappingProblem('accountItem', accountItem, types));
}
