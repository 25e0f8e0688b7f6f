import { expect } from '@open-wc/testing';
import { changedCustomer, drawnCustomer, settled } from '../../test/customer-fixture.ts';
import { CustomerPage } from '../../test/customer-page.ts';
import { conversation } from '../state/chat.ts';

describe('changed values of the customer panel', () => {
  const page = new CustomerPage();
  before(() => conversation());
  afterEach(() => page.remove());

  /** Timers of the page, run by the test. */
  let timers: { run: () => void; delay: number }[];
  const { setTimeout: realTimeout } = window;

  beforeEach(() => {
    timers = [];
    window.setTimeout = ((run: () => void, delay = 0) => {
      if (delay >= 4000) return timers.push({ run, delay });
      return realTimeout(run, delay);
    }) as typeof setTimeout;
  });
  afterEach(() => {
    window.setTimeout = realTimeout;
  });

  it('marks them in place, says what they were, and moves nothing', async () => {
    await page.show();
    const places = ['segment-main', 'segment-stub', 'seat-label', 'stats', 'section-title'];
    const before = places.map((name) => JSON.stringify(page.box(name)));
    await page.update(changedCustomer());
    expect(page.part('seat').getAttribute('part')).to.equal('seat seat-changed');
    expect(page.words('seat-was')).to.deep.equal(['was 14A']);
    expect(page.part('seat-was').querySelector('s')!.textContent).to.equal('14A');
    expect(page.words('stat-changed')).to.deep.equal(['1', 'Vegetarian']);
    expect(page.part('timeline-item').classList.contains('added')).to.equal(true);
    expect(places.map((name) => JSON.stringify(page.box(name)))).to.deep.equal(before);
  });

  it('holds the marks for their time once the panel is in sight, then takes them away', async () => {
    await page.show();
    await page.update(changedCustomer());
    await page.until(() => timers.length > 0);
    const steady = matchMedia('(prefers-reduced-motion: reduce)').matches;
    expect(timers.map(({ delay }) => delay)).to.deep.equal([steady ? 6000 : 4000]);
    expect(page.store.state.changed).to.equal(false);
    timers[0]!.run();
    await settled(page.root);
    expect(page.all('seat-changed')).to.have.length(0);
    expect(page.all('seat-was')).to.have.length(0);
    expect(page.all('stat-changed')).to.have.length(0);
  });

  it('waits with the marks while the panel is out of sight, and raises the dot', async () => {
    await page.show();
    const panel = page.root.renderRoot.querySelector<HTMLElement>('openskies-customer-panel')!;
    panel.style.setProperty('display', 'none');
    await page.until(() => !panel.checkVisibility());
    await new Promise((resolve) => requestAnimationFrame(() => realTimeout(resolve)));
    await page.update(changedCustomer());
    expect(page.store.state.changed).to.equal(true);
    expect(timers).to.have.length(0);
    panel.style.removeProperty('display');
    await page.until(() => timers.length > 0);
    expect(page.store.state.changed).to.equal(false);
    expect(page.all('seat-changed')).to.have.length(1);
  });

  it('speaks them once, and an equal answer not at all', async () => {
    await page.show();
    const now = new Date();
    await page.update(changedCustomer(now));
    await page.update(changedCustomer(now));
    expect(page.root.spoken).to.deep.equal([
      'Seat on OA476 changed from 14A to 12C. Checked bags: 1. Meal: Vegetarian.',
    ]);
  });

  it('speaks a new timeline row when nothing else says it', async () => {
    await page.show();
    const before = drawnCustomer();
    await page.update({
      ...before,
      timeline: [
        { timestamp: new Date().toISOString(), kind: 'info', entry: 'Note added.' },
        ...before.timeline,
      ],
    });
    expect(page.root.spoken).to.deep.equal(['Note added.']);
  });

  it('speaks a cancelled and an added flight', async () => {
    await page.show();
    const [first, second] = drawnCustomer().segments;
    await page.update({
      ...drawnCustomer(),
      segments: [
        { ...first!, status: 'Cancelled' },
        second!,
        { ...first!, flight_number: 'OA900', status: 'Held', seat: undefined },
      ],
    });
    expect(page.root.spoken).to.deep.equal(['OA476: Cancelled. OA900 added to the itinerary.']);
    expect(page.words('seat')[2]).to.equal('Not assigned');
  });
});
