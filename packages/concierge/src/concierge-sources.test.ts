import { ContextProvider } from '@lit/context';
import { expect } from '@open-wc/testing';
import { encodeSse, type CustomerProfile } from '@openskies/protocol';
import { deferred, drawnCustomer } from '../test/customer-fixture.ts';
import { assistantItem, done, opening, userItem } from '../test/events.ts';
import type { OpenskiesConcierge } from './concierge.ts';
import './define.ts';
import type { OpenskiesErrorEvent } from './events.ts';
import { customerSourceContext } from './state/contexts.ts';

const named = (name: string): CustomerProfile => ({ ...drawnCustomer(), name });
const json = (body: unknown, init?: ResponseInit) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init });

/** One request as the network saw it. */
interface Seen {
  url: URL;
  headers: Headers;
  credentials: RequestCredentials;
}

describe('the page’s ways to supply the customer', () => {
  const { fetch } = window;
  let element: OpenskiesConcierge;
  let seen: Seen[];
  let answer: (url: URL) => Response | Promise<Response>;

  beforeEach(() => {
    seen = [];
    answer = (url) =>
      url.pathname.endsWith('/customer')
        ? json(
            { customer: named('Server') },
            {
              headers: {
                'openskies-server': '1.0.0; model=demo',
                'content-type': 'application/json',
              },
            },
          )
        : json({ data: [], has_more: false });
    window.fetch = (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      seen.push({ url, headers: request.headers, credentials: request.credentials });
      return Promise.resolve(answer(url));
    };
    element = document.createElement('openskies-concierge');
    element.apiUrl = 'https://api.example/support';
    element.style.setProperty('inline-size', '900px');
  });
  afterEach(() => {
    element.remove();
    window.fetch = fetch;
    sessionStorage.clear();
  });

  const find = (part: string) => element.shadowRoot!.querySelector(`[part~="${part}"]`);
  const until = async (condition: () => unknown) => {
    while (!condition()) await new Promise((resolve) => requestAnimationFrame(resolve));
  };
  const name = () => find('customer-name')?.textContent.trim();
  const asked = (path: string) => seen.filter(({ url }) => url.pathname === path);

  it('asks our server when the page supplies nothing', async () => {
    document.body.append(element);
    await until(() => name() === 'Server');
    expect(asked('/support/customer')).to.have.length(1);
  });

  it('takes the property, and pushes of it', async () => {
    element.customer = named('Property');
    document.body.append(element);
    await until(() => name() === 'Property');
    expect(asked('/support/customer')).to.have.length(0);
    element.customer = named('Pushed');
    await until(() => name() === 'Pushed');
    element.customer = null;
    await until(() => find('state-empty'));
    element.customer = undefined;
    await until(() => name() === 'Server');
  });

  it('takes a source object, tells it the thread, and hears what it pushes', async () => {
    let push!: (profile?: CustomerProfile | null) => void;
    const requests: (string | null)[] = [];
    element.threadId = 'thr_7';
    element.customerSource = {
      load: ({ threadId }) => (requests.push(threadId), Promise.resolve(named('Source'))),
      subscribe(changed) {
        push = changed;
        return () => undefined;
      },
    };
    document.body.append(element);
    await until(() => name() === 'Source');
    expect(requests).to.include('thr_7');
    push(named('Desk'));
    await until(() => name() === 'Desk');
  });

  it('takes a source that is provided from above', async () => {
    const page = document.createElement('main');
    document.body.append(page);
    new ContextProvider(page, {
      context: customerSourceContext,
      initialValue: { load: () => named('Above') },
    });
    page.append(element);
    await until(() => name() === 'Above');
    element.customerSource = { load: () => named('Own') };
    await until(() => name() === 'Own');
    page.remove();
  });

  it('asks by an event that bubbles and whose answer may take its time', async () => {
    const late = deferred<CustomerProfile>();
    let detail: { threadId: string | null; signal: AbortSignal } | undefined;
    const respond = (event: HTMLElementEventMap['openskies-customer-request']) => {
      detail = event.detail;
      event.respondWith(late.promise);
    };
    document.addEventListener('openskies-customer-request', respond as EventListener);
    document.body.append(element);
    await until(() => detail && find('loading-text'));
    expect(detail).to.have.property('threadId', null);
    late.resolve(named('Event'));
    await until(() => name() === 'Event');
    expect(asked('/support/customer')).to.have.length(0);
    document.removeEventListener('openskies-customer-request', respond as EventListener);
  });

  it('fetches the address with the thread in it, and without our token', async () => {
    answer = () => json(named('Address'));
    element.threadId = 'thr_a/b';
    element.customerUrl = 'https://partner.example/me?thread={thread_id}';
    document.body.append(element);
    await until(() => name() === 'Address');
    const [request] = asked('/me');
    expect(request!.url.href).to.equal('https://partner.example/me?thread=thr_a%2Fb');
    expect(request!.headers.has('authorization')).to.equal(false);
    expect(request!.credentials).to.equal('same-origin');
  });

  it('says that there is no customer at an address that has none, and fails at one that breaks', async () => {
    answer = ({ pathname }) =>
      pathname === '/none' ? new Response(null, { status: 404 }) : json({}, { status: 500 });
    element.customerUrl = '/none';
    document.body.append(element);
    await until(() => find('state-empty'));
    element.customerUrl = '/broken';
    await until(() => find('state-error'));
  });

  it('takes inline JSON, and follows it when the page writes another', async () => {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.slot = 'customer-data';
    script.textContent = JSON.stringify(named('Inline'));
    element.append(script);
    document.body.append(element);
    await until(() => name() === 'Inline');
    script.textContent = JSON.stringify(named('Rewritten'));
    await until(() => name() === 'Rewritten');
    script.remove();
    await until(() => name() === 'Server');
  });

  it('shows the error state for a wrong shape and names the field to the page', async () => {
    const errors: OpenskiesErrorEvent[] = [];
    element.addEventListener('openskies-error', (event) => errors.push(event));
    element.customer = { ...named('A'), timeline: [{ timestamp: 'soon' }] } as never;
    document.body.append(element);
    await until(() => find('state-error'));
    await until(() => errors.length > 0);
    const { error } = errors[0]!.detail;
    expect(error).to.include({ code: 'customer.invalid', field: 'timeline[0].timestamp' });
    expect(errors).to.have.length(1);
    element.customer = named('A');
    await until(() => name() === 'A');
  });

  it('tells the page who is shown, and from where', async () => {
    const shown: unknown[] = [];
    element.addEventListener('openskies-customer-change', ({ detail }) =>
      shown.push([detail.profile?.name, detail.origin]),
    );
    document.body.append(element);
    await until(() => name() === 'Server');
    element.customer = named('Page');
    await until(() => name() === 'Page');
    expect(shown).to.deep.equal([
      ['Server', 'server'],
      ['Page', 'page'],
    ]);
  });

  it('has no panel and no error on a foreign server without customers', async () => {
    for (const absent of [
      () => json({ detail: 'Not Found' }, { status: 404 }),
      () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
    ]) {
      answer = absent;
      const errors: Event[] = [];
      element = document.createElement('openskies-concierge');
      element.apiUrl = 'https://foreign.example/chatkit';
      element.addEventListener('openskies-error', (event) => errors.push(event));
      document.body.append(element);
      await until(() => element.shadowRoot && !find('customer-panel') && asked('/customer').length);
      await until(() => element.shadowRoot!.querySelector('[data-panels="chat"]'));
      expect(errors).to.deep.equal([]);
      seen = [];
      element.remove();
    }
  });

  it('leaves the panel as it is where the page refuses an update, until somebody asks', async () => {
    const effect = { type: 'client_effect', name: 'customer_profile/update' };
    const replies = [
      [
        ...opening('Hi'),
        done(assistantItem('msg_2', 'Hello.')),
        { ...effect, data: { profile: named('Changed') } },
      ],
      [done(userItem('msg_3', 'Hi again')), done(assistantItem('msg_4', 'Hello again.'))],
    ];
    let served = 'Server';
    const usual = answer;
    element.apiUrl = 'https://api.example/refused';
    answer = (url) => {
      if (!url.pathname.startsWith('/refused')) return usual(url);
      const server = { 'openskies-server': '1.0.0; model=demo' };
      if (url.pathname.endsWith('/customer'))
        return json({ customer: named(served) }, { headers: server });
      served = 'Changed';
      const reply = replies.shift() ?? [];
      return new Response(reply.map((event) => encodeSse({ data: event })).join(''), {
        headers: { ...server, 'content-type': 'text/event-stream' },
      });
    };
    element.addEventListener('openskies-effect', (event) => event.preventDefault());
    document.body.append(element);
    await until(() => name() === 'Server');
    await element.sendUserMessage({ text: 'Hi' });
    const before = asked('/refused/customer').length;
    await element.sendUserMessage({ text: 'Hi again' });
    await element.updateComplete;
    expect(replies).to.deep.equal([]);
    expect(asked('/refused/customer').length).to.equal(before);
    expect(name()).to.equal('Server');
    await element.refreshCustomer();
    await until(() => name() === 'Changed');
  });

  it('asks again on refreshCustomer, and shows what the page’s source says then', async () => {
    let count = 0;
    element.customerSource = { load: () => named(`Load ${(count += 1)}`) };
    document.body.append(element);
    await until(() => name() === 'Load 1');
    await element.refreshCustomer();
    await until(() => name() === 'Load 2');
  });
});
