import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestApp } from '../../test/app.ts';
import { call } from '../../test/scripted-model.ts';
import { verifyAudit } from './audit.ts';

const seat = (name: string) => call('change_seat', { flight_number: 'OA476', seat: name });

async function audited(): Promise<TestApp> {
  const app = await TestApp.start({
    script: [seat('12C'), seat('999Z'), seat('14C'), call('cancel_trip')],
  });
  await app.create('Seats, please');
  return app;
}

test('every decision is in the audit, and the chain holds', async () => {
  await using app = await audited();
  const rows = await app.database.kysely.selectFrom('audit').selectAll().orderBy('seq').execute();
  assert.deepEqual(
    rows.map(({ action, decision }) => `${action} ${decision}`),
    ['change_seat effect', 'change_seat refused', 'change_seat effect', 'cancel_trip shown'],
  );
  assert.doesNotMatch(JSON.stringify(rows), /12C|local-demo|Jordan/);
  assert.deepEqual(await verifyAudit(app.database.kysely), { chains: 1, rows: 4, problems: [] });
});

test('a row that was changed, taken out or cut off is found', async () => {
  const damages: [string, RegExp, (app: TestApp) => Promise<unknown>][] = [
    [
      'changed',
      /row 2 was changed/,
      (app) =>
        app.database.kysely
          .updateTable('audit')
          .set({ decision: 'effect' })
          .where('seq', '=', 2)
          .execute(),
    ],
    [
      'taken out',
      /row 2 is missing/,
      (app) => app.database.kysely.deleteFrom('audit').where('seq', '=', 2).execute(),
    ],
    [
      'cut off',
      /row 4 is missing/,
      (app) => app.database.kysely.deleteFrom('audit').where('seq', '=', 4).execute(),
    ],
    [
      'without its head',
      /no head/,
      (app) => app.database.kysely.deleteFrom('audit_chains').execute(),
    ],
  ];
  for (const [name, problem, damage] of damages) {
    await using app = await audited();
    await damage(app);
    const { problems } = await verifyAudit(app.database.kysely);
    assert.equal(problems.length, 1, name);
    assert.match(problems[0] ?? '', problem, name);
  }
});
