/** What our server was heard to speak: every type in its answers to the recordings, and to what no recording asks. */
import {
  ChatKitRequest,
  SseDecoder,
  StructuredInput,
  Source,
  Task,
  ThreadItem,
  ThreadItemUpdate,
  ThreadStreamEvent,
  WidgetNode,
} from '@openskies/protocol';
import {
  createChatServer,
  createConcierge,
  Database,
  openskies,
  widgets as w,
} from '../../src/index.ts';
import { mark, userInput } from '../app.ts';
import { recordedModel } from './recorded-model.ts';
import { referenceChat } from './reference-chat.ts';
import { recordings, replay, type Send, type WireRecording } from './replay.ts';

export const kinds = [
  'request',
  'event',
  'update',
  'item',
  'task',
  'source',
  'question',
  'widget',
] as const;
export type Kind = (typeof kinds)[number];
export type Spoken = Record<Kind, Set<string>>;

const schemas: Record<Kind, unknown> = {
  request: ChatKitRequest,
  event: ThreadStreamEvent,
  update: ThreadItemUpdate,
  item: ThreadItem,
  task: Task,
  source: Source,
  question: StructuredInput,
  widget: WidgetNode,
};

interface Internals {
  _zod: {
    propValues?: { type?: Set<string> };
    innerType?: Internals;
    def: { options?: Internals[] };
  };
}

/** Every type that the protocol knows of a kind. */
export function knownTypes(kind: Kind): string[] {
  const find = ({ _zod }: Internals): Set<string> | undefined => {
    const { propValues, innerType, def } = _zod;
    if (propValues?.type && propValues.type.size > 0) return propValues.type;
    if (innerType) return find(innerType);
    return def.options?.map(find).find((types) => types !== undefined);
  };
  return [...(find(schemas[kind] as Internals) ?? [])];
}

export async function spoken(): Promise<Spoken> {
  const heard = Object.fromEntries(kinds.map((kind) => [kind, new Set<string>()])) as Spoken;
  for (const recording of recordings('wire')) {
    // Its client leaves in the middle: nothing can be read beside it.
    if (recording.name === 'abort-midstream') continue;
    const { model, turnTo } = recordedModel(recording);
    const database = await Database.open({ dataDir: ':memory:' });
    const concierge = createConcierge({ airline: openskies, model, database });
    await replay(recording, listening(concierge.app.request.bind(concierge.app), heard), turnTo);
    await concierge.close();
    await database.close();
  }
  for (const recording of [...recordings('wire-client'), unrecorded]) {
    const database = await Database.open({ dataDir: ':memory:' });
    const chat = createChatServer({ ...handlersOf(recording), database });
    await replay(recording, listening(chat.app.request.bind(chat.app), heard));
    await chat.close();
    await database.close();
  }
  return heard;
}

/** Types that the reference's recordings do not have. */
const unrecorded: WireRecording = {
  name: 'unrecorded',
  about: 'What no recording shows.',
  steps: [
    {
      request: {
        method: 'POST',
        path: '/support/chatkit',
        json: { type: 'threads.create', params: { input: userInput('all') }, metadata: mark() },
      },
      response: { status: 200, events: [] },
    },
  ],
};

function handlersOf(recording: WireRecording): typeof referenceChat {
  if (recording !== unrecorded) return referenceChat;
  return {
    async *respond(turn) {
      const image = turn.image();
      yield image.start();
      yield image.update({ id: 'i', url: 'https://example.com/i.png' }, 0.5);
      yield image.end({ id: 'i', url: 'https://example.com/i.png' });
      const text = w.text({ id: 't', value: 'a' });
      const row = w.tableRow({ children: [w.tableCell({ children: [text] })] });
      const chart = w.chart({
        data: [{ month: 'May', points: 3 }],
        series: [{ type: 'bar', dataKey: 'points' }],
        xAxis: 'month',
      });
      const card = turn.widget(
        w.card({
          children: [
            w.table({ children: [row] }),
            chart,
            w.form({ children: [w.datePicker({ name: 'd' }), w.radioGroup({ name: 'r' })] }),
            w.transition({ children: w.label({ value: 'l', fieldName: 'd' }) }),
          ],
        }),
      );
      yield card;
      yield {
        type: 'thread.item.updated',
        item_id: card.item.id,
        update: { type: 'widget.component.updated', component_id: 't', component: text },
      };
      yield turn.widget(w.basic({ children: [w.box({ children: [] }), w.spacer({})] }));
      const item = w.listViewItem({ children: [w.col({}), w.icon({ name: 'check' })] });
      yield turn.widget(w.listView({ children: [item] }));
      yield turn.endOfTurn();
    },
  };
}

function listening(
  request: (path: string, init: RequestInit) => Response | Promise<Response>,
  heard: Spoken,
): Send {
  return async (path, init) => {
    const response = await request(path, init);
    if (!response.ok) return response;
    if (typeof init.body === 'string') {
      const { type } = JSON.parse(init.body) as { type?: string };
      if (type) heard.request.add(type);
    }
    const type = response.headers.get('content-type') ?? '';
    const isStream = type.startsWith('text/event-stream');
    if (!isStream && !type.startsWith('application/json')) return response;
    const text = await response.text();
    if (isStream) {
      const decoder = new SseDecoder();
      for (const { data } of decoder.push(new TextEncoder().encode(text))) {
        const event: unknown = JSON.parse(data);
        walk({ event }, heard);
      }
    } else walk(JSON.parse(text), heard);
    const { status, headers } = response;
    return new Response(text, { status, headers });
  };
}

/** Under which key of the wire a kind is found. */
const places: Record<string, Kind> = {
  event: 'event',
  update: 'update',
  item: 'item',
  updated_item: 'item',
  data: 'item',
  task: 'task',
  tasks: 'task',
  source: 'source',
  sources: 'source',
  inputs: 'question',
  widget: 'widget',
  component: 'widget',
  children: 'widget',
};

function walk(value: unknown, heard: Spoken, key = ''): void {
  if (Array.isArray(value)) return value.forEach((one) => walk(one, heard, key));
  if (typeof value !== 'object' || value === null) return;
  const kind = places[key];
  const { type } = value as { type?: unknown };
  if (kind && typeof type === 'string') heard[kind].add(type);
  for (const [name, one] of Object.entries(value)) walk(one, heard, name);
}
