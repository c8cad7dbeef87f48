import { expect, test } from 'vitest';
import type { HostPages } from '../../extension/shield/hosts.ts';
import { createRegistration } from '../../extension/shield/registration.ts';

test('the browser is told of the policy’s hosts, and of none when there are none', async () => {
  let hosts: readonly string[] = ['media.example'];
  const told: (HostPages | null)[] = [];
  const registration = createRegistration({
    door: { registerShield: async (pages) => void told.push(pages) },
    hosts: async () => hosts,
  });
  await registration.renew();
  hosts = [];
  await registration.renew();
  expect(told).toEqual([{ matches: ['https://*.media.example/*'], excludeMatches: [] }, null]);
});

test('a policy that changes twice at once is registered in its order, after a failure too', async () => {
  const told: string[] = [];
  const waits: (() => void)[] = [];
  let hosts: readonly string[] = ['one.example'];
  const registration = createRegistration({
    door: {
      async registerShield(pages) {
        await new Promise<void>((go) => waits.push(go));
        if (told.length === 0 && pages?.matches.length === 2) throw new Error('the browser refuses');
        told.push(pages?.matches.join() ?? 'none');
      },
    },
    hosts: async () => hosts,
  });
  hosts = ['one.example', 'two.example'];
  const first = registration.renew();
  await expect.poll(() => waits.length).toBe(1);
  hosts = ['three.example'];
  const second = registration.renew();
  waits[0]?.();
  await expect(first).rejects.toThrow('refuses');
  await expect.poll(() => waits.length).toBe(2);
  waits[1]?.();
  await second;
  expect(told).toEqual(['https://*.three.example/*']);
});
