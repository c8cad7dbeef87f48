import { type CyberTiplineDestination, passwordIn } from '../../report/destination.ts';
import type { Adapter, Attempt } from '../hotline.ts';
import { originPattern } from '../request.ts';
import { checkCyberTipline } from './check.ts';
import { composeCyberTipline } from './compose.ts';
import { deliverToCyberTipline } from './deliver.ts';
import { deadlineOf } from './expiry.ts';
import type { CyberTiplineAttempt } from './filing.ts';
import { withdrawFromCyberTipline } from './withdraw.ts';

const withPassword = (attempt: Attempt<CyberTiplineDestination>): CyberTiplineAttempt => ({
  ...attempt,
  credentials: passwordIn(attempt.credentials),
});

/** NCMEC's CyberTipline Reporting API. */
export const cyberTipline: Adapter<CyberTiplineDestination> = {
  compose: composeCyberTipline,
  begin(filing, now, clockOffset) {
    // Without the hotline's clock, its `status` is asked first.
    if (clockOffset === null) return null;
    const payload = composeCyberTipline(filing, now, clockOffset);
    return payload.ok ? { phase: 'submitting', payload: payload.value } : null;
  },
  deliver: (attempt) => deliverToCyberTipline(withPassword(attempt)),
  withdraw: (attempt) => withdrawFromCyberTipline(withPassword(attempt)),
  deadline: deadlineOf,
  check: checkCyberTipline,
  originPattern: ({ address }) => originPattern(address),
};
