/**
 * A whole conversation on pages that are unkind to their guests: no violation, no exception, no third party, nothing lost.
 * Here all pages in the first engine and the hardest in the others; `npm run hostile` takes all in all.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { present } from './browsers.ts';
import { complaintsOf, startHostileStage, type HostileStage } from './matrix.ts';
import { hostilePages, type HostilePage } from './pages.ts';

const hardest = ['plain', 'strict policy, Trusted Types', 'an old library', 'all at once'];
const pageCalled = (name: string): HostilePage => hostilePages.find((page) => page.name === name)!;

/** Faults that the product must not have, each played by the page beside it. The visitor must see every one. */
const faults: { kind: string; pattern: RegExp; page: HostilePage }[] = [
  {
    kind: 'an inline style sheet',
    pattern: /^violations: style-src/,
    page: withFault(`
      const sheet = document.createElement('style');
      sheet.textContent = '.concierge { color: red }';
      concierge.shadowRoot.append(sheet);`),
  },
  {
    kind: 'innerHTML without a policy',
    pattern: /^violations: require-trusted-types-for/,
    page: withFault(`
      try { concierge.shadowRoot.firstElementChild.title = ''; document.createElement('p').innerHTML = '<b>x</b>'; } catch {}`),
  },
  {
    kind: 'an exception that reaches the page',
    pattern: /^exceptions: .*thrown by a test/,
    page: withFault(`setTimeout(() => { throw new Error('thrown by a test'); });`),
  },
  {
    kind: 'a request to somebody else',
    pattern: /^foreign: http:\/\/localhost:9\//,
    page: { ...withFault(`fetch('http://localhost:9/font.woff2').catch(() => {});`), policy: '' },
  },
  {
    kind: 'a message that is lost',
    pattern: /^lost: said: Can I change my seat/,
    page: withFault(`
      const watch = setInterval(() => {
        const [first, second] = concierge.shadowRoot.querySelectorAll('[part~="user-message"]');
        if (second) clearInterval(watch), first.remove();
      }, 20);`),
  },
];

function withFault(code: string): HostilePage {
  const start = `{
    const concierge = document.querySelector('openskies-concierge');
    const timer = setInterval(() => {
      if (!concierge.shadowRoot?.querySelector('[part~="header"]')) return;
      clearInterval(timer);
      ${code}
    }, 20);
  }`;
  return { ...pageCalled('strict policy, Trusted Types'), name: 'planted', beside: start };
}

describe('hostile pages', { skip: present.length === 0 ? 'no engine' : false }, () => {
  let stage: HostileStage;
  before(async () => {
    stage = await startHostileStage();
  });
  after(() => stage?.[Symbol.asyncDispose]());

  for (const [index, { key }] of present.entries()) {
    let plainLook = '';
    for (const page of index === 0 ? hostilePages : hardest.map(pageCalled)) {
      it(`${key}: ${page.name}`, async () => {
        const engine = stage.engines[index]!;
        const report = await stage.visit(engine, page);
        assert.deepEqual(complaintsOf(report), []);
        if (page.name === 'plain') plainLook = report.look;
        if (page.samelook) assert.equal(report.look, plainLook, 'looks as on the plain page');
      });
    }
  }

  for (const { kind, pattern, page } of faults) {
    it(`sees ${kind}`, async () => {
      const complaints = complaintsOf(await stage.visit(stage.engines[0]!, page));
      assert.ok(
        complaints.some((line) => pattern.test(line)),
        `only this was seen: ${complaints.join('\n')}`,
      );
    });
  }
});
