/** The chat that `wire-client/` was recorded from, written with our kit: a word of the message says what to do. */
import type { WidgetItem, WidgetRoot, Workflow } from '@openskies/protocol';
import {
  ChatError,
  clientEffect,
  notice,
  progress,
  removed,
  type ChatAction,
  type ChatHandlers,
  type ChatTurn,
} from '../../src/index.ts';
import { recordings } from './replay.ts';

type Events = ReturnType<ChatHandlers['respond']>;
type Act = (turn: ChatTurn) => Events;

/** The widgets of the recordings are long; they are read from there. */
function recordedWidget(name: string): WidgetRoot {
  const recording = recordings('wire-client').find((one) => one.name === name);
  const events = recording?.steps[0]?.response?.events ?? [];
  const item = events.findLast((event) => event.item?.type === 'widget')?.item;
  const json = JSON.stringify((item as WidgetItem | undefined)!.widget);
  return JSON.parse(json.replaceAll('{{tsz}}', '2026-03-02T00:00:00Z')) as WidgetRoot;
}

const acts: Record<string, Act> = {
  async *EFFECT() {
    yield clientEffect('highlight_segment', { flight: 'OA476', list: [1, null, { a: true }] });
    yield clientEffect('no_data');
  },
  async *TOOL(turn) {
    yield turn.clientTool('get_selected_seat', { flight: 'OA476' });
  },
  async *CUSTOMRETRY() {
    throw new ChatError('The seat map is busy.', { allow_retry: true });
  },
  async *STREAMERR() {
    yield { type: 'error', code: 'stream.error', allow_retry: false };
  },
  async *YIELDERR(turn) {
    const message = 'soft error, the turn goes on';
    yield { type: 'error', code: 'custom', message, allow_retry: true };
    yield turn.message('Still here.');
  },
  async *FORM(turn) {
    yield turn.widget(recordedWidget('form'));
  },
  async *HIDDEN(turn) {
    yield turn.hidden({ secret: 'the model knows' });
    yield turn.message('Nothing to see.');
  },
  async *LOCK(turn) {
    yield turn.message('I locked this conversation.');
    const reason = 'A specialist is looking at this.';
    yield turn.change({ status: { type: 'locked', reason } });
  },
  async *NOTICE() {
    const words = (level: string): string =>
      `A ${level} notice with a [link](https://example.com).`;
    yield notice('info', words('info'));
    yield notice('warning', words('warning'), 'Warning');
    yield notice('danger', words('danger'), 'Danger');
  },
  async *PROGRESS(turn) {
    yield progress('Searching flights', 'search');
    yield progress('Comparing fares', 'check');
    yield progress('Almost done');
    yield turn.message('Here is what I found.');
  },
  async *REMOVE(turn) {
    const message = turn.message('I will be removed');
    yield message;
    yield removed(message.item.id);
    yield turn.message('I stay');
  },
  async *REPLACE(turn) {
    const draft = turn.message('draft');
    yield draft;
    yield turn.replace(draft.item.id, turn.message('final'));
  },
  async *CITES(turn) {
    yield turn.message('Bags are in [policy]. Seat maps by Example. Gate F12.', [
      turn.cite({ type: 'file', title: 'Policy', description: 'p. 3', filename: 'policy.pdf' }, 19),
      turn.cite(
        { type: 'url', title: 'Example', url: 'https://example.com', attribution: 'example.com' },
        41,
      ),
      turn.cite(
        {
          type: 'entity',
          title: 'Gate F12',
          id: 'gate-f12',
          icon: 'map-pin',
          label: 'Gate',
          inline_label: 'F12',
          interactive: true,
          data: { terminal: '3' },
        },
        51,
      ),
      turn.cite({ type: 'url', title: 'No index', url: 'https://example.com/n' }),
    ]);
  },
  async *ASK(turn) {
    const choice = { type: 'multiple_choice' as const };
    const options = (...values: string[]) => values.map((value) => ({ value }));
    yield turn.ask([
      {
        ...choice,
        id: 'cabin',
        question: 'Which cabin?',
        options: options('Economy', 'Business'),
        multiple: false,
      },
      {
        ...choice,
        id: 'days',
        question: 'Which days work?',
        options: options('Mon', 'Tue', 'Wed'),
        multiple: true,
      },
      {
        type: 'freeform',
        id: 'note',
        question: 'Anything else?',
        description: 'Dietary, mobility, …',
      },
    ]);
  },
  async *TASK(turn) {
    yield turn.task({
      type: 'custom',
      status_indicator: 'none',
      title: 'Refund filed',
      icon: 'lucide:receipt',
      content: '5–7 days',
    });
  },
  async *WALL(turn) {
    yield turn.widget(recordedWidget('widget-all'), 'Everything');
  },
  async *WSTREAM(turn) {
    yield* turn.streamWidget(tripNotes(), 'Tokyo in March');
  },
  async *WORKFLOW(turn) {
    const flow = turn.workflow();
    yield flow.start();
    const look = {
      type: 'custom' as const,
      title: 'Look up booking',
      icon: 'search',
      content: 'LL0EZ6',
    };
    yield flow.add({ ...look, status_indicator: 'loading' });
    for (const task of recordedTasks().slice(1)) yield flow.add(task);
    yield flow.update(0, { ...look, status_indicator: 'complete' });
    yield flow.end(recordedWorkflow().summary, { expanded: recordedWorkflow().expanded });
  },
};

