/** The tokens of the class comment are those that the style sheets read, and each of them changes something. */
import { expect } from '@open-wc/testing';
import { namedIn } from '../../test/class-comment.ts';
import { cleanUp, find, mount } from '../../test/scripted.ts';
import { bringAbout } from '../../test/states/bring-about.ts';
import { states } from '../../test/states/states.ts';
import type { OpenskiesConcierge } from '../concierge.ts';

/** Text of every style sheet of the element. */
const sheetText = (element: OpenskiesConcierge): string =>
  element
    .shadowRoot!.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules])
    .map(({ cssText }) => cssText)
    .join('\n');

const read = (text: string, start: string): Set<string> =>
  new Set(
    [...text.matchAll(new RegExp(`var\\(\\s*(${start}[\\w-]+)`, 'g'))].map(([, name]) => name!),
  );

/** A value that no token has by itself. */
function oddValue(token: string): string {
  if (token.includes('-color-')) return 'rgb(1, 2, 3)';
  if (token.includes('-shadow-')) return 'rgb(1, 2, 3) 0px 0px 7px 0px';
  if (token.includes('-duration')) return '777ms';
  if (token.includes('-weight-')) return '777';
  if (token.includes('-family')) return 'monospace, "Odd"';
  return '3.5px';
}

/** Between them they load every style sheet that reads a token. */
const rich = ['a conversation', 'an open confirmation', 'the open launcher'];

describe('the tokens of the element', () => {
  afterEach(cleanUp);

  it('are those that the class comment names', async () => {
    const text = sheetText(await mount(null));
    expect([...read(text, '--openskies-')].sort()).to.deep.equal(
      [...(await namedIn('cssProperties'))].sort(),
    );
  });

  it('each change something that a view reads', async () => {
    const texts: string[] = [];
    for (const name of rich) texts.push(sheetText(await bringAbout(states[name]!, 900)));
    const own = [...read(texts.join('\n'), '--_')];
    const element = await mount(null, (node) => (node.colorScheme = 'light'));
    const values = (): string => {
      const style = getComputedStyle(find(element, '.panels'));
      return own.map((name) => style.getPropertyValue(name)).join('\n');
    };
    const before = values();
    const idle: string[] = [];
    for (const token of await namedIn('cssProperties')) {
      element.style.setProperty(token, oddValue(token));
      if (values() === before) idle.push(token);
      element.style.removeProperty(token);
    }
    expect(idle).to.deep.equal([]);
  });
});
