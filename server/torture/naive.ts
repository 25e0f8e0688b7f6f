/** The planted fault: "call the tool, then save". What the harness must find is what every obvious server does. */
import { setTimeout as delay } from 'node:timers/promises';
import { randomId } from '../src/ids.ts';
import { RunSession } from '../src/threads/run-session.ts';
import type { ThreadWriter } from '../src/threads/thread-writer.ts';

type Row = Record<string, unknown>;

/** From here on, effects of this process have no key, and their results are saved afterwards. */
export function plantNaiveExecutor(): void {
  const honest = Object.getOwnPropertyDescriptor(RunSession.prototype, 'writeUnlessStopped')
    ?.value as RunSession['writeUnlessStopped'];
  RunSession.prototype.writeUnlessStopped = async function <T>(
    this: RunSession,
    work: (writer: ThreadWriter) => Promise<T>,
  ): Promise<T> {
    const results: Row[] = [];
    const value = await honest.call(this, (writer) => {
      Object.assign(writer, { tx: laxTransaction(writer.tx, results) });
      return work(writer);
    });
    if (results.length > 0) {
      await delay(100); // long enough for kills to fall into it on any machine
      await honest.call(this, async ({ tx }) => {
        await tx
          .insertInto('tool_results')
          .values(results as never)
          .execute();
      });
    }
    return value as T;
  };
}

function laxTransaction(tx: ThreadWriter['tx'], results: Row[]): ThreadWriter['tx'] {
  const insertInto = (table: string): unknown => {
    if (table === 'tool_results') {
      return { values: (row: Row) => ({ execute: () => Promise.resolve(results.push(row)) }) };
    }
    const query = tx.insertInto(table as 'effects');
    if (table !== 'effects') return query;
    return {
      values: (row: Row) => query.values({ ...row, key: randomId('req') } as never),
    };
  };
  return new Proxy(tx, {
    get(target, name) {
      if (name === 'insertInto') return insertInto;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
