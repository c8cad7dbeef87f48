import type { NumberedAddress } from './decide-addresses.ts';
import { type Candidate, type Decision, doAll, nowhere, offer, theOne } from './decision.ts';
import type { FieldSigns } from './field-signs.ts';
import type { Role } from './role.ts';
import { fits, inOneLine } from './text-fit.ts';

const asWritten = (text: string, { kind }: FieldSigns) => (kind === 'lines' ? text : inOneLine(text));

/**
 * Writes a text into the one field for it.
 * @param candidates the fields that are certainly for it
 * @param versions the text, the preferred version first; the first one that fits is taken whole
 */
function writeFirstFitting(
  candidates: readonly Candidate[],
  role: Role,
  versions: readonly { readonly text: string; readonly addresses: readonly number[] }[],
): Decision {
  const field = theOne(candidates);
  if (field === 'none') return nowhere;
  if (field === 'ambiguous') return offer('ambiguous');
  const { signs, index } = field;
  if (signs.occupied) return offer('occupied');
  const fitting = versions.find(({ text }) => fits(asWritten(text, signs), signs));
  if (fitting === undefined) return offer('does-not-fit');
  const text = asWritten(fitting.text, signs);
  return doAll([{ kind: 'write', role, field: index, text, addresses: fitting.addresses }]);
}

export const decideText = (candidates: readonly Candidate[], role: Role, text: string): Decision =>
  writeFirstFitting(candidates, role, [{ text, addresses: [] }]);

/**
 * The description, followed by the addresses that had no field of their own.
 * @param further those addresses; left out when all together are too long for the field
 */
export function decideDescription(
  candidates: readonly Candidate[],
  description: string,
  further: readonly NumberedAddress[],
): Decision {
  const alone = { text: description, addresses: [] };
  const list = further.map(({ url }) => url).join('\n');
  const whole = {
    text: [description, list].filter((part) => part !== '').join('\n\n'),
    addresses: further.map(({ index }) => index),
  };
  return writeFirstFitting(candidates, 'description', description === '' ? [whole] : [whole, alone]);
}
