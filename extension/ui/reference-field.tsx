import { limits } from '../report/limits.ts';

/** What the hotline gave for a report that a person has filed. */
export function ReferenceField({
  label,
  value,
  enter,
}: {
  label: string;
  value: string;
  enter: (reference: string) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        name="reference"
        autoComplete="off"
        maxLength={limits.reference}
        value={value}
        onInput={({ currentTarget }) => enter(currentTarget.value)}
      />
    </label>
  );
}
