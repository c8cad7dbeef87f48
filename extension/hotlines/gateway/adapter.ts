import { type GatewayDestination, secretIn } from '../../report/destination.ts';
import { success } from '../../report/problem.ts';
import type { Adapter } from '../hotline.ts';
import { originPattern } from '../request.ts';
import { checkGateway } from './check.ts';
import { composeCreated } from './compose.ts';
import { deliverToGateway } from './deliver.ts';

/** A platform's own back end. */
export const gateway: Adapter<GatewayDestination> = {
  compose: (filing) => success(composeCreated(filing)),
  // The ledger's head is read when the event is made: `deliver` saves it itself.
  begin: () => null,
  deliver: (attempt) => deliverToGateway({ ...attempt, credentials: secretIn(attempt.credentials) }),
  // Nothing stays open at a gateway: what it has taken, it has.
  withdraw: async () => ({ kind: 'withdrawn' }),
  deadline: () => null,
  check: (connection) =>
    checkGateway({ ...connection, credentials: secretIn(connection.credentials) }, connection.id),
  originPattern: ({ address }) => originPattern(address),
};
