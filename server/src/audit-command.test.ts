import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { TestApp } from '../test/app.ts';
import { call, say } from '../test/scripted-model.ts';
import { auditVerify } from './audit-command.ts';

test('the audit is verified beside the running server', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'openskies-audit-'));
  const lines: string[] = [];
  const verify = (): Promise<number> =>
    auditVerify({ dataDir, databaseUrl: null }, (line) => void lines.push(line));
  try {
    await assert.rejects(verify, /There is no database/);
    await using app = await TestApp.start({
      dataDir,
      script: [call('change_seat', { flight_number: 'OA476', seat: '12C' }), say('Done.')],
    });
    await app.create('Seat 12C');
    assert.equal(await verify(), 0);
    assert.equal(lines.at(-1), 'The audit holds: 1 rows of 1 customers.');
    await app.database.kysely.updateTable('audit').set({ action: 'nothing' }).execute();
    assert.equal(await verify(), 1);
    assert.match(lines.join('\n'), /row 1 was changed/);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
