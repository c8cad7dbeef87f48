import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';

const place = join(import.meta.dirname, '../../../shared/reference/cybertipline.xsd');

export interface OfficialSchema {
  /** What the schema has against a document; nothing when it is valid. */
  problemsOf(xml: string): readonly string[];
}

let opened: OfficialSchema | null | undefined;

function open(): OfficialSchema | null {
  if (!existsSync(place)) return null;
  const validator = XsdValidator.fromDoc(XmlDocument.fromString(readFileSync(place, 'utf8')));
  return {
    problemsOf(xml) {
      let document: XmlDocument | null = null;
      try {
        document = XmlDocument.fromString(xml);
        validator.validate(document);
        return [];
      } catch (error) {
        if (error instanceof XmlLibError) return [error.message];
        throw error;
      } finally {
        document?.dispose();
      }
    },
  };
}

/** The hotline's own schema, which may not be distributed: null where it is not beside the project. */
export function officialSchema(): OfficialSchema | null {
  opened ??= open();
  return opened;
}
