import { expect, test } from 'vitest';
import { type ToolbarFacts, toolbarLook } from '../../extension/outbox/toolbar.ts';

const quiet: ToolbarFacts = {
  waiting: 0,
  needPerson: 0,
  heldUntil: null,
  oneClick: false,
  popupOpen: false,
  refused: false,
  paused: false,
};

test.each([
  { when: 'nothing waits', facts: quiet, badge: '', opensPopup: true },
  {
    when: 'nothing waits in one-click mode',
    facts: { ...quiet, oneClick: true },
    badge: '',
    opensPopup: false,
  },
  { when: 'three wait', facts: { ...quiet, waiting: 3 }, badge: '3', opensPopup: true },
  { when: 'very many wait', facts: { ...quiet, waiting: 5000 }, badge: '999+', opensPopup: true },
  {
    when: 'one is held outside one-click mode, and the popup is closed',
    facts: { ...quiet, waiting: 1, heldUntil: 9000 },
    badge: '8',
    opensPopup: true,
  },
  {
    when: 'one is held outside one-click mode, and the popup counts down',
    facts: { ...quiet, waiting: 1, heldUntil: 9000, popupOpen: true },
    badge: '1',
    opensPopup: true,
  },
  {
    when: 'one is held in one-click mode',
    facts: { ...quiet, oneClick: true, waiting: 1, heldUntil: 8400 },
    badge: '8',
    opensPopup: true,
  },
  {
    when: 'the hold in one-click mode is over',
    facts: { ...quiet, oneClick: true, waiting: 1, heldUntil: 900 },
    badge: '1',
    opensPopup: false,
  },
  {
    when: 'one needs a person',
    facts: { ...quiet, oneClick: true, waiting: 4, needPerson: 1 },
    badge: '!',
    opensPopup: true,
  },
  {
    when: 'a one-click was refused',
    facts: { ...quiet, oneClick: true, refused: true },
    badge: '!',
    opensPopup: true,
  },
  {
    when: 'the moderator has paused in one-click mode',
    facts: { ...quiet, oneClick: true, paused: true },
    badge: '',
    opensPopup: true,
  },
  {
    when: 'the moderator has paused and three wait',
    facts: { ...quiet, oneClick: true, paused: true, waiting: 3 },
    badge: '3',
    opensPopup: true,
  },
])('when $when, the badge is "$badge" and a click opens the popup: $opensPopup', ({
  facts,
  badge,
  opensPopup,
}) => {
  expect(toolbarLook(facts, 1000)).toMatchObject({ badge, opensPopup });
});
