import type { Adapter } from '../hotline.ts';
import { originPattern } from '../request.ts';
import { checkCyberTipline } from './check.ts';
import { composeCyberTipline } from './compose.ts';
import { deliverToCyberTipline } from './deliver.ts';
import { deadlineOf } from './expiry.ts';
import { withdrawFromCyberTipline } from './withdraw.ts';

/** NCMEC's CyberTipline Reporting API. */
export const cyberTipline: Adapter = {
  compose: composeCyberTipline,
  deliver: deliverToCyberTipline,
  withdraw: withdrawFromCyberTipline,
  deadline: deadlineOf,
  check: checkCyberTipline,
  originPattern: ({ address }) => originPattern(address),
};
