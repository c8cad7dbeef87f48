import { reportableAddress } from './address.ts';
import { limits } from './limits.ts';
import type { Problem } from './problem.ts';
import type { Draft } from './report.ts';

/**
 * What stands between a draft and a saved report, in the order of the form.
 * @param categoryIds the categories that the policy in force knows
 * @returns no problem when the report is complete
 */
export function draftProblems(draft: Draft, categoryIds: readonly string[]): readonly Problem[] {
  const problems: Problem[] = [];
  const address = reportableAddress(draft.url);
  if (!address.ok) problems.push(...address.problems);
  else {
    const other = draft.moreUrls.map(reportableAddress).find(({ ok }) => !ok);
    if (other !== undefined && !other.ok) problems.push(...other.problems);
  }
  if (!categoryIds.includes(draft.categoryId)) problems.push({ code: 'category-unknown' });
  if (draft.urgent && draft.urgencyReason.trim() === '') problems.push({ code: 'urgency-reason-missing' });
  if (draft.urgent && draft.urgencyReason.length > limits.urgencyReason)
    problems.push({ code: 'urgency-reason-too-long' });
  if (draft.note.length > limits.note) problems.push({ code: 'note-too-long' });
  return problems;
}
