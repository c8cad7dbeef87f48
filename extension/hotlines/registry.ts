import type { Destination } from '../report/destination.ts';
import { cyberTipline } from './cybertipline/adapter.ts';
import type { Adapter } from './hotline.ts';

/** Each adapter by the name that destinations use for it. */
export const adapters: Readonly<Record<Destination['adapter'], Adapter>> = {
  cybertipline: cyberTipline,
};
