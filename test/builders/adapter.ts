import type { Adapter } from '../../extension/hotlines/hotline.ts';
import { adapters } from '../../extension/hotlines/registry.ts';

const refuse = () => {
  throw new Error('this adapter models no such thing');
};

/** An adapter that does what it is given and refuses everything else; it knows no deadline. */
export const anAdapter = (given: Partial<Adapter> = {}): Adapter => ({
  compose: refuse,
  begin: () => null,
  deliver: refuse,
  withdraw: refuse,
  deadline: () => null,
  check: refuse,
  originPattern: ({ address }) => `${new URL(address).origin}/*`,
  ...given,
});

/** All adapters as they are, but for the CyberTipline's, which does what it is given. */
export const adaptersWith = (cybertipline: Adapter): typeof adapters => ({ ...adapters, cybertipline });
