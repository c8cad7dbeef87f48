import 'fake-indexeddb/auto';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportLedger } from '../../extension/ledger/export.ts';
import { openLedger } from '../../extension/ledger/store.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signpost-ledger-'));
  const ledger = await openLedger({ name: 'command', now: () => 0 });
  await ledger.append({ kind: 'undone', deliveryId: 'one' }, { kind: 'undone', deliveryId: 'other' });
  const lines: string[] = [];
  for await (const line of exportLedger(ledger, { exportedAt: 0, exportedBy: 'Test' })) lines.push(line);
  file = lines.join('');
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...args: readonly string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const program = join(root, 'node_modules', '.bin', 'tsx');
    execFile(program, [join(root, 'tools/ledger.ts'), ...args], (error, output, problems) =>
      resolve({ code: error === null ? 0 : Number(error.code), said: output + problems }),
    );
  });

async function verified(content: string) {
  const path = join(folder, 'ledger.jsonl');
  await writeFile(path, content);
  return run('verify', path);
}

test('npm run ledger -- verify says that a whole file is whole, with its length and end', async () => {
  const { code, said } = await verified(file);
  expect(code).toBe(0);
  expect(said).toMatch(/2 entries/);
  expect(said).toMatch(/[0-9a-f]{64}/);
});

test('it names the first broken line of one that is not', async () => {
  const { code, said } = await verified(file.replace('"other"', '"another"'));
  expect(code).toBe(1);
  expect(said).toMatch(/line 3/i);
});

test.each([
  [[]],
  [['verify']],
  [['check', 'file']],
  [['verify', '/nowhere/at/all']],
])('it checks nothing and says how it is used with %j', async (args) => {
  expect((await run(...args)).code).toBe(2);
});
