import { failure } from '../report/problem.ts';

/** Why the disk did not take something; a full one has its own words: there is something that the moderator can do. */
export const notSaved = (error: unknown) =>
  failure({
    code: error instanceof DOMException && error.name === 'QuotaExceededError' ? 'disk-full' : 'not-saved',
  });
