import { expect, test } from 'vitest';
import { createWelcome } from '../../extension/settings/welcome.ts';

test('The welcome page opens once on each computer, however often the browser tells of the installation', async () => {
  let remembered = false;
  const opened: string[] = [];
  const parts = {
    store: {
      welcomed: async () => remembered,
      rememberWelcome: async () => {
        remembered = true;
      },
    },
    openPage: async (page: string) => opened.push(page),
  };
  await createWelcome(parts).installed();
  await createWelcome(parts).installed();
  expect(opened).toEqual(['ui/welcome/welcome.html']);
});
