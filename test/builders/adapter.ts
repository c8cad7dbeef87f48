import type { Adapter } from '../../extension/hotlines/hotline.ts';

const refuse = () => {
  throw new Error('this adapter models no such thing');
};

/** An adapter that does what it is given and refuses everything else; it knows no deadline. */
export const anAdapter = (given: Partial<Adapter> = {}): Adapter => ({
  compose: refuse,
  deliver: refuse,
  withdraw: refuse,
  deadline: () => null,
  check: refuse,
  originPattern: ({ address }) => `${new URL(address).origin}/*`,
  ...given,
});
