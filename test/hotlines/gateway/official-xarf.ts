import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const folder = join(import.meta.dirname, '../../../../shared/reference/xarf');
const files = ['xarf-core.json', 'content-base.json', 'content-csam.json', 'content-csem.json'];

export interface OfficialXarf {
  /** What the official schema has against a document of one of its two types; nothing when it is valid. */
  problemsOf(type: 'csam' | 'csem', document: unknown): readonly string[];
}

/** XARF's own schemas, which are not part of this project: null where they are not beside it. */
export function officialXarf(): OfficialXarf | null {
  if (!files.every((file) => existsSync(join(folder, file)))) return null;
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  for (const file of files) ajv.addSchema(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return {
    problemsOf(type, document) {
      const validate = ajv.getSchema(`https://xarf.org/schemas/v4/types/content-${type}.json`);
      if (validate === undefined) throw new Error(`There is no official schema for "${type}"`);
      return validate(document) === true
        ? []
        : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    },
  };
}
