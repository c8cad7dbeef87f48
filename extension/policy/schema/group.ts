import * as v from 'valibot';

/** In JavaScript a list is an object too: without this, `[]` would pass for a group whose settings may all be left out. */
function notAList<Schema extends v.GenericSchema>(schema: Schema): Schema {
  const run: Schema['~run'] = (dataset, config) =>
    schema['~run'](Array.isArray(dataset.value) ? { ...dataset, value: null } : dataset, config);
  return { ...schema, '~run': run };
}

/** Settings by their names; any other name is refused. */
export const group = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  notAList(v.strictObject(entries));

/** One of several groups, told apart by one of their settings. */
export const oneOfGroups = <const Key extends string, const Options extends v.VariantOptions<Key>>(
  key: Key,
  options: Options,
) => notAList(v.variant(key, options));
