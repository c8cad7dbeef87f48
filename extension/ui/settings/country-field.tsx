import { browser } from '../../browser.ts';
import { text } from '../strings.ts';
import { countries } from './countries.ts';

const known = countries(browser.language);

/** Chooses a country by its name; its code is what counts. */
export function CountryField(given: {
  id: string;
  label?: string;
  value: string;
  disabled?: boolean;
  choose: (code: string) => void;
}) {
  const { id, label = text('country'), value, disabled = false, choose } = given;
  return (
    <label class="field">
      <span class="strong">{label}</span>
      <select
        id={id}
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">{text('chooseCountry')}</option>
        {known.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
