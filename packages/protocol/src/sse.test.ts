import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadRecordings } from '../fixtures/recordings.ts';
import { SseDecoder, encodeSse, encodeSseComment, type SseEvent } from './sse.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function decode(...chunks: (string | Uint8Array)[]): SseEvent[] {
  const decoder = new SseDecoder();
  return chunks.flatMap((chunk) => decoder.push(chunk));
}

describe('encodeSse', () => {
  it('writes one line of compact JSON', () => {
    assert.equal(
      encodeSse({ data: { type: 'notice', message: 'a\nb ✈' } }),
      'data: {"type":"notice","message":"a\\nb ✈"}\n\n',
    );
  });

  it('writes the id first, as text or as a number', () => {
    assert.equal(encodeSse({ id: '7', data: 'x' }), 'id: 7\ndata: x\n\n');
    assert.equal(encodeSse({ id: 0, data: 'x' }), 'id: 0\ndata: x\n\n');
  });

  it('writes text of several lines so that it is read back as it was', () => {
    assert.deepEqual(decode(encodeSse({ data: 'a\r\nb\n\nc' })), [{ data: 'a\nb\n\nc' }]);
  });

  it('writes comments that readers skip', () => {
    assert.equal(encodeSseComment('keep-alive'), ': keep-alive\n\n');
    assert.deepEqual(decode(encodeSseComment('a\ndata: b'), encodeSse({ data: 'x' })), [
      { data: 'x' },
    ]);
  });
});

