/** States of the conversation as a whole: being read, written, refused, cut off. */
import {
  added,
  assistantItem,
  cancellable,
  delta,
  done,
  running,
  storedThread,
  userItem,
} from '../events.ts';
import { find, press, type as write, until, type Step } from '../scripted.ts';
import { answered, refused, say, stored, withThread, type State, type States } from './state.ts';

const reply = assistantItem(
  'a_1',
  'Your seat is **14A**.\n\n- by the window\n- [more](https://example.com)\n- [x] booked\n\n| Flight | Seat |\n| --- | --- |\n| OA476 | 14A |\n\n```\ncode\n```',
);

const error = (code: string): object => ({
  json: { error: { code, message: 'No.', retry: code !== 'session.required' } },
});

/** Forty messages over two days, and older ones to be had. */
const long = Array.from({ length: 40 }, (_, index) => ({
  ...(index % 2 ? assistantItem : userItem)(`m_${index}`, `Message ${index}`),
  created_at: index < 20 ? '2026-11-20T09:00:00Z' : '2026-11-22T09:00:00Z',
}));

const cutOff: Step[] = [
  {
    type: 'threads.get_by_id',
    json: { ...storedThread(userItem('u_1', 'Hi'), reply), cursor: 3 },
  },
  { type: 'GET events', events: [running(false), { hold: true }, { cut: true }] },
];

const busy = (seconds: number, type: string): Step => ({
  type,
  status: 429,
  headers: { 'retry-after': String(seconds), 'access-control-expose-headers': 'retry-after' },
  ...error('rate.limited'),
});

/** The stream breaks, and the server wants to be left alone for some seconds. */
const breaks = (seconds: number): Pick<State, 'server' | 'steps' | 'setUp' | 'act'> => ({
  server: '0.1.0; model=demo',
  steps: [
    ...cutOff,
    busy(seconds, 'GET events'),
    { type: 'GET events', events: [running(false), { hold: true }] },
  ],
  setUp: withThread,
  act: async (element, server) => {
    await until(() => element.shadowRoot?.querySelector('.markdown table'), 'the messages');
    await server.request('GET events');
    await server.go();
  },
});

export const chatStates: States = {
  'the start screen': { sign: '.prompt' },
  'a conversation': { ...stored(reply), sign: '.markdown table' },
  'a long conversation, scrolled up': {
    steps: [
      {
        type: 'threads.get_by_id',
        json: { ...storedThread(), items: { data: [], has_more: true, after: 'm_9' } },
      },
      { type: 'items.list', json: { data: long.reverse(), has_more: true, after: 'm_0' } },
      { type: 'items.list', hold: true, json: { data: [], has_more: false } },
    ],
    setUp: withThread,
    act: async (element) => {
      await until(() => element.shadowRoot?.querySelector('.message-list'), 'the messages');
      const list = find(element, '.message-list');
      await until(() => list.scrollTop > 400, 'the end of them');
      list.dispatchEvent(new WheelEvent('wheel', { deltaY: -300, bubbles: true }));
      list.scrollTop -= 300;
    },
    sign: '[part~="to-latest"]',
  },
  'a conversation that is being opened': {
    steps: [{ type: 'threads.get_by_id', hold: true, json: storedThread() }],
    setUp: withThread,
    sign: '.chat-panel [aria-busy="true"], .chat-panel .loading, .chat-panel [role="status"]',
  },
  'a conversation that did not load': {
    steps: [{ type: 'threads.get_by_id', status: 500, text: '' }],
    setUp: withThread,
    sign: '[part~="state-error"]',
  },
  'a message that was not answered yet': { ...answered({ hold: true }), sign: '.progress-dot' },
  'something that is being done': {
    ...answered({ type: 'progress_update', text: 'Changing the seat' }, { hold: true }),
    sign: '[part~="progress"]',
  },
  'a reply that is being written': {
    ...answered(added(assistantItem('a_1', '')), delta('a_1', 'Your seat is 14'), { hold: true }),
    sign: '[part~="cursor"]',
  },
  'a message that waits for the reply': {
    ...answered(added(assistantItem('a_1', '')), delta('a_1', 'One'), { hold: true }),
    act: async (element) => {
      say(element);
      await until(() => element.shadowRoot?.querySelector('.cursor'), 'the reply');
      press(write(element, 'And the bag?'), 'Enter');
    },
    sign: '[part~="message-meta"]',
  },
  'a reply that failed': {
    ...answered({
      type: 'error',
      code: 'custom',
      message: 'The desk is closed.',
      allow_retry: true,
    }),
    sign: '[part~="error-row"]',
  },
  'a message that was not sent': {
    ...refused({ status: 500, text: '' }),
    sign: '[part~="message-meta-danger"]',
  },
  'a message that may be sent again in a minute': {
    steps: [busy(60, 'threads.create')],
    act: say,
    sign: '[part~="retry-wait"]',
  },
  'a message that is too long': {
    act: (element) => void write(element, 'x'.repeat(8012)),
    sign: '.composer-error',
  },
  'a visitor who has to sign in': {
    ...refused({ status: 401, ...error('session.required') }),
    sign: '[part~="message-meta-danger"], [part~="error-row"]',
  },
  'the connection, lost': { ...breaks(60), sign: '[part~="reconnecting"].lost' },
  'the connection, back': { ...breaks(2), sign: '[part~="reconnecting"].back', brief: true },
  'a locked conversation': {
    steps: [
      {
        type: 'threads.get_by_id',
        json: { ...storedThread(userItem('u_1', 'Hi')), status: { type: 'locked', reason: '' } },
      },
    ],
    setUp: withThread,
    sign: '.composer.locked',
  },
  'a closed conversation': {
    steps: [
      {
        type: 'threads.get_by_id',
        json: { ...storedThread(userItem('u_1', 'Hi')), status: { type: 'closed', reason: '' } },
      },
    ],
    setUp: withThread,
    sign: '.composer.locked',
  },
  'news of the server, of three kinds': {
    ...answered(
      ...['info', 'warning', 'danger'].map((level) => ({
        type: 'notice',
        level,
        title: 'Storm over Denver',
        message: `Of the kind ${level}.`,
      })),
      cancellable,
      done(reply),
    ),
    sign: '[part~="notice-danger"]',
  },
};
