/** The calendar once more, in the plainest way and with nothing of the extension's own. */

export type PeriodName = 'day' | 'week' | 'month' | 'year';

function weekOf(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  while (date.getUTCDay() !== 4)
    date.setUTCDate(date.getUTCDate() + (date.getUTCDay() === 0 ? -1 : date.getUTCDay() < 4 ? 1 : -1));
  const year = date.getUTCFullYear();
  let week = 0;
  for (const each = new Date(date); each.getUTCFullYear() === year; each.setUTCDate(each.getUTCDate() - 7))
    week += 1;
  return `${year}-W${week < 10 ? '0' : ''}${week}`;
}

/** The period of an instant as a calendar on the wall of that zone has it. */
export function periodAt(at: string, period: PeriodName, timeZone: string): string {
  // Swedes write dates as ISO 8601 does.
  const day = new Date(at).toLocaleDateString('sv-SE', { timeZone });
  if (period === 'week') return weekOf(day);
  return { day, month: day.slice(0, 7), year: day.slice(0, 4) }[period];
}
