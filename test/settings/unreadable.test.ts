import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { deleteLedger } from '../../extension/ledger/database.ts';
import { openLedger } from '../../extension/ledger/store.ts';
import { deleteOutbox } from '../../extension/outbox/open-database.ts';
import { openOutbox } from '../../extension/outbox/store.ts';
import { deletePolicyStore, openPolicyStore } from '../../extension/policy/store.ts';
import { success } from '../../extension/report/problem.ts';
import { eraseUnreadable } from '../../extension/settings/unreadable.ts';
import { aDelivery } from '../builders/delivery.ts';
import { aReport } from '../builders/report.ts';

const nothingLeft = success({ unsent: 0, needPerson: 0, filed: 0 });
const forgetNote = async () => {};
const deleteDatabases = [deleteOutbox, deleteLedger, deletePolicyStore];

describe('Erasing everything where the records cannot be read', () => {
  test('takes every database away, and only then opens them anew', async () => {
    const happened: string[] = [];
    const deleted = (name: string) => async () => {
      await new Promise((resolve) => setImmediate(resolve));
      happened.push(name);
    };
    const erased = await eraseUnreadable({
      deleteDatabases: [deleted('one'), deleted('other')],
      forgetNote: async () => void happened.push('note forgotten'),
      erased: () => void happened.push('opened anew'),
    });
    expect(erased).toEqual(nothingLeft);
    expect(happened).toEqual(['one', 'other', 'note forgotten', 'opened anew']);
  });

  test('opens nothing anew when one of them cannot be taken away', async () => {
    const refused = eraseUnreadable({
      deleteDatabases: [() => Promise.reject(new DOMException('', 'UnknownError'))],
      forgetNote: () => Promise.reject(new Error('it is still there')),
      erased: () => {
        throw new Error('it is still there');
      },
    });
    await expect(refused).rejects.toThrow(DOMException);
  });

  test('goes through although this very worker holds those that could be opened', async () => {
    const outbox = await openOutbox();
    await outbox.save(aReport(), [aDelivery()], { exact: [], similar: [] });
    await Promise.all([openLedger({ now: () => 0 }), openPolicyStore()]);
    expect(await eraseUnreadable({ deleteDatabases, forgetNote, erased: () => {} })).toEqual(nothingLeft);
    expect(await (await openOutbox()).count('held')).toBe(0);
  });

  test('twice does no harm', async () => {
    await eraseUnreadable({ deleteDatabases, forgetNote, erased: () => {} });
    expect(await eraseUnreadable({ deleteDatabases, forgetNote, erased: () => {} })).toEqual(nothingLeft);
  });
});
