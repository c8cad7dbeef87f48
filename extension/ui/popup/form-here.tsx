import type { Outcome } from '../../hotlines/web-form/outcome.ts';
import type { Role } from '../../hotlines/web-form/role.ts';
import type { FormHere } from '../../outbox/popup-view.ts';
import { type MessageName, text } from '../strings.ts';
import type { PopupStore } from './store.ts';

function Waiting({ store, form }: { store: PopupStore; form: FormHere }) {
  return (
    <li class="choice">
      <span>{text('formHere', form.category, form.hotline)}</span>
      <button
        type="button"
        class="plain"
        data-fill={form.deliveryId}
        onClick={() => void store.fillForm(form.deliveryId)}
      >
        {text('fillForm')}
      </button>
    </li>
  );
}

const roleName = (role: string) => text(`formRole_${role as Role}` satisfies MessageName);

function names(outcomes: Readonly<Record<string, Outcome>>, state: Outcome['state']): string {
  return Object.entries(outcomes)
    .filter(([, outcome]) => outcome.state === state)
    .map(([role]) => roleName(role))
    .join(', ');
}

/** What was filled in on the form in front, and what is left for the moderator. */
function Filled({ store }: { store: PopupStore }) {
  const result = store.form.value?.result;
  if (result === undefined) return null;
  if (result.status === 'refused') {
    return (
      <p role="status" class="urgent" id="form-filled">
        {text(result.reason === 'wrong-origin' ? 'formWrongOrigin' : 'formNotRead')}
      </p>
    );
  }
  const [filled, offered] = [names(result.outcomes, 'filled'), names(result.outcomes, 'offered')];
  return (
    <p role="status" id="form-filled">
      {filled === '' ? text('formNothingFilled') : text('formFilled', filled)}{' '}
      {offered !== '' && text('formOffered', offered)} {text('formYours')}
    </p>
  );
}

/** On a hotline's own form: the reports that are to be filed with it, and what became of filling it. */
export function FormsHere({ store }: { store: PopupStore }) {
  const forms = store.view.value?.forms ?? [];
  const here = store.form.value?.deliveryId;
  return (
    <>
      <Filled store={store} />
      {(store.story.value === null || here !== undefined) && forms.length > 0 && (
        <ul class="hints" id="forms-here">
          {forms
            .filter(({ deliveryId }) => deliveryId !== here)
            .map((form) => (
              <Waiting key={form.deliveryId} store={store} form={form} />
            ))}
        </ul>
      )}
    </>
  );
}