function recordedWorkflow() {
  const recording = recordings('wire-client').find(({ name }) => name === 'workflow');
  const event = recording?.steps[0]?.response?.events?.at(-1);
  return (event?.item as unknown as { workflow: Workflow }).workflow;
}

const recordedTasks = () => recordedWorkflow().tasks;

/** A note that is written word by word, and then gets a button. */
async function* tripNotes(): AsyncGenerator<WidgetRoot> {
  const end = recordedWidget('widget-streaming') as Extract<WidgetRoot, { type: 'Card' }>;
  const [title, , button] = end.children;
  const card = (value: string, streaming: boolean, more: typeof end.children = []): WidgetRoot => ({
    type: 'Card',
    children: [title!, { id: 'md', type: 'Markdown', value, streaming }, ...more],
  });
  let text = '';
  yield card(text, true);
  for (const piece of ['**Tokyo** ', 'in March ', 'is lovely.']) yield card((text += piece), true);
  yield card(text, false);
  yield card(text, false, [button!]);
}

/** Python writes values its own way; the recorded answer quotes them. */
function pythonic(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const fields = Object.entries(value as object).map(([key, one]) => `'${key}': ${pythonic(one)}`);
  return `{${fields.join(', ')}}`;
}

export const referenceChat: ChatHandlers = {
  async *respond(turn) {
    const { answered } = turn;
    if (answered) return yield turn.message(`Got it: ${answered.type} ${answered.status}.`);
    const act = acts[turn.text.split(' ')[0] ?? ''];
    if (act) yield* act(turn);
    else yield turn.message('Hello.');
  },
  async *action(turn, { type, payload, item }: ChatAction) {
    yield turn.updateWidget(item!.id, {
      type: 'Card',
      children: [{ type: 'Text', value: 'Thanks' }],
      collapsed: true,
      status: { text: 'Sent', icon: 'check' },
    });
    yield turn.message(`Action ${type} with ${pythonic(payload)}`);
  },
  syncAction(_, { type, item }) {
    if (type !== 'refresh' || !item) return undefined;
    const widget: WidgetRoot = {
      type: 'Card',
      children: [{ type: 'Text', value: `synced ${type}` }],
    };
    return { ...item, widget };
  },
  allowCancel: (message) => !message.content.some(({ text }) => text.startsWith('NOCANCEL')),
};
