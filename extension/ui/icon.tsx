/** The few signs that stand beside words; each is a path on a 16 px grid. */
const paths = {
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 3v3l2 1.5',
  arrow: 'M2.5 8h10M9 4.5 12.5 8 9 11.5',
  question: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM6.3 6.4a1.7 1.7 0 1 1 2.5 1.5c-.5.3-.8.6-.8 1.2M8 11.2v.1',
  check: 'M2.5 8.5 6 12l7.5-8',
  warning: 'M8 2.2 14.5 13.5h-13ZM8 6.5v3M8 11.4v.1',
  undo: 'M3 6h6.5a3.5 3.5 0 1 1 0 7H6M5.5 3 2.5 6l3 3',
  menu: 'M3 4.5h10M3 8h10M3 11.5h10',
  lock: 'M4 7.5h8v6H4zM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2',
  hand: 'M5.5 8.5V4a1 1 0 0 1 2 0v3.5M7.5 7V3a1 1 0 0 1 2 0v4M9.5 7.5V4a1 1 0 0 1 2 0v5.5c0 2.5-1.5 4-3.8 4-2 0-3-1-4.2-3.3L2.8 8.7a1 1 0 0 1 1.7-1l1 1.5',
  shield: 'M8 2.2 13 4v4c0 3-2 5-5 6-3-1-5-3-5-6V4Z',
  page: 'M4 2.5h5.5L12 5v8.5H4zM9.5 2.5V5H12',
} as const;

export type IconName = keyof typeof paths;

/** Decoration only: the word beside it carries the meaning. */
export function Icon({ name, tone = '' }: { name: IconName; tone?: string }) {
  return (
    <svg class={`icon ${tone}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
