import { isXarfClassification, xarfClassifications } from '../../report/xarf.ts';
import { text } from '../strings.ts';
import type { PopupStore } from './store.ts';

/** Of which class CSAM is, for the organisation's gateway. No answer is an answer: there is no default. */
export function Classification({ store }: { store: PopupStore }) {
  const asks = store.view.value?.categories.find(
    ({ id }) => id === store.categoryId.value,
  )?.asksClassification;
  if (asks !== true) return null;
  return (
    <label class="field">
      <span class="strong">{text('classification')}</span>
      <select
        id="classification"
        value={store.xarfClassification.value ?? ''}
        onChange={({ currentTarget: { value } }) => {
          store.xarfClassification.value = isXarfClassification(value) ? value : null;
        }}
      >
        <option value="">{text('classificationNone')}</option>
        {xarfClassifications.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      <span class="quiet">{text('classificationEffect')}</span>
    </label>
  );
}
