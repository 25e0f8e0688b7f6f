import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { z } from 'zod/mini';
import {
  loadRecordings,
  type RecordedRequest,
  type RecordedStep,
  type Recording,
} from '../fixtures/recordings.ts';
import { applyEvent, dropAfter, emptyThread } from './apply-event.ts';
import { decodeEvent, decodeItemPage, decodeThread, decodeThreadPage } from './decode.ts';
import { ThreadStreamEvent } from './events.ts';
import type { ItemPage, Thread, ThreadItem } from './items.ts';
import { parseCustomerProfile } from './parse-customer.ts';
import { ChatKitRequest, isStreamingRequest, parseRequest } from './requests.ts';
import { CustomerResponse, HealthResponse, responses } from './responses.ts';

const recordings = loadRecordings();
/** Its requests are wrong on purpose. */
const readable = recordings.filter(({ name }) => name !== 'bad-requests');

/** Where the reference does not store what it streamed, so that no reducer can agree with both. */
const differing: Record<string, string> = {
  'meal-widget': 'the reference does not store the answered widget',
  booking: 'the reference does not store the answered widgets',
  form: 'the reference does not store the answered form',
  'client-tool': 'the completed call is stored but no event says so',
};

/** Recordings that list no thread afterwards. */
const unlisted = [
  'assistance',
  'bag-confirm',
  'cancel-confirm',
  'feedback',
  'hello-then-seat',
  'invalid-seat',
  'rebook-action',
  'rest',
  'transcribe',
  'unknown-flight',
  'upsell-action',
];

const readers: Record<string, (json: unknown) => unknown> = {
  'threads.get_by_id': decodeThread,
  'threads.update': decodeThread,
  'threads.list': decodeThreadPage,
  'items.list': decodeItemPage,
};

describe('recordings of the reference server', () => {
  it('are all here', () => {
    assert.equal(recordings.length, 42);
  });

  for (const recording of readable) {
    it(`${recording.name}: every message goes round unchanged`, () => {
      for (const step of recording.steps) {
        for (const [schema, json] of messagesOf(step)) {
          assert.deepEqual(onTheWire(schema.parse(json)), onTheWire(json), step.label);
        }
      }
    });

    it(`${recording.name}: the browser's readers agree with the schemas`, () => {
      for (const step of recording.steps) {
        for (const event of step.response?.events ?? []) {
          assert.deepEqual(onTheWire(decodeEvent(event)), onTheWire(event), step.label);
        }
        if (step.response?.status !== 200) continue;
        const { json } = step.response;
        const decode = readers[step.request?.json?.type ?? ''];
        if (decode) assert.deepEqual(onTheWire(decode(json)), onTheWire(json), step.label);
      }
    });
  }

  for (const recording of readable.filter(({ name }) => !(name in differing))) {
    const isListed = !unlisted.includes(recording.name);
    it(`${recording.name}: its events ${isListed ? 'give the thread that is listed later' : 'apply'}`, () => {
      assert.equal(replay(recording) > 0, isListed);
    });
  }

  for (const [name, reason] of Object.entries(differing)) {
    it(`${name}: still differs from its later list, since ${reason}`, () => {
      const recording = recordings.find((one) => one.name === name);
      assert.ok(recording);
      assert.throws(() => replay(recording), assert.AssertionError);
    });
  }

  it('bad-requests: every malformed body is refused, with its field where it has one', () => {
    const recording = recordings.find(({ name }) => name === 'bad-requests');
    const errors = (recording?.steps ?? [])
      .map(({ request }) => request?.json as unknown)
      .filter((json) => json !== undefined && !ChatKitRequest.safeParse(json).success)
      .map((json) => {
        try {
          return parseRequest(json);
        } catch (error) {
          const { code, field } = error as { code: string; field?: string };
          return { code, field };
        }
      });
    assert.deepEqual(errors, [
      { code: 'request.unknown_type', field: 'type' },
      { code: 'request.invalid', field: 'params.thread_id' },
    ]);
  });

  it('rest: the customer comes through both checks as it was sent', () => {
    const customers = recordings
      .find(({ name }) => name === 'rest')!
      .steps.map(({ response }) => response?.json as { customer?: unknown } | undefined)
      .filter((json) => json?.customer !== undefined);
    assert.equal(customers.length, 2);
    for (const json of customers) {
      assert.deepEqual(parseCustomerProfile(json?.customer), json?.customer);
      assert.deepEqual(CustomerResponse.parse(json), json);
    }
  });
});

