import { expect } from '@open-wc/testing';
import { drawnCustomer } from '../test/customer-fixture.ts';
import { cleanUp, find, mount, scripted, settled, until } from '../test/scripted.ts';
import type { OpenskiesConcierge } from './concierge.ts';
import type { Layout } from './options.ts';

const layouts: Layout[] = ['inline', 'fullscreen', 'launcher', 'sidebar'];
const inPanels = ['header', 'start', 'customer-start', 'customer-end', 'footer'];

/** Every slot filled as a page does it that knows nothing of us: a box with padding, wider than its text. */
async function filled(layout: Layout): Promise<OpenskiesConcierge> {
  const server = await scripted({
    steps: [{ type: 'GET customer', json: { customer: drawnCustomer() } }],
  });
  const element = await mount(server, (one) => {
    one.layout = layout;
    if (layout !== 'inline') one.removeAttribute('style');
    for (const slot of ['launcher', ...inPanels]) {
      const own = document.createElement(slot === 'header' ? 'span' : 'div');
      own.slot = slot;
      own.textContent = slot;
      if (slot !== 'launcher') own.style.setProperty('padding', '12px');
      one.append(own);
    }
  });
  await element.show();
  return element;
}

const ownIn = (element: OpenskiesConcierge, slot: string): HTMLElement =>
  element.querySelector<HTMLElement>(`[slot="${slot}"]`)!;
const edges = (node: Element): [number, number] => {
  const { left, right } = node.getBoundingClientRect();
  return [Math.round(left), Math.round(right)];
};

describe('what a page puts into the slots', () => {
  afterEach(cleanUp);

  for (const layout of layouts) {
    it(`stands where it belongs: ${layout}`, async () => {
      const element = await filled(layout);
      const tab = (name: string) => find(element, `#tab-${name}`);
      const isShown = (slot: string) => ownIn(element, slot).getBoundingClientRect().height > 0;
      await until(() => isShown('start') && isShown('footer') && isShown('header'), 'the chat');
      await settled(element);
      const box = find(element, '.concierge');
      for (const slot of ['header', 'start', 'footer']) {
        const [left, right] = edges(ownIn(element, slot));
        expect(left, slot).to.be.at.least(edges(box)[0]);
        expect(right, slot).to.be.at.most(edges(box)[1]);
      }
      const { fontSize, textAlign } = getComputedStyle(ownIn(element, 'footer'));
      expect([fontSize, textAlign]).to.deep.equal(['12px', 'center']);
      if (tab('customer').checkVisibility()) tab('customer').click();
      await until(() => isShown('customer-start') && isShown('customer-end'), 'the trip');
      const section = edges(find(element, 'openskies-trip-list'));
      expect(edges(ownIn(element, 'customer-start'))).to.deep.equal(section);
      expect(edges(ownIn(element, 'customer-end'))).to.deep.equal(section);
      expect(isShown('launcher')).to.equal(false);
      if (layout !== 'launcher') return;
      await element.hide();
      await until(() => isShown('launcher'), 'the page’s icon');
    });
  }

  it('leaves the title whole where there is no room for the demo’s badge too', async () => {
    const server = await scripted({
      server: '0.1.0; model=demo',
      steps: [{ type: 'GET customer', json: { customer: drawnCustomer() } }],
    });
    const element = await mount(server, (one) => {
      one.style.setProperty('width', '400px');
      const own = document.createElement('span');
      own.slot = 'header';
      own.style.setProperty('inline-size', '110px');
      one.append(own);
    });
    await until(() => element.shadowRoot?.querySelector('.demo-badge'), 'the badge');
    const title = find(element, '.header-title');
    const line = find(element, '.header-line').getBoundingClientRect();
    const isSeen = () => find(element, '.demo-badge').getBoundingClientRect().top < line.bottom;
    expect([title.scrollWidth > title.clientWidth, isSeen()]).to.deep.equal([false, false]);
    ownIn(element, 'header').remove();
    expect(isSeen()).to.equal(true);
    expect(find(element, '.header-line').getBoundingClientRect().height).to.equal(line.height);
    title.style.setProperty('line-height', '32px'); // as ::part(header-title) may
    expect(find(element, '.header-line').getBoundingClientRect().height).to.equal(32);
  });
});
