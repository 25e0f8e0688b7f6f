import { expect } from '@open-wc/testing';
import { ConciergeError, type CustomerProfile } from '@openskies/protocol';
import {
  changedCustomer,
  deferred,
  drawnCustomer,
  scriptedSources,
} from '../../test/customer-fixture.ts';
import { conversation } from './chat.ts';
import { isEmpty } from './customer-changes.ts';
import type { CustomerRequest, CustomerSource, CustomerSources } from './customer-source.ts';
import { CustomerStore } from './customer-store.ts';

const seat = (store: CustomerStore) => store.state.profile?.segments[0]?.seat;
const withSeat = (value: string): CustomerProfile => {
  const [first, ...rest] = drawnCustomer().segments;
  return { ...drawnCustomer(), segments: [{ ...first!, seat: value }, ...rest] };
};
const make = (sources: Partial<CustomerSources>) => new CustomerStore(scriptedSources(sources));

/** A store whose server answers when the test says so; `requests` are in the order of asking. */
function scripted() {
  const requests: (CustomerRequest & ReturnType<typeof deferred>)[] = [];
  const store = make({
    server: (request) => {
      const answer = deferred();
      requests.push({ ...request, ...answer });
      return answer.promise;
    },
  });
  /** Lets the store reach the server: the sources before it take their turns first. */
  const asked = async (count: number) => {
    while (requests.length < count) await Promise.resolve();
    return requests[count - 1]!;
  };
  return { store, requests, asked };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('customer store', () => {
  it('marks all that changed before the conversation came, which compares', async () => {
    const shown = [withSeat('14A'), withSeat('15B'), changedCustomer()];
    let answer = shown[0]!;
    const store = make({ page: () => answer });
    await store.refresh();
    for (answer of shown.slice(1)) await store.refresh();
    expect(store.state.profile).to.include({ bags_checked: changedCustomer().bags_checked });
    expect(isEmpty(store.state.changes)).to.equal(true);
    await conversation();
    await turn();
    expect([...store.state.changes.seats.values()]).to.deep.equal(['14A']);
    expect(store.state.changed).to.equal(true);
  });

  it('goes from loading to data, and forgets the request', async () => {
    const { store, asked } = scripted();
    expect(store.state.status).to.equal('loading');
    store.connect('thr_1');
    const request = await asked(1);
    expect(request.threadId).to.equal('thr_1');
    request.resolve({ customer: drawnCustomer() });
    await turn();
    expect(store.state).to.include({ status: 'ready', origin: 'server', error: null });
    expect(store.state.profile?.name).to.equal('Jordan Miles');
  });

  it('is empty when there is no customer, and absent when nobody supplies any', async () => {
    const empty = make({ page: () => null });
    await empty.refresh();
    expect(empty.state.status).to.equal('empty');
    const absent = make({});
    await absent.refresh();
    expect(absent.state.status).to.equal('absent');
    await absent.refresh();
    expect(absent.state.status).to.equal('absent');
  });

  it('names the field of a wrong shape, even over data that was right', async () => {
    let answer: unknown = drawnCustomer();
    const store = make({ page: () => answer });
    await store.refresh();
    answer = { ...drawnCustomer(), segments: [{ ...drawnCustomer().segments[0], seat: 14 }] };
    await store.refresh();
    expect(store.state).to.include({ status: 'failed', profile: null, origin: 'page' });
    expect(store.state.error).to.include({ code: 'customer.invalid', field: 'segments[0].seat' });
    answer = drawnCustomer();
    await store.refresh();
    expect(store.state).to.include({ status: 'ready', error: null });
  });

  it('takes broken inline JSON for a wrong shape', async () => {
    const store = make({ inline: () => '{ "name": ' });
    await store.refresh();
    expect(store.state.error?.code).to.equal('customer.invalid');
  });

  it('keeps what it shows when a refresh fails, and fails when it has nothing to show', async () => {
    const { store, asked } = scripted();
    store.connect(null);
    (await asked(1)).reject(new ConciergeError('customer.unavailable'));
    await turn();
    expect(store.state).to.include({ status: 'failed', profile: null });
    void store.refresh();
    (await asked(2)).resolve(drawnCustomer());
    await turn();
    expect(store.state).to.include({ status: 'ready', error: null });
    void store.refresh();
    (await asked(3)).reject(new TypeError('Failed to fetch'));
    await turn();
    expect(store.state.status).to.equal('ready');
    expect(store.state.profile?.name).to.equal('Jordan Miles');
    expect(store.state.error?.code).to.equal('customer.unavailable');
  });

  it('never shows an older answer over a newer one', async () => {
    const { store, asked } = scripted();
    store.connect(null);
    const older = await asked(1);
    void store.refresh();
    const newer = await asked(2);
    expect(older.signal.aborted).to.equal(true);
    newer.resolve(withSeat('2A'));
    await turn();
    older.resolve(withSeat('1A'));
    await turn();
    expect(seat(store)).to.equal('2A');
  });

  it('drops a late failure of an older request', async () => {
    const { store, asked } = scripted();
    store.connect(null);
    const older = await asked(1);
    void store.refresh();
    (await asked(2)).resolve(withSeat('2A'));
    older.reject(new Error('late'));
    await turn();
    expect(store.state).to.include({ status: 'ready', error: null });
  });

  it('lets a live update stand above an answer that was asked for before it', async () => {
    const { store, asked } = scripted();
    store.connect('thr_1');
    (await asked(1)).resolve(withSeat('14A'));
    await turn();
    void store.refresh();
    const late = await asked(2);
    store.update(withSeat('12C'), 'thr_1');
    late.resolve(withSeat('14A'));
    await turn();
    expect(seat(store)).to.equal('12C');
    expect(late.signal.aborted).to.equal(true);
  });

  it('asks again when an update comes before the first answer', async () => {
    const { store, asked } = scripted();
    store.connect('thr_1');
    await asked(1);
    store.update(withSeat('12C'), 'thr_1');
    (await asked(2)).resolve(withSeat('12C'));
    await turn();
    expect(seat(store)).to.equal('12C');
  });

  it('ignores an update of a conversation that is not open', async () => {
    const { store, asked } = scripted();
    store.connect('thr_1');
    (await asked(1)).resolve(withSeat('14A'));
    await turn();
    store.update(withSeat('12C'), 'thr_2');
    expect(seat(store)).to.equal('14A');
  });

  it('asks the page’s own source again instead of showing the server’s update', async () => {
    let loads = 0;
    const store = make({ source: () => ({ load: () => ((loads += 1), withSeat('14A')) }) });
    await store.refresh();
    store.update(withSeat('12C'));
    await turn();
    expect(loads).to.equal(2);
    expect(seat(store)).to.equal('14A');
  });

  it('shows the update of a server that has no customer endpoint', async () => {
    const store = make({});
    await store.refresh();
    store.update(withSeat('12C'));
    expect(store.state).to.include({ status: 'ready', origin: 'server' });
    await store.refresh();
    expect(seat(store), 'when it is asked again').to.equal('12C');
    store.setThread('thr_2');
    await turn();
    expect(store.state).to.include({ status: 'absent', profile: null });
  });

  it('refreshes on a thread change and compares nothing between two conversations', async () => {
    const { store, asked } = scripted();
    store.connect('thr_1');
    (await asked(1)).resolve(withSeat('12C'));
    await turn();
    store.setThread('thr_2');
    const request = await asked(2);
    expect(request.threadId).to.equal('thr_2');
    expect(store.state.status).to.equal('refreshing');
    request.resolve(withSeat('14A'));
    await turn();
    expect(seat(store)).to.equal('14A');
    expect(isEmpty(store.state.changes)).to.equal(true);
    store.setThread('thr_2');
    await turn();
    expect(store.state.status).to.equal('ready');
  });

  it('shows no other conversation’s data when the new one’s does not load', async () => {
    const { store, asked } = scripted();
    store.connect('thr_1');
    (await asked(1)).resolve(withSeat('12C'));
    await turn();
    store.setThread('thr_2');
    (await asked(2)).reject(new Error('down'));
    await turn();
    expect(store.state).to.include({ status: 'failed', profile: null });
  });

  it('marks what changed when the first message made the conversation', async () => {
    const { store, asked } = scripted();
    store.connect(null);
    (await asked(1)).resolve(drawnCustomer());
    await turn();
    store.setThread('thr_1', true);
    await asked(2);
    store.update(changedCustomer(), 'thr_1');
    const { changes, news, changed } = store.state;
    expect([...changes.seats.values()]).to.deep.equal(['14A']);
    expect([...changes.stats]).to.deep.equal(['bags_checked', 'meal_preference']);
    expect(changes.timeline.size).to.equal(1);
    expect(news).to.equal(changes);
    expect(changed).to.equal(true);
  });

  it('keeps the profile that stands where the same comes again', async () => {
    const store = make({ server: () => Promise.resolve(withSeat('12C')) });
    await store.refresh();
    const { profile } = store.state;
    await store.refresh();
    expect(store.state.profile === profile).to.equal(true);
  });

  it('keeps a mark through an equal answer, until it is settled', async () => {
    let answer = drawnCustomer();
    const store = make({ page: () => answer });
    await store.refresh();
    answer = changedCustomer();
    await store.refresh();
    await store.refresh();
    expect(store.state.changes.seats.size).to.equal(1);
    store.seen();
    expect(store.state).to.include({ changed: false });
    expect(store.state.changes.seats.size).to.equal(1);
    store.settle();
    expect(isEmpty(store.state.changes)).to.equal(true);
  });

  it('marks nothing when another customer signs in', async () => {
    let answer: CustomerProfile = drawnCustomer();
    const store = make({ page: () => answer });
    await store.refresh();
    answer = { ...changedCustomer(), customer_id: 'cus_2', name: 'Someone Else' };
    await store.refresh();
    expect(isEmpty(store.state.changes)).to.equal(true);
  });

  describe('subscription', () => {
    let push: Parameters<NonNullable<CustomerSource['subscribe']>>[0];
    let ended = 0;
    let loads = 0;
    const source: CustomerSource = {
      load: () => ((loads += 1), withSeat('1A')),
      subscribe: (changed) => {
        push = changed;
        return () => (ended += 1);
      },
    };

    beforeEach(() => {
      ended = 0;
      loads = 0;
    });

    it('shows what is pushed, over an answer under way', async () => {
      const answer = deferred<CustomerProfile>();
      const store = make({ source: () => ({ ...source, load: () => answer.promise }) });
      store.connect(null);
      push(withSeat('2A'));
      answer.resolve(withSeat('1A'));
      await turn();
      expect(store.state.profile && seat(store)).to.equal('2A');
      push(null);
      expect(store.state.status).to.equal('empty');
    });

    it('asks again when told that something changed', async () => {
      const store = make({ source: () => source });
      store.connect(null);
      push();
      await turn();
      expect(loads).to.equal(2);
    });

    it('validates what is pushed', () => {
      const store = make({ source: () => source });
      store.connect(null);
      push({ ...withSeat('1A'), bags_checked: 'two' as never });
      expect(store.state.error?.field).to.equal('bags_checked');
    });

    it('stands below a profile that the page owns outright', async () => {
      const store = make({ source: () => source, page: () => withSeat('9F') });
      store.connect(null);
      await turn();
      push(withSeat('2A'));
      expect(seat(store)).to.equal('9F');
    });

    it('ends when the element leaves and when the source is replaced', async () => {
      const store = make({ source: () => source });
      store.connect(null);
      store.sourceChanged();
      expect(ended).to.equal(1);
      store.disconnect();
      expect(ended).to.equal(2);
      await turn();
    });

    it('turns a subscription that throws into the error state', () => {
      const store = make({
        source: () => ({
          load: () => null,
          subscribe: () => {
            throw new Error('partner');
          },
        }),
      });
      store.connect(null);
      expect(store.state.status).to.equal('failed');
    });
  });

  it('aborts its request when the element leaves, and keeps what it showed', async () => {
    const { store, asked } = scripted();
    store.connect(null);
    (await asked(1)).resolve(withSeat('1A'));
    await turn();
    void store.refresh();
    const late = await asked(2);
    store.disconnect();
    expect(late.signal.aborted).to.equal(true);
    late.resolve(withSeat('2A'));
    await turn();
    expect(seat(store)).to.equal('1A');
    store.connect(null);
    (await asked(3)).resolve(withSeat('3A'));
    await turn();
    expect(seat(store)).to.equal('3A');
  });
});
