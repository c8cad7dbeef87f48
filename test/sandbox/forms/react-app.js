// The page of a form whose fields are React's own: what is typed lives in the state, and the state is what is sent.
import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';

const empty = { kind: '', place: '', address: '', text: '', mail: '' };

function Form() {
  const [state, setState] = useState(empty);
  const [isSent, setSent] = useState(false);
  const bind = (name) => ({
    value: state[name],
    onChange: (event) => setState((before) => ({ ...before, [name]: event.target.value })),
  });
  const radio = (value, label, more) =>
    h(
      'label',
      { key: value },
      h('input', {
        type: 'radio',
        name: 'rk',
        checked: state.kind === value,
        onChange: () => setState((before) => ({ ...before, kind: value })),
        ...more,
      }),
      label,
    );
  const send = async (event) => {
    event.preventDefault();
    await fetch('/sent/react', { method: 'POST', body: JSON.stringify(state) });
    setSent(true);
  };
  if (isSent) return h('main', null, h('p', null, 'Thank you. Your report has been received.'));
  return h(
    'form',
    { onSubmit: send },
    h(
      'fieldset',
      null,
      h('legend', null, 'What are you reporting?'),
      radio('csam', 'Child sexual abuse material', { 'data-truth': 'category', 'data-option': true }),
      radio('other', 'Something else'),
    ),
    h('label', null, 'Website address (URL) ', h('input', { 'data-truth': 'url', ...bind('address') })),
    // It is there only after the choice.
    state.kind !== '' &&
      h('label', null, 'Description ', h('textarea', { 'data-truth': 'description', ...bind('text') })),
    h(
      'label',
      null,
      'Where did you find it? ',
      h(
        'select',
        { 'data-truth': 'where', ...bind('place') },
        ['', 'Website', 'Forum', 'E-mail'].map((option) =>
          h('option', { key: option, value: option }, option),
        ),
      ),
    ),
    h('label', null, 'Email address ', h('input', { 'data-truth': 'email', ...bind('mail') })),
    h('button', { type: 'submit', 'data-send': true }, 'Send report'),
    h('output', { id: 'state' }, JSON.stringify(state)),
  );
}

createRoot(document.getElementById('app')).render(h(Form));
