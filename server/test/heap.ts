import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
/** All that can go goes, as when memory is short: an ordinary collection leaves caches and code. */
const collect = runInNewContext("() => gc({ type: 'major', flavor: 'last-resort' })") as () => void;

/** Bytes of the heap that something still holds, when finalizers and short timers have had their turns. */
export async function heldHeap(): Promise<number> {
  for (let round = 0; round < 8; round++) {
    collect();
    await delay(250);
  }
  return process.memoryUsage().heapUsed;
}
