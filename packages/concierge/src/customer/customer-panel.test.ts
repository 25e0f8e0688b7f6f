import { expect } from '@open-wc/testing';
import { ConciergeError, type CustomerProfile } from '@openskies/protocol';
import { changedCustomer, deferred, drawnCustomer } from '../../test/customer-fixture.ts';
import { CustomerPage } from '../../test/customer-page.ts';
import type { CustomerSources } from '../state/customer-source.ts';

const many = (count: number): CustomerProfile => ({
  ...drawnCustomer(),
  timeline: Array.from({ length: count }, (_, index) => ({
    timestamp: new Date(Date.UTC(2026, 0, count - index)).toISOString(),
    kind: 'info',
    entry: `Entry ${index + 1}`,
  })),
});

describe('customer panel', () => {
  const page = new CustomerPage();
  afterEach(() => page.remove());

  describe('accessibility', () => {
    const states: [string, Partial<CustomerSources>][] = [
      ['loading', { server: () => deferred().promise }],
      ['data', { server: () => Promise.resolve(drawnCustomer()) }],
      ['data with a long timeline', { server: () => Promise.resolve(many(9)) }],
      ['a name alone', { server: () => Promise.resolve({ name: 'Ada' }) }],
      ['error', { server: () => Promise.reject(new Error('down')) }],
      ['a wrong shape', { server: () => Promise.resolve({ name: 7 }) }],
      ['empty', { page: () => null }],
    ];
    for (const scheme of ['light', 'dark']) {
      for (const [name, sources] of states) {
        it(`has nothing to complain about in ${scheme}: ${name}`, async () => {
          await page.open(sources, { attributes: { 'color-scheme': scheme } });
          if (name !== 'loading') await page.until(() => page.store.state.status !== 'loading');
          await expect(page.root).to.be.accessible();
        });
      }
      it(`has nothing to complain about in ${scheme}: changed values`, async () => {
        await page.show(drawnCustomer(), { attributes: { 'color-scheme': scheme } });
        await page.update(changedCustomer());
        await expect(page.root).to.be.accessible();
      });
    }
  });

  it('says in loading what it waits for, in the shapes of the data', async () => {
    for (const width of [360, 480, 700]) {
      const answer = deferred();
      await page.open({ server: () => answer.promise }, { width });
      // So that no label breaks, however wide the machine's font is.
      page.root.style.letterSpacing = '-0.05em';
      expect(page.words('loading-text')).to.deep.equal([
        'Fetching the latest itinerary and services…',
      ]);
      expect(page.part('customer-panel').ariaBusy).to.equal('true');
      const shapes = (): number[] => {
        const [pass, stats] = [page.box('segment-pass'), page.box('stats')];
        return [pass.height, stats.top - pass.top, stats.height];
      };
      const bones = shapes();
      answer.resolve(drawnCustomer());
      await page.until(() => page.store.state.status === 'ready');
      expect(shapes(), `at ${width}`).to.deep.equal(bones);
      expect(page.part('customer-panel').ariaBusy).to.equal('false');
      page.remove();
    }
  });

  it('shows who the customer is, with ways to reach them', async () => {
    await page.show();
    expect(page.words('customer-name')).to.deep.equal(['Jordan Miles']);
    expect(page.part('customer-name').localName).to.equal('h2');
    expect(page.words('tier-badge')).to.deep.equal(['Aviator Platinum']);
    expect(page.part('icon-button').title).to.equal('Refresh');
    expect(page.words('contact')[0]).to.equal(
      'APL-204981 jordan.miles@example.com +1 (415) 555-9214',
    );
    const items = page.part('contact').querySelectorAll<HTMLAnchorElement>('a[href]');
    const links = [...items].map((link) => link.href);
    expect(links).to.deep.equal(['mailto:jordan.miles@example.com', 'tel:+14155559214']);
  });

  it('writes an address so that it brings nothing else along', async () => {
    await page.show({ name: 'A', email: 'a@b.example?cc=c@d.example&body=x', phone: '1;ext=2' });
    const links = [...page.part('contact').querySelectorAll('a')].map((link) => link.href);
    expect(links).to.deep.equal(['mailto:a@b.example%3Fcc%3Dc@d.example%26body%3Dx', 'tel:12']);
  });

  it('shows each flight with its local day and times, seat and status', async () => {
    await page.show();
    expect(page.words('section-note')[0]).to.equal('Confirmation LL0EZ6');
    expect(page.words('segment-flight')).to.deep.equal(['OA476', 'OA477']);
    expect(page.words('segment-meta')[0]).to.equal('OA476 Thu, Dec 3 Scheduled');
    expect(page.words('route')[0]).to.equal('SFO to JFK Departs 08:05 Arrives 16:35');
    expect(page.words('seat')).to.deep.equal(['14A', '15C']);
  });

  it('knows scheduled, cancelled and held, and shows another word as it came', async () => {
    const statuses = ['Scheduled', 'CANCELLED', 'Held', 'Boarding at B12', undefined];
    const [segment] = drawnCustomer().segments;
    await page.show({
      ...drawnCustomer(),
      segments: statuses.map((status, index) => ({
        ...segment,
        flight_number: `OA${index}`,
        status,
      })),
    });
    expect(page.words('status')).to.deep.equal([
      'Scheduled',
      'Cancelled',
      'Held',
      'Boarding at B12',
      'Scheduled',
    ]);
    const tones = page.all('status').map((node) => node.getAttribute('part'));
    expect(tones).to.deep.equal(
      ['scheduled', 'cancelled', 'held', 'other', 'scheduled'].map(
        (tone) => `status status-${tone}`,
      ),
    );
    expect(page.all('segment-pass')[1]!.classList.contains('is-cancelled')).to.equal(true);
  });

  it('shows the quick stats, and what is not set', async () => {
    await page.show();
    expect(page.words('stat')).to.deep.equal(['Checked bags 0', 'Meal Not set', 'Assistance None']);
    expect(page.all('stat').every((stat) => stat.querySelector('svg'))).to.equal(true);
    await page.update({ ...changedCustomer(), special_assistance: 'Wheelchair to the gate' });
    expect(page.words('stat')).to.deep.equal([
      'Checked bags 1',
      'Meal Vegetarian',
      'Assistance Wheelchair to the gate',
    ]);
  });

  it('shows the way to the next tier as meters', async () => {
    await page.show();
    expect(page.words('meter-head')).to.deep.equal([
      'Points 42,000 of 60,000',
      'Segments 18 of 32',
    ]);
    expect(page.words('section-note')).to.include('Renews Feb 1, 2027');
    const [points] = page.all('meter-track');
    expect(points!.getAttribute('aria-valuenow')).to.equal('42000');
    expect(points!.getAttribute('aria-valuetext')).to.equal('42,000 of 60,000');
    expect(
      page.part('meter-bar').getBoundingClientRect().width / points!.clientWidth,
    ).to.be.closeTo(0.7, 0.01);
  });

  it('lists the benefits', async () => {
    await page.show();
    expect(page.words('benefit')).to.have.length(4);
    expect(page.words('benefit')[0]).to.equal('Complimentary upgrades when available');
  });

  it('leaves out what a partner does not supply', async () => {
    await page.show({ name: 'Ada' });
    for (const name of ['tier-badge', 'contact', 'stats', 'loyalty', 'benefits', 'segments']) {
      expect(page.all(name), name).to.have.length(0);
    }
    expect(page.words('customer-name')).to.deep.equal(['Ada']);
    expect(page.root.renderRoot.textContent).to.contain('No upcoming flights.');
  });

  describe('timeline', () => {
    it('is newest first, with a kind and a friendly time', async () => {
      const now = new Date();
      // By the reader's clock, wherever that is.
      const november = (day: number) => new Date(2024, 10, day, 10).toISOString();
      await page.show({
        ...drawnCustomer(now),
        timeline: [
          { timestamp: november(2), kind: 'system', entry: 'Imported.' },
          { timestamp: november(13), kind: 'error', entry: 'Refused.' },
          { timestamp: now.toISOString(), kind: 'success', entry: 'Seat changed.' },
          { timestamp: november(14), kind: 'warning', entry: 'Cancelled.' },
        ],
      });
      expect(page.words('timeline-item')).to.deep.equal([
        'Seat changed. Just now',
        'Cancelled. Nov 14, 2024',
        'Refused. Nov 13, 2024',
        'Imported. Nov 2, 2024',
      ]);
      const spoken = page
        .all('kind')
        .map((kind) => kind.querySelector('svg')!.getAttribute('aria-label'));
      expect(spoken).to.deep.equal(['Done', 'Attention', 'Failed', 'Note']);
      expect(page.part('timeline').localName).to.equal('ol');
    });

    it('scrolls inside after six, by keyboard too', async () => {
      await page.show(many(6));
      expect(page.all('timeline-scroll')).to.have.length(0);
      await page.update(many(12));
      const scroll = page.part('timeline-scroll');
      expect(scroll.tabIndex).to.equal(0);
      expect(scroll.scrollHeight).to.be.above(scroll.clientHeight);
      expect(scroll.getAttribute('role')).to.equal('region');
    });

    it('tells two equal entries apart', async () => {
      const [entry] = drawnCustomer().timeline;
      await page.show({ ...drawnCustomer(), timeline: [entry, entry, entry] });
      expect(page.all('timeline-item')).to.have.length(3);
    });
  });

  it('asks again by its refresh button, and says when it is done', async () => {
    let asked = 0;
    await page.open({
      server: () => {
        asked += 1;
        return Promise.resolve(drawnCustomer());
      },
    });
    await page.until(() => page.store.state.status === 'ready');
    const button = page.part('customer-header').querySelector('button')!;
    expect(button.ariaLabel).to.equal('Refresh');
    button.click();
    await page.until(() => page.root.spoken.length > 0);
    expect(asked).to.equal(2);
    expect(page.root.spoken).to.deep.equal(['Your trip is up to date.']);
  });

  it('offers to try again after a failure, and comes back', async () => {
    let down = true;
    await page.open({
      server: () => (down ? Promise.reject(new Error('down')) : Promise.resolve(drawnCustomer())),
    });
    await page.until(() => page.store.state.status === 'failed');
    expect(page.words('state-error')[0]).to.equal(
      'Your trip didn’t load The airline’s system didn’t answer. The chat still works. Try again',
    );
    down = false;
    page.part('button').click();
    await page.until(() => page.store.state.status === 'ready');
    expect(page.words('customer-name')).to.deep.equal(['Jordan Miles']);
    down = true;
    void page.store.refresh();
    await page.until(() => page.store.state.error !== null);
    expect(page.words('notice-warning')[0]).to.contain('This may be out of date');
    expect(page.words('customer-name')).to.deep.equal(['Jordan Miles']);
  });

  it('promises no chat where our own server is away', async () => {
    await page.open({ server: () => Promise.reject(new ConciergeError('network.unreachable')) });
    await page.until(() => page.store.state.status === 'failed');
    expect(page.words('state-error')[0]).to.equal(
      'Your trip didn’t load The concierge cannot be reached. Check your connection. Try again',
    );
  });

  it('holds words that are no airport codes', async () => {
    const [flight] = drawnCustomer().segments;
    for (const [origin, destination] of [
      ['San Francisco', 'New York'],
      ['LONGCODE', 'LONGCITY'],
    ] as const) {
      await page.open(
        {
          page: () => ({
            name: 'Ada',
            segments: [{ flight_number: 'HB210', date: flight!.date, origin, destination }],
          }),
        },
        { width: 360 },
      );
      await page.until(() => page.all('segment').length === 1);
      const scroller = page.part('customer-scroll');
      expect(scroller.scrollWidth, origin).to.equal(scroller.clientWidth);
      const [from, to] = page.all('iata').map((node) => node.getBoundingClientRect());
      const plane = page.part('route-line').querySelector('svg')!.getBoundingClientRect();
      expect(plane.left, origin).to.be.at.least(from!.right);
      expect(plane.right, origin).to.be.at.most(to!.left);
    }
    expect(page.root.renderRoot.querySelector('openskies-quick-stats')!.clientHeight).to.equal(0);
    expect(
      getComputedStyle(page.root.renderRoot.querySelector('openskies-quick-stats')!).display,
    ).to.equal('none');
  });

  it('draws the newest hundred of a timeline without end', async () => {
    await page.show(many(5000));
    await page.until(() => page.all('timeline-item').length > 0);
    expect(page.all('timeline-item')).to.have.length(100);
  });

  it('counts down to when a busy server takes it again', async () => {
    let busy = true;
    const refused = () => new ConciergeError('rate.limited', { status: 503, retryAfter: 1 });
    await page.open({
      server: () => (busy ? Promise.reject(refused()) : Promise.resolve(drawnCustomer())),
    });
    await page.until(() => page.all('retry-wait').length === 1);
    expect(page.words('state-error')[0]).to.equal(
      'Your trip didn’t load The airline’s system didn’t answer. The chat still works. Try again in 1 sec.',
    );
    expect(page.all('button').length).to.equal(0);
    await page.until(() => page.all('button').length === 1);
    busy = false;
    page.part('button').click();
    await page.until(() => page.store.state.status === 'ready');
    busy = true;
    void page.store.refresh();
    await page.until(() => page.all('retry-wait').length === 1);
    expect(page.words('notice-warning')[0]).to.match(/Try again in 1 sec\.$/);
    await page.until(() => page.all('retry-wait').length === 0);
    expect(page.words('notice-warning')[0]).to.match(/Try again$/);
  });

  it('invites to find a flight when there is no customer', async () => {
    await page.show(null);
    expect(page.words('state-empty')[0]).to.contain('No trips yet');
    let wished = false;
    page.root.renderRoot.addEventListener('find-flight', () => (wished = true));
    page.part('button').click();
    expect(wished).to.equal(true);
  });

  it('is not there at all when nobody supplies customers', async () => {
    await page.open({});
    await page.until(() => page.store.state.status === 'absent');
    expect(page.all('customer-panel')).to.have.length(0);
  });

  it('still hears its store after it was moved in the page', async () => {
    await page.show();
    const parent = page.root.parentElement!;
    page.root.remove();
    parent.append(page.root);
    await page.update(changedCustomer());
    expect(page.words('seat')[0]).to.equal('12C');
  });
});
