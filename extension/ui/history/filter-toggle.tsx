import { amount } from '../words.ts';

/** One choice: what it is called and how many it would show. */
export function FilterToggle({
  id,
  label,
  count,
  isOn,
  press,
}: {
  id: string;
  label: string;
  count: number;
  isOn: boolean;
  press: () => void;
}) {
  return (
    <button type="button" class="plain" data-filter={id} aria-pressed={isOn} onClick={press}>
      {label} <span class="quiet">{amount(count)}</span>
    </button>
  );
}