function messagesOf({ request, response }: RecordedStep): [z.ZodMiniType, unknown][] {
  const type = request?.json?.type;
  const messages: [z.ZodMiniType, unknown][] = [];
  if (type) messages.push([ChatKitRequest, request.json]);
  for (const event of response?.events ?? []) messages.push([ThreadStreamEvent, event]);
  if (response?.status !== 200) return messages;
  if (type && !isStreamingRequest(type)) {
    messages.push([responses[type as keyof typeof responses], response.json]);
  }
  if (request?.path === '/support/health') messages.push([HealthResponse, response.json]);
  return messages;
}

/** As JSON, where null, absent and a page limit of 0 are the same. */
function onTheWire(value: unknown): unknown {
  const text = JSON.stringify(value, (key, entry: unknown) =>
    entry === null || (key === 'limit' && entry === 0) ? undefined : entry,
  );
  return JSON.parse(text);
}

/** Runs the recording through the reducer, holds each listing against what was reduced, and counts them. */
function replay({ steps }: Recording): number {
  let compared = 0;
  const threads = new Map<string, Thread>();
  for (const { request, response, label } of steps) {
    if (!request?.json || response?.status !== 200) continue;
    const { type, params } = request.json;
    const id = params['thread_id'] as string;
    if (isStreamingRequest(type)) {
      const before = beforeStream(request.json, threads.get(id) ?? emptyThread);
      const after = reduce(before, response.events ?? []);
      threads.set(after.id, after);
    }
    const thread = threads.get(id);
    if (!thread) continue;
    if (type === 'threads.sync_custom_action') {
      const { updated_item } = responses[type].parse(response.json);
      if (updated_item) {
        const event = { type: 'thread.item.replaced', item: updated_item } as const;
        threads.set(id, applyEvent(thread, event));
      }
    }
    if (type === 'threads.update') threads.set(id, { ...thread, title: params['title'] as string });
    if (type === 'threads.get_by_id') {
      compared += 1;
      const { items, ...listed } = responses[type].parse(response.json);
      const { items: reducedItems, ...reduced } = thread;
      assert.deepEqual(onTheWire(reduced), onTheWire(listed), label);
      assertPage(items, reducedItems.data, { order: 'asc' }, label);
    }
    if (type === 'items.list') {
      compared += 1;
      const page = responses[type].parse(response.json);
      assertPage(page, thread.items.data, params, label);
    }
  }
  return compared;
}

function beforeStream({ type, params }: RecordedRequest, thread: Thread): Thread {
  const isRetry = type === 'threads.retry_after_item';
  return isRetry ? dropAfter(thread, params['item_id'] as string) : thread;
}

function reduce(thread: Thread, events: unknown[]): Thread {
  return events.reduce<Thread>((current, json) => {
    const event = decodeEvent(json);
    return event ? applyEvent(current, event) : current;
  }, thread);
}

/** The page is the stretch of the items that its request asks for; a page of everything is everything. */
function assertPage(
  page: ItemPage,
  items: ThreadItem[],
  { order, after }: { order?: unknown; after?: unknown },
  label?: string,
): void {
  const ordered = order === 'asc' ? items : items.toReversed();
  const first = ordered.findIndex(({ id }) => id === (page.data[0]?.id ?? ''));
  const start = Math.max(first, 0);
  const expected = page.has_more
    ? ordered.slice(start, start + page.data.length)
    : ordered.slice(start);
  assert.deepEqual(onTheWire(page.data), onTheWire(expected), label);
  if (!after) assert.equal(start, 0, label);
}
