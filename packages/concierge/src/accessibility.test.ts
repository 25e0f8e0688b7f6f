/** Every state of the element: axe, targets of 24 px, headings in order, words that do not run out of their box. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { assistantItem, done, opening } from '../test/events.ts';
import { cleanUp, find, findAll, mount, scripted, until } from '../test/scripted.ts';
import { namedIn } from '../test/class-comment.ts';
import { bringAbout } from '../test/states/bring-about.ts';
import { put, takeOff, wantedFaces, widths, type Face } from '../test/states/faces.ts';
import { states } from '../test/states/states.ts';
import type { OpenskiesConcierge } from './concierge.ts';
import { axeOf } from './test/axe.ts';

const interactive =
  'a[href], button, input, textarea, select, summary, [role="radio"], [tabindex="0"]';

function isSeen(node: Element): boolean {
  const { width, height } = node.getBoundingClientRect();
  return width > 1 && height > 1 && getComputedStyle(node).visibility !== 'hidden';
}

/** The least side of what takes the pointer for a node: its box, its label's, or its enlarged hit area. */
function targetOf(node: HTMLElement): number {
  const label = node.closest('label');
  const hit = getComputedStyle(node, '::before');
  const grown =
    hit.position === 'absolute' && hit.content !== 'none' ? -parseFloat(hit.top) * 2 : 0;
  const boxes = [node, ...(label ? [label] : [])].map((box) => box.getBoundingClientRect());
  return Math.max(
    ...boxes.map(({ width, height }) => Math.min(width, height) + Math.max(0, grown || 0)),
  );
}

/** A link in a sentence, or the number of a source, is as high as its line. */
const inSentence = (node: Element): boolean =>
  node.matches('a, .citation') && Boolean(node.closest('.markdown p, .markdown li, .markdown td'));

/** Levels of the headings in the order of reading. */
const levels = (element: OpenskiesConcierge): number[] =>
  findAll(element, 'h1, h2, h3, h4, h5, h6')
    .filter(isSeen)
    .map(({ localName }) => Number(localName[1]));

/** What runs out of its box sideways, code and tables aside: those scroll. */
function runningOut(element: OpenskiesConcierge): string[] {
  return findAll(element, '.panels, .panels *')
    .filter((node) => isSeen(node) && node.scrollWidth > node.clientWidth + 1)
    .filter((node) => getComputedStyle(node).overflowX !== 'visible')
    .filter((node) => !node.closest('pre, .table-scroll, .visually-hidden, [part~="table"]'))
    .filter((node) => getComputedStyle(node).textOverflow !== 'ellipsis')
    .map((node) => `${node.localName}.${node.className}`);
}

/** What a machine can say against what is drawn, axe aside. */
function complaints(element: OpenskiesConcierge): string[] {
  const small = findAll(element, interactive)
    .filter((node) => isSeen(node) && !inSentence(node) && targetOf(node) < 24)
    .map((node) => `under 24 px: ${targetOf(node)} ${node.outerHTML.slice(0, 120)}`);
  const outline = levels(element);
  const jumps = outline
    .filter((level, index) => index > 0 && level > outline[index - 1]! + 1)
    .map(() => `headings ${outline.join()}`);
  return [...small, ...jumps, ...runningOut(element).map((box) => `runs out: ${box}`)];
}

/** Parts of all states, as they are drawn. */
const drawn = new Set<string>();

describe('accessibility', () => {
  let faces: readonly Face[];
  let leave: (() => void) | undefined;
  before(async () => {
    faces = await wantedFaces();
  });
  afterEach(() => {
    cleanUp();
    takeOff();
    leave?.();
    leave = undefined;
  });

  for (const [name, state] of Object.entries(states)) {
    it(name, async () => {
      ({ leave } = state);
      const found: string[] = [];
      for (const width of widths) {
        const looks = faces.filter((one) => one.width === width);
        if (looks.length === 0) continue;
        const element = await bringAbout(state, width);
        for (const face of state.brief ? looks.slice(0, 1) : looks) {
          if (!(await put(element, face))) continue;
          expect(element.shadowRoot?.querySelector(state.sign), `gone: ${face.name}`).to.not.equal(
            null,
          );
          for (const node of findAll(element, '[part]'))
            for (const part of node.part) drawn.add(part);
          const { violations, rules } = await axeOf(element);
          await executeServerCommand('record-axe', { name, face: face.name, violations, rules });
          const lines = [...violations, ...complaints(element)];
          found.push(...lines.map((line) => `${face.name}: ${line}`));
        }
        cleanUp();
        state.leave?.();
      }
      expect(found).to.deep.equal([]);
    }).timeout(180_000);
  }

  it('draws every part that the class comment names, and no other', async () => {
    const named = await namedIn('cssParts');
    expect([...drawn].filter((part) => !named.has(part)).sort(), 'drawn, not named').to.deep.equal(
      [],
    );
    expect([...named].filter((part) => !drawn.has(part)).sort(), 'named, not drawn').to.deep.equal(
      [],
    );
  });

  it('speaks through one polite region', async () => {
    const element = await mount(
      await scripted({
        steps: [
          {
            type: 'threads.create',
            events: [
              ...opening('Hi'),
              done(assistantItem('a_1', 'Your seat is **14A**.\n\n| Seat |\n| --- |\n| 14A |')),
            ],
          },
        ],
      }),
    );
    await element.sendUserMessage({ text: 'Hi' });
    await until(() => element.shadowRoot?.querySelector('.markdown table'), 'the reply');
    const regions = findAll(element, '[aria-live="polite"]').filter(({ textContent }) =>
      textContent.trim(),
    );
    expect(regions).to.have.length(1);
    expect(regions[0]!.textContent.match(/14A/g)).to.have.length(2); // the sentence and the table's cell
    expect(find(element, '[role="log"]').getAttribute('aria-live')).to.equal('off');
  });
});
