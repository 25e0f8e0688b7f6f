import { ConciergeError } from '@openskies/protocol';
import { expect } from '@open-wc/testing';
import { ClientSession, type GetToken } from './session.ts';

interface Sent {
  url: string;
  method: string;
  authorization: string | null;
  body: Record<string, string> | null;
}

/** A server that gives out `t1`, `t2`, … and takes the newest token alone. */
function server({ kind = 'customer', person = 'p1', lives = 600_000 } = {}) {
  const state = {
    kind,
    person,
    lives,
    tokens: 0,
    accepts: '',
    sent: [] as Sent[],
    status: 200,
    hosts: undefined as string[] | undefined,
  };
  const answer: typeof fetch = (input, init = {}) => {
    const url = input as string;
    const headers = new Headers(init.headers);
    const body = init.body ? (JSON.parse(init.body as string) as Record<string, string>) : null;
    const authorization = headers.get('authorization');
    const method = init.method ?? 'GET';
    state.sent.push({ url, method, authorization, body });
    if (url.endsWith('/session') && method === 'POST') {
      if (state.status !== 200) return Promise.resolve(Response.json({}, { status: state.status }));
      state.accepts = `t${++state.tokens}`;
      return Promise.resolve(
        Response.json({
          token: state.accepts,
          expires_at: new Date(Date.now() + state.lives).toISOString(),
          subject_kind: state.kind,
          person: state.person,
          ...(state.hosts ? { link_hosts: state.hosts } : {}),
          ...(state.kind === 'anonymous' ? { anon_refresh: `r${state.tokens}` } : {}),
        }),
      );
    }
    const ok = authorization === `Bearer ${state.accepts}`;
    return Promise.resolve(Response.json({}, { status: ok ? 200 : 401 }));
  };
  return { ...state, state, fetch: answer };
}

let unique = 0;

function start(wire: ReturnType<typeof server>, getToken?: GetToken, key = `pk_${++unique}`) {
  const told: string[] = [];
  const links = { hosts: undefined as readonly string[] | null | undefined };
  const session = new ClientSession({
    url: 'https://api.example/support/session',
    publishableKey: key,
    getToken: () => getToken,
    fetch: wire.fetch,
    onPersonChange: () => void told.push('person'),
    onReset: () => void told.push('reset'),
    onOtherPerson: () => void told.push('other'),
    onLinkHosts: (hosts) => void (links.hosts = hosts),
  });
  return { session, told, key, links };
}

const ask = (session: ClientSession) => session.send('https://api.example/support/chatkit');
const opened = (wire: ReturnType<typeof server>) =>
  wire.state.sent.filter(({ url, method }) => url.endsWith('/session') && method === 'POST');

async function failure(promise: Promise<unknown>): Promise<ConciergeError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ConciergeError) return error;
  }
  throw new Error('It did not fail as it should.');
}

