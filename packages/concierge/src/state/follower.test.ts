import { expect } from '@open-wc/testing';
import { ConciergeError } from '@openskies/protocol';
import type { StreamPart } from '../transport/streams.ts';
import { Follower } from './follower.ts';

/** A stream that a test holds: what it was opened with, and the ways in which it ends. */
interface Opened {
  signal: AbortSignal;
  broken: boolean;
  break(error: Error): void;
}

class Stage {
  readonly opened: Opened[] = [];
  readonly shown: string[] = [];
  cuts = 0;
  refusals = 0;
  /** Whether a stream opens; else it fails at once. */
  online = true;
  /** How it fails then, where not by the network. */
  refusal: ConciergeError | null = null;
  readonly follower = new Follower({
    open: (signal) => this.#open(signal),
    receive: () => undefined,
    show: (connection, at) => this.shown.push(at === null ? connection : `${connection} until`),
    refused: () => (this.refusals += 1),
    cut: () => (this.cuts += 1),
  });

  get open(): Opened[] {
    return this.opened.filter(({ signal, broken }) => !signal.aborted && !broken);
  }

  async *#open(signal: AbortSignal): AsyncGenerator<StreamPart[]> {
    if (!this.online) throw this.refusal ?? new ConciergeError('network.unreachable');
    const ended = new Promise<never>((_, reject) => {
      this.opened.push({
        signal,
        broken: false,
        break(error) {
          this.broken = true;
          reject(error);
        },
      });
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
    yield [];
    await ended;
  }
}

describe('the follower', () => {
  let stage: Stage;
  let hidden = false;
  const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = window;
  /** Timers of the follower, by their milliseconds; a test lets them fire. */
  let timers: { ms: number; fire: () => void }[];

  beforeEach(() => {
    stage = new Stage();
    timers = [];
    hidden = false;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    const real = realSetTimeout as (fire: () => void, ms?: number) => number;
    window.setTimeout = ((fire: () => void, ms = 0) => {
      if (ms < 200) return real(fire, ms);
      const timer = { ms, fire };
      timers.push(timer);
      return timer;
    }) as unknown as typeof setTimeout;
    window.clearTimeout = (timer: unknown) => {
      timers = timers.filter((other) => other !== timer);
      if (typeof timer === 'number') realClearTimeout(timer);
    };
  });
  afterEach(() => {
    stage.follower.close();
    window.setTimeout = realSetTimeout;
    window.clearTimeout = realClearTimeout;
    Reflect.deleteProperty(document, 'hidden');
  });

  const turn = () => new Promise((resolve) => realSetTimeout(resolve));
  /** Lets the timer of these milliseconds fire. */
  function pass(atLeast: number, atMost = atLeast): void {
    const timer = timers.find(({ ms }) => ms >= atLeast && ms <= atMost);
    if (!timer) throw new Error(`No timer of ${atLeast} ms among ${JSON.stringify(timers)}`);
    timers = timers.filter((other) => other !== timer);
    timer.fire();
  }
  function hide(is: boolean): void {
    hidden = is;
    document.dispatchEvent(new Event('visibilitychange'));
  }
  async function lose(): Promise<void> {
    stage.opened.at(-1)!.break(new ConciergeError('stream.broken'));
    await turn();
  }

  it('opens one stream, however often it is started', async () => {
    stage.follower.start();
    stage.follower.start();
    await turn();
    expect(stage.opened).to.have.length(1);
    stage.follower.pause();
    expect(stage.open).to.have.length(0);
    stage.follower.start();
    await turn();
    expect(stage.open).to.have.length(1);
  });

  it('comes back after a pause that grows from 0.25 to 8 seconds, and tells only after one second', async () => {
    stage.follower.start();
    await turn();
    stage.online = false;
    await lose();
    expect(stage.shown).to.deep.equal([]);
    const most = [500, 1000, 2000, 4000, 8000, 8000, 8000];
    for (const [index, pause] of most.entries()) {
      const reconnect = timers.find(({ ms }) => ms !== 1000)!;
      expect(reconnect.ms).to.be.within(250, pause);
      if (index === 2) pass(1000);
      if (index === 6) stage.online = true;
      pass(reconnect.ms);
      await turn();
    }
    expect(stage.shown).to.deep.equal(['lost', 'back']);
    pass(2000);
    expect(stage.shown).to.deep.equal(['lost', 'back', 'ok']);
    expect(stage.open).to.have.length(1);
  });

  it('comes back when the server said, and no sooner', async () => {
    stage.online = false;
    stage.refusal = new ConciergeError('rate.limited', { retryAfter: 12 });
    stage.follower.start();
    await turn();
    pass(1000);
    expect(stage.shown).to.deep.equal(['lost until']);
    hide(true);
    hide(false);
    window.dispatchEvent(new Event('online'));
    await turn();
    stage.online = true;
    expect(stage.opened).to.have.length(0);
    pass(11_000, 13_000);
    await turn();
    expect(stage.open).to.have.length(1);
    expect(stage.shown).to.deep.equal(['lost until', 'lost', 'back']);
  });

  it('says nothing of what is over within a second', async () => {
    stage.follower.start();
    await turn();
    await lose();
    pass(250, 500);
    await turn();
    expect(stage.shown).to.deep.equal([]);
    expect(timers).to.deep.equal([]);
  });

  it('comes back at once when the network is back, and leaves what the network before held', async () => {
    stage.follower.start();
    await turn();
    window.dispatchEvent(new Event('online'));
    await turn();
    expect(stage.opened).to.have.length(2);
    expect(stage.open).to.have.length(1);
    expect(stage.cuts).to.equal(1);
    stage.online = false;
    await lose();
    stage.online = true;
    window.dispatchEvent(new Event('online'));
    await turn();
    expect(stage.open).to.have.length(1);
  });

  it('lets go when the tab is hidden for long, and comes back when it is seen', async () => {
    stage.follower.start();
    await turn();
    hide(true);
    expect(stage.open, 'not at once').to.have.length(1);
    hide(false);
    expect(timers, 'seen in time').to.deep.equal([]);
    hide(true);
    pass(30_000);
    expect(stage.open).to.have.length(0);
    stage.follower.start();
    await turn();
    expect(stage.open, 'hidden').to.have.length(0);
    hide(false);
    await turn();
    expect(stage.open).to.have.length(1);
    expect(stage.shown).to.deep.equal([]);
  });

  it('waits for the reader in a tab that opens in the background', async () => {
    hidden = true;
    stage.follower.start();
    await turn();
    expect(stage.opened).to.have.length(0);
    hide(false);
    await turn();
    expect(stage.open).to.have.length(1);
  });

  it('lets go when the page freezes or is put away, and comes back with it', async () => {
    for (const [target, away, back] of [
      [document, 'freeze', 'resume'],
      [window, 'pagehide', 'pageshow'],
    ] as const) {
      stage.follower.start();
      await turn();
      target.dispatchEvent(new Event(away));
      expect(stage.open, away).to.have.length(0);
      target.dispatchEvent(new Event(back));
      await turn();
      expect(stage.open, back).to.have.length(1);
    }
    expect(stage.cuts).to.equal(2);
  });

  it('gives up only where the server says no', async () => {
    stage.follower.start();
    await turn();
    stage.opened[0]!.break(new ConciergeError('thread.not_found'));
    await turn();
    expect(stage.refusals).to.equal(1);
    expect(timers).to.deep.equal([]);
    expect(stage.opened).to.have.length(1);
  });
});
