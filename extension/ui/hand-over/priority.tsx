import { text } from '../strings.ts';
import type { HandOverStore } from './store.ts';

const levels = [1, 2, 3] as const;
const words = { 1: 'priority_1', 2: 'priority_2', 3: 'priority_3' } as const;

/** The level that only the moderator can judge (SI 2026/268, regulation 6(6)). */
export function Priority({ store, chosen }: { store: HandOverStore; chosen: 1 | 2 | 3 | null }) {
  return (
    <fieldset>
      <legend>{text('priorityLegend')}</legend>
      {levels.map((level) => (
        <label key={level} class="choice">
          <input
            type="radio"
            name="priority"
            value={level}
            checked={level === chosen}
            onChange={() => void store.choosePriority(level)}
          />
          <span>{text(words[level])}</span>
        </label>
      ))}
    </fieldset>
  );
}
