import type { Adapter } from '../hotline.ts';
import { originPattern } from '../request.ts';
import { composeCyberTipline } from './compose.ts';
import { deliverToCyberTipline } from './deliver.ts';

/** NCMEC's CyberTipline Reporting API. */
export const cyberTipline: Adapter = {
  compose: composeCyberTipline,
  deliver: deliverToCyberTipline,
  originPattern: ({ address }) => originPattern(address),
};
