import { expect } from '@open-wc/testing';
import { drawnCustomer } from '../../test/customer-fixture.ts';
import { CustomerPage } from '../../test/customer-page.ts';

describe('customer panel by its own width', () => {
  const page = new CustomerPage();
  afterEach(() => page.remove());

  const stubIsBeside = () => page.box('segment-stub').left >= page.box('segment-main').right - 1;

  it('stands the stub below in 360 and beside from 480', async () => {
    await page.show(drawnCustomer(), { width: 360 });
    expect(stubIsBeside()).to.equal(false);
    expect(page.box('segment-stub').top).to.be.at.least(page.box('segment-main').bottom - 1);
    page.root.style.setProperty('inline-size', '480px');
    expect(stubIsBeside()).to.equal(true);
    expect(page.box('segment-stub').width).to.be.closeTo(148, 1);
  });

  /** How many lines the words under `node` take. */
  const linesOf = (node: Element) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
  };

  it('keeps airport codes of up to four letters whole, in a wide font too', async () => {
    const [flight] = drawnCustomer().segments;
    const segments = [
      { ...flight!, origin: 'WAW', destination: 'MMK' },
      { ...flight!, origin: 'WMKK', destination: 'KSFO' },
    ];
    await page.show({ ...drawnCustomer(), segments }, { width: 320 });
    page.root.style.setProperty('font-family', '"DejaVu Sans", Verdana, sans-serif');
    for (const width of [320, 360, 480, 540, 600]) {
      page.root.style.setProperty('inline-size', `${width}px`);
      for (const code of page.all('iata')) {
        expect(linesOf(code), `${code.textContent} at ${width}`).to.equal(1);
      }
    }
  });

  it('keeps everyday words whole in the quick stats, and a changed value’s mark around all of it', async () => {
    const customer = { ...drawnCustomer(), bags_checked: 1, meal_preference: 'Vegetarian' };
    await page.show(customer, { width: 360 });
    page.root.style.setProperty('font-family', '"DejaVu Sans", Verdana, sans-serif');
    await page.update({ ...customer, special_assistance: 'Wheelchair assistance' });
    for (const width of [320, 360, 480, 540, 720]) {
      page.root.style.setProperty('inline-size', `${width}px`);
      const [, meal, help] = page.all('stat-value').map((value) => value.querySelector('span')!);
      expect(linesOf(meal!), `meal at ${width}`).to.equal(1);
      expect(linesOf(help!), `assistance at ${width}`).to.be.at.most(2);
      expect(help!.getClientRects().length, `mark at ${width}`).to.equal(1);
    }
  });

  it('wraps an airline’s long status inside the pass', async () => {
    const [flight] = drawnCustomer().segments;
    const status = 'Delayed until further notice because of the weather in the mountains';
    await page.show({ ...drawnCustomer(), segments: [{ ...flight!, status }] }, { width: 320 });
    for (const width of [320, 480]) {
      page.root.style.setProperty('inline-size', `${width}px`);
      const main = page.box('segment-main');
      expect(page.box('status').left, `at ${width}`).to.be.at.least(main.left);
      expect(page.box('status').right, `at ${width}`).to.be.at.most(main.right);
    }
  });

  it('stands the timeline beside progress and benefits from 600', async () => {
    await page.show(drawnCustomer(), { width: 599 });
    expect(page.box('loyalty').top).to.be.above(page.box('timeline').bottom);
    page.root.style.setProperty('inline-size', '600px');
    expect(page.box('loyalty').left).to.be.above(page.box('timeline').right);
  });

  it('keeps its edges, 16 then 24 then 32, and never scrolls sideways', async () => {
    await page.show();
    for (const [width, edge] of [
      [320, 16],
      [360, 16],
      [480, 24],
      [600, 32],
      [720, 32],
    ] as const) {
      page.root.style.setProperty('inline-size', `${width}px`);
      const panel = page.box('customer-panel');
      expect(page.box('stats').left - panel.left, `start at ${width}`).to.equal(edge);
      expect(panel.right - page.box('stats').right, `end at ${width}`).to.be.closeTo(edge, 0.5);
      const scroll = page.part('customer-scroll');
      expect(scroll.scrollWidth, `at ${width}`).to.be.at.most(scroll.clientWidth);
    }
  });

  it('centres its content at 880 in a wide panel', async () => {
    await page.show(drawnCustomer(), { width: 1300 });
    expect(page.box('stats').width).to.equal(880);
    expect(page.box('stats').left - page.box('customer-panel').left).to.equal(210);
  });

  it('mirrors, with codes and times left to right', async () => {
    await page.show(drawnCustomer(), { width: 600, attributes: { dir: 'rtl' } });
    expect(page.box('segment-stub').right).to.be.at.most(page.box('segment-main').left + 1);
    const [from, to] = page.all('iata').map((code) => code.getBoundingClientRect());
    expect(from!.left).to.be.above(to!.right);
    const plane = page.part('route-line').querySelector('svg')!;
    const { a } = new DOMMatrix(getComputedStyle(plane).transform);
    expect(a).to.be.closeTo(Math.cos((225 * Math.PI) / 180), 0.001);
    expect(page.part('seat').querySelector('bdi')).not.to.equal(null);
  });
});
