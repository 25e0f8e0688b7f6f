/** Turn after turn with readers that come and go: what is left over after each is nothing. */
import { createConcierge } from '../src/app.ts';
import { Database } from '../src/database/database.ts';
import { silentLogger } from '../src/logging.ts';
import { mark, OpenStream, userInput } from '../test/app.ts';
import { WishModel, wishes } from './wishes.ts';

export interface SoakResult {
  turns: number;
  /** Bytes that the heap grew for each turn, after collection: the slope of a line through all samples. */
  heapSlope: number;
  /** Open handles that were added, in all. */
  handles: number;
}

const samples = 20;
/** The first turns fill caches; they are not measured. */
const warmUp = 0.2;

/** Needs `--expose-gc`. */
export async function soak(turns: number): Promise<SoakResult> {
  const database = await Database.open({ dataDir: ':memory:' });
  const model = new WishModel(0);
  const concierge = createConcierge({
    airline: wishes,
    model: { kind: 'demo', model, title: model },
    database,
    logger: silentLogger,
    rates: { take: () => 0 },
  });
  const request = (path: string, init?: RequestInit): Promise<Response> =>
    Promise.resolve(concierge.app.request(path, init));
  const post = async (type: string, params: object, stock: boolean): Promise<OpenStream> => {
    const body = JSON.stringify({ type, params, metadata: stock ? {} : mark() });
    return new OpenStream(await request('/support/chatkit', { method: 'POST', body }));
  };
  const heaps: [number, number][] = [];
  const handles: number[] = [];
  const every = Math.ceil(turns / samples);
  for (let turn = 0; turn < turns; turn++) {
    const stream = await post(
      'threads.create',
      { input: userInput(`wish-${turn}`) },
      turn % 5 === 4,
    );
    const first = await stream.next();
    if (first?.event.type !== 'thread.created') throw new Error('No thread.');
    const { id } = first.event.thread;
    if (turn % 3 === 0) await stream.leave();
    else await stream.rest();
    const follower = new OpenStream(await request(`/support/threads/${id}/events?after=0`));
    await follower.next();
    await follower.leave();
    // Deleted, so that the record itself stays as small as it was.
    await post('threads.delete', { thread_id: id }, false);
    if (turn % every === every - 1) {
      globalThis.gc?.();
      heaps.push([turn, process.memoryUsage().heapUsed]);
      handles.push(process.getActiveResourcesInfo().length);
    }
  }
  await concierge.close();
  await database.close();
  const measured = heaps.slice(Math.floor(samples * warmUp));
  return {
    turns,
    heapSlope: slopeOf(measured),
    handles: (handles.at(-1) ?? 0) - (handles[Math.floor(samples * warmUp)] ?? 0),
  };
}

function slopeOf(points: [number, number][]): number {
  const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [x, y] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const rise = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return rise / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
