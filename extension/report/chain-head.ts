/**
 * How long the ledger's chain is and the hash of its last entry: who knows both knows the whole chain, and who was given
 * them notices when its end is cut off later.
 */
export interface ChainHead {
  readonly count: number;
  readonly head: string;
}
