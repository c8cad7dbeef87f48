import { type CoopDestination, secretIn } from '../../report/destination.ts';
import type { Adapter } from '../hotline.ts';
import { originPattern } from '../request.ts';
import { checkCoop } from './check.ts';
import { composeCoop } from './compose.ts';
import { deliverToCoop } from './deliver.ts';

/** An organisation's own Coop. */
export const coop: Adapter<CoopDestination> = {
  compose: composeCoop,
  // "May have been sent" comes to the disk only after the question that Coop is there: `deliver` saves it.
  begin: () => null,
  deliver: (attempt) => deliverToCoop({ ...attempt, credentials: secretIn(attempt.credentials) }),
  // Coop has no way to take a report back; what it has taken, it has.
  withdraw: async () => ({ kind: 'withdrawn' }),
  deadline: () => null,
  check: (connection) => checkCoop({ ...connection, credentials: secretIn(connection.credentials) }),
  originPattern: ({ address }) => originPattern(address),
};
