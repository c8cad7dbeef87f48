import type { Result } from '../report/problem.ts';
import { success } from '../report/problem.ts';
import type { KeptCounts } from './settings-view.ts';

export interface UnreadableParts {
  /** Takes the databases away whole, also when they cannot be opened. */
  readonly deleteDatabases: readonly (() => Promise<void>)[];
  /** Forgets which database was there: another in its place is no loss now. */
  readonly forgetNote: () => Promise<void>;
  /** Called when they are gone: everything is to be opened anew. */
  readonly erased: () => void;
}

/**
 * "Erase everything" for a computer whose records the browser cannot read: the one way back to work, because a
 * database that cannot be opened cannot be emptied either.
 */
export async function eraseUnreadable({
  deleteDatabases,
  forgetNote,
  erased,
}: UnreadableParts): Promise<Result<KeptCounts>> {
  await Promise.all(deleteDatabases.map((deleteDatabase) => deleteDatabase()));
  await forgetNote();
  erased();
  return success({ unsent: 0, needPerson: 0, filed: 0 });
}
