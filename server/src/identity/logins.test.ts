/** People who come, log in, log out and use what others left behind: nobody sees a thread of another (SAFETY §1, §7). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figures } from '../../test/figures.ts';
import { assertion, openSession, Person, startHosted, type HostName } from '../../test/hosts.ts';
import { Random } from '../../test/random.ts';
import { say } from '../../test/scripted-model.ts';
import { size } from '../../test/size.ts';
import { plantMissingOwnerCheck } from '../../test/without-owner-check.ts';
import type { TestApp } from '../../test/app.ts';

const steps = size(300, 5000);
const hosts: readonly HostName[] = ['aurora', 'borealis'];

/** A session as it should be: whose it is, and whether it has ended. */
interface Expected {
  owner: string;
  ended: boolean;
}

interface Token {
  host: HostName;
  token: string;
  session: Expected;
}

/** A visitor's secret for the next time; it counts until the visitor logs in or out. */
interface Secret {
  host: HostName;
  secret: string;
  session: Expected;
}

/** Everything that was ever given out stays in the hands of the next who comes. */
class Town {
  readonly tokens: Token[] = [];
  readonly threads = new Map<string, string>();
  crossings = 0;
  #app: TestApp;
  #random: Random;
  #secrets: Secret[] = [];
  #visitors = 0;
  #began = Date.now();

  constructor(app: TestApp, random: Random) {
    this.#app = app;
    this.#random = random;
  }

  async step(): Promise<void> {
    // The server's clock stands: tokens end by what people do, however slow the machine is.
    this.#app.clock.ahead = this.#began - Date.now();
    const random = this.#random;
    const host = random.pick(hosts);
    const found = this.tokens.length > 0 ? random.pick(this.tokens) : undefined;
    const deed = random.below(5);
    if (deed === 0) return this.#visit(host);
    if (deed === 1) return this.#logIn(host, found);
    if (!found) return;
    if (deed === 2 && random.chance(0.5)) return this.#logOut(found);
    if (deed === 3) await this.#write(found);
    await this.look(found);
  }

  /** Lists what a token shows, and counts what it should not. */
  async look({ token, session }: Token): Promise<void> {
    const response = await new Person(this.#app, token).post('threads.list', { limit: 100 });
    const { data = [] } = (await response.json()) as { data?: { id: string }[] };
    if (session.ended !== (response.status === 401)) this.crossings++;
    for (const { id } of data) if (this.threads.get(id) !== session.owner) this.crossings++;
    const own = [...this.threads.values()].filter((owner) => owner === session.owner).length;
    if (!session.ended && data.length !== Math.min(own, 100)) this.crossings++;
  }

  /** A visitor, new or back with the secret that the last one on this machine left. */
  async #visit(host: HostName): Promise<void> {
    const known = this.#random.chance(0.5) ? this.#secrets.at(-1) : undefined;
    const left = known?.host === host ? known : undefined;
    const answer = await openSession(this.#app, left ? { anon_refresh: left.secret } : {}, {
      host,
    });
    const isBack = left && !left.session.ended;
    const session = isBack
      ? left.session
      : { owner: `${host} visitor ${++this.#visitors}`, ended: false };
    this.tokens.push({ host, token: answer.token, session });
    this.#secrets = this.#secrets.filter((secret) => secret !== left);
    this.#secrets.push({ host, secret: answer.anon_refresh ?? '', session });
  }

  /** Somebody logs in on a machine where another's token and secret lie about. */
  async #logIn(host: HostName, found: Token | undefined): Promise<void> {
    const random = this.#random;
    const sub = random.pick(['anna', 'bert', 'anonymous:1', 'customer:anna']);
    const owner = `${host} ${sub}`;
    const left = random.chance(0.6) ? this.#secrets.at(-1) : undefined;
    const { token } = await openSession(
      this.#app,
      {
        assertion: await assertion(sub, {}, host, this.#began),
        ...(left && { anon_refresh: left.secret }),
      },
      { host, ...(found && { token: found.token }) },
    );
    if (left?.host === host && !left.session.ended) {
      // Whoever asked before logging in keeps the conversation, and the visitor is nobody from then on.
      for (const [id, whose] of this.threads) {
        if (whose === left.session.owner) this.threads.set(id, owner);
      }
      left.session.ended = true;
    }
    const goesOn = found?.session.owner === owner && !found.session.ended;
    const session = goesOn ? found.session : { owner, ended: false };
    this.tokens.push({ host, token, session });
  }

  async #logOut({ token, session }: Token): Promise<void> {
    await new Person(this.#app, token).request('/support/session', { method: 'DELETE' });
    session.ended = true;
  }

  async #write({ token, session }: Token): Promise<void> {
    const id = await new Person(this.#app, token).create('Hello').catch(() => null);
    if (id !== null && session.ended) this.crossings++;
    if (id !== null) this.threads.set(id, session.owner);
  }
}

async function play(count: number, plant = false): Promise<Town> {
  await using app = await startHosted({ script: [say('Hello.')] });
  const town = new Town(app, new Random(9));
  for (let n = 0; n < count; n++) {
    if (plant && n === count / 2) plantMissingOwnerCheck(app.database);
    await town.step();
  }
  return town;
}

test(`${steps} steps of visits, logins and logouts: nobody sees what is another's`, async () => {
  const { crossings, tokens, threads } = await play(steps);
  figures(
    'logins',
    `${steps} steps, ${tokens.length} tokens, ${threads.size} threads, ${crossings} crossings`,
  );
  assert.ok(threads.size > steps / 50);
  assert.equal(crossings, 0);
});

test('the same goes red when the owner is not checked', async () => {
  const { crossings } = await play(200, true);
  figures('logins, planted', `${crossings} crossings without the owner check`);
  assert.ok(crossings > 0);
});

test('an attacker who fixes a session before the login learns nothing of what comes after', async () => {
  await using app = await startHosted({ script: [say('Hello.')] });
  const attacker = await openSession(app);
  const planted = new Person(app, attacker.token);
  await planted.create('planted by the attacker');
  // The victim's browser holds the attacker's secret and token when the victim logs in.
  const victim = await openSession(
    app,
    { assertion: await assertion('victim'), anon_refresh: attacker.anon_refresh ?? '' },
    { token: attacker.token },
  );
  const after = new Person(app, victim.token);
  await after.create('what the victim says');
  assert.notEqual(victim.token, attacker.token);
  assert.equal((await planted.post('threads.list', {})).status, 401);
  const again = await openSession(app, { anon_refresh: attacker.anon_refresh ?? '' });
  assert.notEqual(again.person, attacker.person);
  assert.deepEqual(await new Person(app, again.token).threads(), []);
});
