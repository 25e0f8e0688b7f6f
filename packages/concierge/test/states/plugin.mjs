/**
 * What the tests of states ask of the runner. `force-colours` switches the system's colours on or off where the engine can.
 * With AXE_RECORD, the name of a file, every state is looked at in all its faces, and `record-axe` writes a line for each:
 * scripts/make-axe-table.ts makes the table in ACCESSIBILITY.md of them.
 */
import { appendFile } from 'node:fs/promises';

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function statesPlugin() {
  return {
    name: 'states',
    async executeCommand({ command, payload, session }) {
      if (command === 'force-colours') return { active: await forceColours(session, payload) };
      const file = process.env['AXE_RECORD'];
      if (command === 'all-faces') return { wanted: Boolean(file) };
      if (command !== 'record-axe') return undefined;
      if (file) await appendFile(file, `${JSON.stringify(payload)}\n`);
      return { recorded: Boolean(file) };
    },
  };
}

/** @type {WeakMap<object, boolean>} */
const forced = new WeakMap();

/** @param {any} session @param {unknown} wanted */
async function forceColours({ browser, id }, wanted) {
  if (browser.name !== 'Chromium') return false;
  const page = browser.getPage(id);
  if ((forced.get(page) ?? false) === wanted) return wanted;
  const features = [{ name: 'forced-colors', value: wanted ? 'active' : 'none' }];
  const protocol = await page.createCDPSession();
  await protocol.send('Emulation.setEmulatedMedia', { features });
  forced.set(page, Boolean(wanted));
  return wanted;
}