describe('SseDecoder', () => {
  const frames: [name: string, text: string, events: SseEvent[]][] = [
    ['LF', 'data: a\n\ndata: b\n\n', [{ data: 'a' }, { data: 'b' }]],
    ['CRLF', 'data: a\r\n\r\ndata: b\r\n\r\n', [{ data: 'a' }, { data: 'b' }]],
    ['CR', 'data: a\r\rdata: b\r\r', [{ data: 'a' }, { data: 'b' }]],
    [
      'mixed line ends',
      'data: a\r\n\ndata: b\r\r\ndata: c\n\r\n',
      [{ data: 'a' }, { data: 'b' }, { data: 'c' }],
    ],
    ['several data lines', 'data: {"a":\ndata: 1}\n\n', [{ data: '{"a":\n1}' }]],
    ['an empty data line inside a frame', 'data: a\ndata\ndata: b\n\n', [{ data: 'a\n\nb' }]],
    ['no space after the colon', 'data:a\n\n', [{ data: 'a' }]],
    ['one space only is dropped', 'data:  a \n\n', [{ data: ' a ' }]],
    ['colons in the value', 'data: a: b:c\n\n', [{ data: 'a: b:c' }]],
    [
      'comments between and inside frames',
      ': hi\n\ndata: a\n: mid\ndata: b\n\n:\n\n',
      [{ data: 'a\nb' }],
    ],
    [
      'id before and after data',
      'id: 1\ndata: a\n\ndata: b\nid: 2\n\n',
      [
        { id: '1', data: 'a' },
        { id: '2', data: 'b' },
      ],
    ],
    [
      'an id for its own frame alone',
      'id: 1\ndata: a\n\ndata: b\n\n',
      [{ id: '1', data: 'a' }, { data: 'b' }],
    ],
    ['an id with NUL is ignored', 'id: 1\0\ndata: a\n\n', [{ data: 'a' }]],
    [
      'event, retry and unknown fields are ignored',
      'event: x\nretry: 10\nfuture: y\ndata: a\n\n',
      [{ data: 'a' }],
    ],
    [
      'frames without data are dropped',
      'id: 1\n\n\n\ndata:\n\ndata\n\ndata: a\n\n',
      [{ data: 'a' }],
    ],
    ['a byte order mark at the start', '\uFEFFdata: a\n\n', [{ data: 'a' }]],
    ['no byte order mark later', 'data: a\n\n\uFEFFdata: b\n\n', [{ data: 'a' }]],
    ['a frame that never ends', 'data: a\n\ndata: b\n', [{ data: 'a' }]],
    ['text beyond ASCII', 'data: SFO → 東京 ✈️ 👩🏽‍✈️\n\n', [{ data: 'SFO → 東京 ✈️ 👩🏽‍✈️' }]],
    [
      'line separators that end no line',
      'data: a\u2028b\u0085c\n\n',
      [{ data: 'a\u2028b\u0085c' }],
    ],
  ];

  for (const [name, text, events] of frames) {
    it(`${name}: whole, byte by byte, cut once anywhere, and as text`, () => {
      const bytes = bytesOf(text);
      assert.deepEqual(decode(bytes), events);
      assert.deepEqual(decode(text), events);
      assert.deepEqual(decode(...Array.from(bytes, (byte) => Uint8Array.of(byte))), events);
      for (let cut = 0; cut <= bytes.length; cut += 1) {
        assert.deepEqual(
          decode(bytes.subarray(0, cut), bytes.subarray(cut)),
          events,
          `cut at ${cut}`,
        );
      }
      assert.deepEqual(decode(...text), events);
    });
  }

  it('gives an event as soon as its blank line is there, not a piece later', () => {
    const decoder = new SseDecoder();
    assert.deepEqual(decoder.push('data: a\r\n\r'), [{ data: 'a' }]);
    assert.deepEqual(decoder.push('\ndata: b\r\r'), [{ data: 'b' }]);
  });

  it('knows the id to resume from, also of a frame without data', () => {
    const decoder = new SseDecoder();
    assert.equal(decoder.lastId, '');
    decoder.push('id: 3\ndata: a\n\ndata: b\n\n');
    assert.equal(decoder.lastId, '3');
    decoder.push('id: 4\n\n');
    assert.equal(decoder.lastId, '4');
    decoder.push('id: 5\ndata: not ended');
    assert.equal(decoder.lastId, '4');
  });

  it('knows whether the stream was cut inside a frame', () => {
    const decoder = new SseDecoder();
    decoder.push('data: a\n\n: comment\n');
    assert.equal(decoder.partial, false);
    decoder.push(': half a comm');
    assert.equal(decoder.partial, false);
    decoder.push('ent\ndata: b');
    assert.equal(decoder.partial, true);
    decoder.push('\n');
    assert.equal(decoder.partial, true);
    decoder.push('\n');
    assert.equal(decoder.partial, false);
  });

  it('stops at a frame that is too large, in one line or in many', () => {
    const stops = { code: 'stream.too_large' };
    const limited = () => new SseDecoder({ maxFrameLength: 100 });
    assert.throws(() => limited().push(`data: ${'x'.repeat(100)}`), stops);
    assert.throws(() => limited().push('data: 1234\n'.repeat(20)), stops);
    const decoder = limited();
    assert.throws(() => {
      for (;;) decoder.push('x');
    }, stops);
  });

  it('reads any number of small frames and comments within that limit', () => {
    const decoder = new SseDecoder({ maxFrameLength: 100 });
    for (let count = 0; count < 1_000; count += 1) {
      assert.deepEqual(decoder.push(': keep-alive\n'), []);
      assert.deepEqual(decoder.push('data: x\n\n'), [{ data: 'x' }]);
    }
    decoder.push(': keep-alive\n'.repeat(1_000));
  });

  it('reads a large frame in tiny pieces in time that grows with its length alone', () => {
    const text = 'x'.repeat(3_000_000);
    const decoder = new SseDecoder();
    decoder.push('data: ');
    for (let at = 0; at < text.length; at += 10) decoder.push(text.slice(at, at + 10));
    assert.deepEqual(decoder.push('\n\n'), [{ data: text }]);
  });
});

describe('SseDecoder: recorded streams, cut at random', () => {
  const random = pseudoRandom(20261122);
  for (const { name, steps } of loadRecordings()) {
    const events = steps.flatMap(({ response }) => response?.events ?? []);
    if (events.length === 0) continue;
    it(name, () => {
      const frames = events.map((data, id) => encodeSse({ id: id + 1, data }));
      const lineEnd = ['\n', '\r\n', '\r'][Math.floor(random() * 3)]!;
      const bytes = bytesOf(frames.join(encodeSseComment('keep-alive')).replaceAll('\n', lineEnd));
      const expected = events.map((event, id) => ({
        id: String(id + 1),
        data: JSON.stringify(event),
      }));
      for (let round = 0; round < 20; round += 1) {
        assert.deepEqual(decode(...cutAnywhere(bytes, random)), expected);
      }
    });
  }
});

function cutAnywhere(bytes: Uint8Array, random: () => number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = Math.ceil(random() ** 3 * 400);
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

/** The same numbers from 0 to 1 on every run. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
