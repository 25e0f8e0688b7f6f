/** The work that both pages do: the same messages, the same deltas at the same pace. */

/** What each page offers to the driver, as `globalThis.bench`. */
export interface Bench {
  /** Resolves when one can write: the time since the page began, in milliseconds. */
  usable(): Promise<number>;
  /** Shows a thread of so many messages; `all`: every one of them stands. */
  open(messages: number, all: boolean): Promise<void>;
  /** Streams an answer of so many deltas into it; resolves when its last word stands. */
  stream(deltas: number): Promise<void>;
  /** Where one writes. */
  input(): HTMLElement;
  mount(): void;
  unmount(): void;
}

const sentence =
  'Your seat **12C** on *OA476* is by the aisle, and `PVR` opens at [the gate](https://example.com/gate) an hour before. ';
const block = `${sentence.repeat(3)}\n\n- a bag of 23 kg\n- a meal on board\n\n`;
const perTick = 10; // deltas that come together
const tick = 16; // milliseconds between them

export const text = (index: number): string =>
  index % 2 === 0 ? `Question ${index}: what of my seat?` : `${block}Answer ${index}.`;

/** 2,000 deltas are about 12 KB of markdown. */
export function deltas(count: number): string[] {
  const words = block.repeat(Math.ceil(count / 40)).match(/\s*\S+/g)!;
  return words.slice(0, count - 1).concat(' endofanswer');
}

/** A reply as a server streams it: some deltas at a time, whether or not the page keeps up. */
export async function* reply(id: string, count: number): AsyncGenerator<object[]> {
  const all = deltas(count);
  yield [
    { type: 'thread.item.done', item: itemOf(`${id}_q`, 'Go on', true) },
    { type: 'thread.item.added', item: { ...itemOf(id, '', false), content: [] } },
  ];
  for (let start = 0; start < all.length; start += perTick) {
    yield all.slice(start, start + perTick).map((delta) => ({
      type: 'thread.item.updated',
      item_id: id,
      update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta },
    }));
    await new Promise((resolve) => setTimeout(resolve, tick));
  }
  yield [{ type: 'thread.item.done', item: itemOf(id, all.join(''), false) }];
}

/** The deltas of a reply as they come, some at a time. */
export async function* deltasOf(reply: Response): AsyncGenerator<string[]> {
  let rest = '';
  for await (const chunk of reply.body!.pipeThrough(
    new TextDecoderStream(),
  ) as never as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n\n');
    rest = lines.pop()!;
    yield lines
      .map((line) => JSON.parse(line.slice(6)) as { update?: { delta: string } })
      .flatMap(({ update }) => update?.delta ?? []);
  }
}

const created_at = '2026-11-22T09:08:58.931Z';

export const itemOf = (id: string, words: string, mine: boolean): object => ({
  id,
  thread_id: 'thr_1',
  created_at,
  ...(mine
    ? {
        type: 'user_message',
        content: [{ type: 'input_text', text: words }],
        attachments: [],
        inference_options: {},
      }
    : {
        type: 'assistant_message',
        content: [{ type: 'output_text', text: words, annotations: [] }],
      }),
});

export async function until(condition: () => unknown): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The time at which it first holds, in milliseconds since the page began; looked for from now on. */
export async function timeOf(condition: () => unknown): Promise<number> {
  await until(condition);
  return performance.now();
}
