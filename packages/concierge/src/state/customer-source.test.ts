import { expect } from '@open-wc/testing';
import { scriptedSources } from '../../test/customer-fixture.ts';
import { fillAddress, loadCustomer, type CustomerSources } from './customer-source.ts';

const named = (name: string) => ({ name });
const request = () => ({ threadId: 'thr_1', signal: new AbortController().signal });

/** All six answer, each with its own name. */
const all: Partial<CustomerSources> = {
  page: () => named('page'),
  source: () => ({ load: () => named('source') }),
  ask: () => Promise.resolve(named('event')),
  address: () => 'https://partner.example/me',
  fetchAddress: () => Promise.resolve(named('address')),
  inline: () => JSON.stringify(named('inline')),
  server: () => Promise.resolve({ customer: named('server') }),
};
const silent: Partial<CustomerSources> = {
  page: () => undefined,
  source: () => ({ load: () => undefined }),
  ask: () => undefined,
  address: () => null,
  inline: () => null,
  server: () => Promise.resolve(undefined),
};

describe('customer source', () => {
  const order = ['page', 'source', 'ask', 'address', 'inline', 'server'] as const;
  const origins = ['page', 'source', 'event', 'address', 'inline', 'server'];
  order.forEach((_, index) => {
    it(`takes the answer of ${origins[index]} when those before it have none`, async () => {
      const sources = scriptedSources(all);
      for (const earlier of order.slice(0, index)) {
        Object.assign(sources, { [earlier]: silent[earlier] });
      }
      const { origin, answer } = await loadCustomer(sources, request());
      expect(origin).to.equal(origins[index]);
      expect(answer).to.deep.equal(named(origins[index]!));
    });
  });

  it('asks nobody after the first answer', async () => {
    const asked: string[] = [];
    const watch = (name: string) => () => {
      asked.push(name);
      return Promise.resolve(undefined);
    };
    await loadCustomer(
      scriptedSources({
        inline: () => '{"name":"A"}',
        ask: watch('event'),
        server: watch('server'),
      }),
      request(),
    );
    expect(asked).to.deep.equal(['event']);
  });

  it('says that there is no customer when the page answers null', async () => {
    for (const sources of [
      { page: () => null },
      { source: () => ({ load: () => null }) },
      { ask: () => Promise.resolve(null) },
      { address: () => '/me', fetchAddress: () => Promise.resolve(null) },
      { inline: () => 'null' },
      { server: () => Promise.resolve(null) },
    ] satisfies Partial<CustomerSources>[]) {
      const { answer, origin } = await loadCustomer(scriptedSources(sources), request());
      expect(answer, Object.keys(sources)[0]).to.equal(null);
      expect(origin).not.to.equal('none');
    }
  });

  it('answers `none` when even the server has no customers', async () => {
    const loaded = await loadCustomer(scriptedSources(silent), request());
    expect(loaded).to.deep.equal({ origin: 'none', answer: null });
  });

  it('hands the thread and a signal to the source of the page', async () => {
    let got: unknown;
    const given = request();
    await loadCustomer(
      scriptedSources({ source: () => ({ load: (asked) => ((got = asked), null) }) }),
      given,
    );
    expect(got).to.equal(given);
  });

  it('writes the thread into the address, encoded, and nothing before the first message', () => {
    const address = 'https://partner.example/{thread_id}?thread={thread_id}';
    expect(fillAddress(address, 'thr_a/b&c')).to.equal(
      'https://partner.example/thr_a%2Fb%26c?thread=thr_a%2Fb%26c',
    );
    expect(fillAddress(address, null)).to.equal('https://partner.example/?thread=');
  });

  it('fails as a whole when a source fails, and asks no later one', async () => {
    let asked = false;
    const sources = scriptedSources({
      source: () => ({ load: () => Promise.reject(new Error('partner')) }),
      server: () => ((asked = true), Promise.resolve(null)),
    });
    const failure = await loadCustomer(sources, request()).catch((error: Error) => error.message);
    expect(failure).to.equal('partner');
    expect(asked).to.equal(false);
  });
});
