import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MAX_MESSAGE_LENGTH, MAX_TITLE_LENGTH } from './limits.ts';
import { ChatKitRequest, isStreamingRequest, parseRequest } from './requests.ts';
import { responses } from './responses.ts';

const text = (value: string) => ({ type: 'input_text', text: value });
const input = { content: [text('hi')], attachments: [], inference_options: {} };
const create = (more: object) => ({
  type: 'threads.create',
  params: { input: { ...input, ...more } },
});
const list = (params: object) => ({ type: 'threads.list', params });

function refusalOf(json: unknown): { code: string; field: string | undefined } {
  try {
    parseRequest(json);
  } catch (error) {
    const { code, field } = error as { code: string; field: string | undefined };
    return { code, field };
  }
  assert.fail('the request was not refused');
}

describe('parseRequest', () => {
  const malformed: [unknown, string | undefined][] = [
    [null, 'body'],
    [undefined, 'body'],
    [[], 'body'],
    ['threads.list', 'body'],
    [{}, 'type'],
    [{ type: 7, params: {} }, 'type'],
    [{ type: 'threads.list' }, 'params'],
    [{ type: 'threads.list', params: null }, 'params'],
    [{ type: 'threads.get_by_id', params: {} }, 'params.thread_id'],
    [{ type: 'threads.get_by_id', params: { thread_id: 7 } }, 'params.thread_id'],
    [{ type: 'threads.get_by_id', params: { thread_id: '' } }, 'params.thread_id'],
    [{ type: 'threads.get_by_id', params: { thread_id: 'x'.repeat(201) } }, 'params.thread_id'],
    [{ type: 'threads.create', params: {} }, 'params.input'],
    [create({ content: undefined }), 'params.input.content'],
    [create({ attachments: undefined }), 'params.input.attachments'],
    [create({ inference_options: undefined }), 'params.input.inference_options'],
    [
      create({ content: [text('a'), { type: 'input_text', text: 3 }] }),
      'params.input.content[1].text',
    ],
    [create({ content: [{ type: 'input_video' }] }), 'params.input.content[0].type'],
    [
      create({ content: [{ type: 'input_tag', id: 'a', text: 'b' }] }),
      'params.input.content[0].data',
    ],
    [create({ attachments: ['atc_1', null] }), 'params.input.attachments[1]'],
    [
      create({ inference_options: { tool_choice: {} } }),
      'params.input.inference_options.tool_choice.id',
    ],
    [list({ limit: -1 }), 'params.limit'],
    [list({ limit: 1.5 }), 'params.limit'],
    [list({ limit: '20' }), 'params.limit'],
    [list({ order: 'newest' }), 'params.order'],
    [{ type: 'threads.update', params: { thread_id: 't', title: '' } }, 'params.title'],
    [
      {
        type: 'threads.update',
        params: { thread_id: 't', title: 'x'.repeat(MAX_TITLE_LENGTH + 1) },
      },
      'params.title',
    ],
    [
      { type: 'threads.custom_action', params: { thread_id: 't', action: { payload: {} } } },
      'params.action.type',
    ],
    [
      { type: 'items.feedback', params: { thread_id: 't', item_ids: ['a', 1], kind: 'positive' } },
      'params.item_ids[1]',
    ],
    [{ ...list({}), metadata: { openskies: { client: 1 } } }, 'metadata.openskies.client'],
    [{ ...list({}), metadata: 'mine' }, 'metadata'],
  ];
  for (const [json, field] of malformed) {
    it(`refuses ${JSON.stringify(json)?.slice(0, 100)}, naming ${field}`, () => {
      assert.deepEqual(refusalOf(json), { code: 'request.invalid', field });
    });
  }

  it('tells an unknown operation apart from a malformed one', () => {
    for (const type of ['threads.explode', '', 'constructor', '__proto__']) {
      const refusal = { code: 'request.unknown_type', field: 'type' };
      assert.deepEqual(refusalOf({ type, params: {} }), refusal);
    }
  });

  it('stops a message at its length, over all of its parts', () => {
    const most = create({ content: [text('x'.repeat(MAX_MESSAGE_LENGTH - 1)), text('x')] });
    assert.deepEqual(parseRequest(most), most);
    const tooLong = create({ content: [text('x'.repeat(MAX_MESSAGE_LENGTH)), text('x')] });
    const field = 'params.input.content';
    assert.deepEqual(refusalOf(tooLong), { code: 'message.too_long', field });
    const quoted = create({ quoted_text: 'x'.repeat(MAX_MESSAGE_LENGTH + 1) });
    const quotedField = 'params.input.quoted_text';
    assert.deepEqual(refusalOf(quoted), { code: 'message.too_long', field: quotedField });
  });

  it('takes a limit of 0 or null for absent, and one that is too high for the highest', () => {
    const limitOf = (limit: unknown) => {
      const request = parseRequest(list({ limit }));
      return request.type === 'threads.list' && request.params.limit;
    };
    assert.deepEqual([0, null, undefined, 1, 100, 9_999].map(limitOf), [
      ...[undefined, undefined, undefined],
      ...[1, 100, 100],
    ]);
  });

  it('takes null for absent, but not inside what is free', () => {
    const json = {
      type: 'threads.custom_action',
      params: { thread_id: 't', item_id: null, action: { type: 'a', payload: { kept: null } } },
      metadata: null,
    };
    assert.deepEqual(JSON.parse(JSON.stringify(parseRequest(json))), {
      type: 'threads.custom_action',
      params: { thread_id: 't', action: { type: 'a', payload: { kept: null } } },
    });
  });

  it('ignores keys that it does not know', () => {
    const json = { ...list({ future: 1 }), future: 2, metadata: { trace: 3 } };
    const { type, params, metadata } = parseRequest(json) as Record<string, unknown>;
    assert.deepEqual({ type, params, metadata }, { ...list({}), metadata: { trace: 3 } });
  });

  it('reads the mark of our element', () => {
    const openskies = { client: '1.0.0', message_id: 'c_1' };
    const request = parseRequest({ ...list({}), metadata: { openskies } });
    assert.deepEqual(request.metadata?.openskies, openskies);
  });

  it('takes the output of a client tool as it is, null and absent included', () => {
    for (const result of [null, 0, 'x', [null], { a: null }]) {
      const json = { type: 'threads.add_client_tool_output', params: { thread_id: 't', result } };
      assert.deepEqual(parseRequest(json), json);
    }
    parseRequest({ type: 'threads.add_client_tool_output', params: { thread_id: 't' } });
  });

  it('refuses what is nested deeper than code may walk, naming where it begins', () => {
    const nested = (levels: number): unknown =>
      JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
    const click = (payload: unknown) => ({
      type: 'threads.custom_action',
      params: { thread_id: 't', item_id: 'i', action: { type: 'a', payload } },
    });
    assert.doesNotThrow(() => parseRequest(click(nested(90))));
    const code = 'request.invalid';
    const field = 'params.action.payload';
    assert.deepEqual(refusalOf(click(nested(2_400))), { code, field });
    assert.deepEqual(refusalOf(nested(30_000)), { code, field: 'body' });
  });

  it('answers any damage with a ConciergeError', () => {
    const strange = [undefined, null, 7, 'x', [], [null], {}, { type: null }];
    const damage = (value: unknown): unknown[] =>
      typeof value !== 'object' || value === null
        ? strange
        : [
            ...strange,
            ...Object.entries(value).flatMap(([key, inner]) =>
              damage(inner).map((other) =>
                Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other },
              ),
            ),
          ];
    for (const json of damage({
      ...create({ quoted_text: 'q' }),
      metadata: { openskies: { client: '1' } },
    })) {
      try {
        parseRequest(json);
      } catch (error) {
        assert.equal((error as Error).name, 'ConciergeError');
      }
    }
  });
});

describe('every request', () => {
  it('either streams or has an answer', () => {
    const types = [...(ChatKitRequest._zod.propValues['type'] ?? [])] as string[];
    assert.equal(types.length, 16);
    for (const type of types) {
      assert.notEqual(isStreamingRequest(type), Object.hasOwn(responses, type), type);
    }
    assert.equal(isStreamingRequest('toString'), false);
  });
});