describe('the session', () => {
  it('is opened once for requests that start together', async () => {
    const wire = server();
    const { session } = start(wire, () => 'assertion-1');
    const answers = await Promise.all([ask(session), ask(session), ask(session)]);
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    expect(opened(wire).length).to.equal(1);
    expect(opened(wire)[0]?.body?.['assertion']).to.equal('assertion-1');
  });

  it('brings the hosts that links may lead to, or that the server does not say', async () => {
    const wire = server();
    const { session, links } = start(wire);
    await ask(session);
    expect(links.hosts).to.equal(null);
    wire.state.hosts = ['www.aurora.example'];
    wire.state.accepts = 'revoked';
    await ask(session);
    expect(links.hosts).to.deep.equal(['www.aurora.example']);
  });

  it('is renewed once when the server takes the token no more', async () => {
    const wire = server();
    const given: (string | null)[] = [];
    const { session } = start(wire, (current) => {
      given.push(current);
      return `assertion-${given.length}`;
    });
    await ask(session);
    wire.state.accepts = 'revoked';
    expect((await ask(session)).status).to.equal(200);
    expect(given).to.deep.equal([null, 'assertion-1']);
  });

  it('gives up after one renewal', async () => {
    const wire = server();
    const sent: typeof fetch = async (url, init) => {
      const answer = await wire.fetch(url, init);
      return (url as string).endsWith('/session') ? answer : Response.json({}, { status: 401 });
    };
    const refused = new ClientSession({
      url: 'https://api.example/support/session',
      publishableKey: 'pk_refused',
      getToken: () => () => 'a',
      fetch: sent,
      onPersonChange: () => undefined,
      onReset: () => undefined,
      onOtherPerson: () => undefined,
    });
    expect((await ask(refused)).status).to.equal(401);
  });

  it('is renewed beside the requests when it grows old', async () => {
    const wire = server({ lives: 30_000 });
    const { session } = start(wire, () => 'a');
    const real = performance.now.bind(performance);
    let ahead = 0;
    performance.now = () => real() + ahead;
    try {
      await ask(session);
      ahead = 23_000;
      await ask(session);
      expect(opened(wire).length).to.equal(1);
      ahead = 25_000;
      const asking = ask(session);
      expect(wire.state.sent.at(-1)?.authorization ?? 'Bearer t1').to.equal('Bearer t1');
      await asking;
      await ask(session);
      expect(opened(wire).length).to.equal(2);
    } finally {
      performance.now = real;
    }
  });

  it('fails when getToken fails, and never turns anonymous', async () => {
    const wire = server({ kind: 'anonymous' });
    for (const getToken of [
      () => Promise.reject(new Error('offline')),
      () => {
        throw new Error('broken');
      },
    ] as GetToken[]) {
      const { session } = start(wire, getToken);
      const error = await failure(ask(session));
      expect(error.code).to.equal('session.unavailable');
      expect(error.retry).to.equal(true);
    }
    expect(wire.state.sent.length).to.equal(0);
  });

  it('tries again after a failure', async () => {
    const wire = server();
    let fails = true;
    const { session } = start(wire, () => (fails ? Promise.reject(new Error('x')) : 'a'));
    await failure(ask(session));
    fails = false;
    expect((await ask(session)).status).to.equal(200);
  });

  it('says why the server opened none', async () => {
    const wire = server();
    wire.state.status = 403;
    const { session } = start(wire, () => 'a');
    expect((await failure(ask(session))).status).to.equal(403);
  });

  it('keeps the secret of an anonymous visitor for the next page', async () => {
    const wire = server({ kind: 'anonymous' });
    const first = start(wire);
    await ask(first.session);
    await ask(start(wire, undefined, first.key).session);
    expect(opened(wire).map(({ body }) => body?.['anon_refresh'])).to.deep.equal([undefined, 'r1']);
  });

  it('hands the visitor over at the login, and forgets the secret', async () => {
    const wire = server({ kind: 'anonymous' });
    let login: string | null = null;
    const { session, told, key } = start(wire, () => login);
    await ask(session);
    login = 'assertion';
    Object.assign(wire.state, { kind: 'customer', person: 'p2', accepts: 'other' });
    await ask(session);
    expect(opened(wire)[1]?.body).to.include({ assertion: 'assertion', anon_refresh: 'r1' });
    expect(told).to.deep.equal([]);
    expect(
      localStorage.getItem(`openskies-visitor https://api.example/support/session ${key}`),
    ).to.equal(null);
  });

  it('tells when somebody else is logged in', async () => {
    const wire = server();
    const { session, told } = start(wire, () => 'a');
    await ask(session);
    Object.assign(wire.state, { person: 'p2', accepts: 'other' });
    await ask(session);
    expect(told).to.deep.equal(['person']);
  });

  it('asks the page anew when it is told to', async () => {
    const wire = server();
    let asked = 0;
    const { session } = start(wire, () => `assertion-${++asked}`);
    await ask(session);
    session.askAnew();
    await ask(session);
    expect(asked).to.equal(2);
    expect(opened(wire).length).to.equal(2);
  });

  it('asks again when somebody else logs in in another tab, once, and keeps whom the page names', async () => {
    const wire = server();
    const first = start(wire, () => 'a');
    const second = start(wire, () => 'b', first.key);
    first.session.open();
    second.session.open();
    await ask(first.session);
    wire.state.person = 'p2';
    await ask(second.session);
    for (let wait = 0; wait < 200 && first.told.length === 0; wait++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(first.told).to.deep.equal(['other']);
    await ask(first.session);
    expect(first.told).to.deep.equal(['other', 'person']);
    expect(second.told).not.to.include('person');
    first.session.close();
    second.session.close();
  });

  it('waits 15 seconds for the server, and keeps no other tab out for longer', async () => {
    const { timeout } = AbortSignal;
    const limit = new AbortController();
    const asked: number[] = [];
    AbortSignal.timeout = (ms) => {
      asked.push(ms);
      return limit.signal;
    };
    try {
      const wire = server({ kind: 'anonymous' });
      let reached!: () => void;
      const hangs = new Promise<void>((resolve) => (reached = resolve));
      const silent = start({
        ...wire,
        fetch: (_url, init) =>
          new Promise((_, reject) => {
            init?.signal?.addEventListener('abort', () => reject(init.signal!.reason as Error));
            reached();
          }),
      });
      const gaveUp = ask(silent.session).catch((error: unknown) => (error as Error).name);
      await hangs;
      const other = start(wire, undefined, silent.key);
      const answered = ask(other.session);
      limit.abort(new DOMException('late', 'TimeoutError'));
      expect(await gaveUp).to.equal('TimeoutError');
      expect((await answered).status).to.equal(200);
      expect(asked).to.deep.equal([15_000, 15_000]);
    } finally {
      AbortSignal.timeout = timeout;
    }
  });

  it('ends with reset, in other tabs too', async () => {
    const wire = server({ kind: 'anonymous' });
    const first = start(wire);
    const other = start(wire, undefined, first.key);
    first.session.open();
    const heard = new Promise<void>((resolve) => {
      const tab = new ClientSession({
        url: 'https://api.example/support/session',
        publishableKey: first.key,
        getToken: () => undefined,
        fetch: wire.fetch,
        onPersonChange: () => undefined,
        onReset: resolve,
        onOtherPerson: () => undefined,
      });
      tab.open();
    });
    await ask(first.session);
    await first.session.reset();
    await heard;
    expect(wire.state.sent.at(-1)).to.include({ method: 'DELETE', authorization: 'Bearer t1' });
    await ask(other.session);
    expect(opened(wire).at(-1)?.body).not.to.have.property('anon_refresh');
    first.session.close();
  });
});
