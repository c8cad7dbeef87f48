import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import schema from '../../../extension/hotlines/gateway/report-event.schema.json' with { type: 'json' };

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
addFormats.default(ajv);
ajv.addSchema(schema);

/** What our documented schema has against the data of an event of this kind; nothing when it is valid. */
export function problemsOf(kind: string, data: unknown): readonly string[] {
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${kind}Data`);
  if (validate === undefined) throw new Error(`The schema knows no kind "${kind}"`);
  return validate(data) === true
    ? []
    : (validate.errors ?? []).map(({ instancePath, message, params }) =>
        `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
      );
}

/** The same against the schema as a whole, which takes the data of any kind. */
export const isValid = (data: unknown): boolean => ajv.validate(schema.$id, data) === true;
