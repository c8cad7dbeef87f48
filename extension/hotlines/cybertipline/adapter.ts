import type { Adapter } from '../hotline.ts';
import { originPattern } from '../request.ts';
import { checkCyberTipline } from './check.ts';
import { composeCyberTipline } from './compose.ts';
import { deliverToCyberTipline } from './deliver.ts';

/** NCMEC's CyberTipline Reporting API. */
export const cyberTipline: Adapter = {
  compose: composeCyberTipline,
  deliver: deliverToCyberTipline,
  check: checkCyberTipline,
  originPattern: ({ address }) => originPattern(address),
};
