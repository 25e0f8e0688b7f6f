/** A ChatKit server in memory that says what a test wants: for the element's `fetch`, a route of Playwright, or any host. */
import {
  encodeSse,
  type CustomerInput,
  type Thread,
  type ThreadItem,
  type ThreadStreamEvent,
  type UserMessageInput,
  type WidgetRoot,
} from '@openskies/protocol';

export interface ReplyDetails {
  /** Markdown, streamed word by word. */
  text?: string;
  /** Holds the last word back until then: for what is shown while an answer is written. */
  until?: Promise<unknown>;
  /** A widget after the text. */
  widget?: WidgetRoot;
  /** The customer from here on; the panel is told in the stream. */
  customer?: CustomerInput;
  /** How it ends instead of well. */
  error?: { message?: string; allow_retry: boolean };
  /** Any other events, after the text and the widget. */
  events?: ThreadStreamEvent[];
}

/** What is answered to a message: Markdown, or more than that, or whatever a function makes of the message. */
export type Reply = string | ReplyDetails | ((message: string) => string | ReplyDetails);

export interface Script {
  /** One after the other; the last one goes on for ever. Default: a sentence that says so. */
  replies?: Reply[];
  /** The customer of every conversation. Absent: the server has no customers, so the element shows no panel for them. */
  customer?: CustomerInput;
}

export interface ScriptedRequest {
  /** The operation, `threads.create` for one, or `GET customer`. */
  type: string;
  params: Record<string, unknown>;
  headers: Record<string, string>;
}

/** As much of a Playwright route as is used. */
export interface RouteLike {
  request(): {
    url(): string;
    method(): string;
    headers(): Record<string, string>;
    postData(): string | null;
  };
  fulfill(answer: { status: number; headers: Record<string, string>; body: string }): Promise<void>;
  fallback(): Promise<void>;
}

export interface ScriptedServer {
  /** What was asked, the oldest first. */
  readonly requests: readonly ScriptedRequest[];
  /** For `setOptions({ api: { url, fetch } })`, and for whatever serves a `Request`. */
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
  /**
   * For `page.route('**\/support**', server.route)`. An answer comes in one piece there. What is no question, such as the
   * element's own files under the same address, goes its way.
   */
  readonly route: (route: RouteLike) => Promise<void>;
}

interface Conversation {
  thread: Omit<Thread, 'items'>;
  items: ThreadItem[];
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
};

const usual = 'This answer is scripted.';

/** @example `const server = scriptedServer({ replies: ['Seat 12C is yours.'] })` */
export function scriptedServer(script: Script = {}): ScriptedServer {
  const replies = [...(script.replies ?? [usual])];
  const conversations = new Map<string, Conversation>();
  const requests: ScriptedRequest[] = [];
  let { customer } = script;
  let count = 0;
  const id = (kind: string): string => `${kind}_${(++count).toString().padStart(8, '0')}`;
  const now = (): string => new Date().toISOString();

  async function* turn(
    conversation: Conversation,
    input: UserMessageInput | undefined,
    created: boolean,
  ): AsyncGenerator<ThreadStreamEvent> {
    const { items } = conversation;
    const common = (kind: string) => ({
      id: id(kind),
      thread_id: conversation.thread.id,
      created_at: now(),
    });
    const keep = (item: ThreadItem): ThreadStreamEvent => {
      items.push(item);
      return { type: 'thread.item.done', item };
    };
    if (created) yield { type: 'thread.created', thread: whole(conversation, []) };
    if (input) {
      const { content, quoted_text, inference_options } = input;
      const quote = quoted_text == null ? {} : { quoted_text };
      const rest = { content, attachments: [], inference_options, ...quote };
      yield keep({ ...common('msg'), type: 'user_message', ...rest });
    }
    yield { type: 'stream_options', stream_options: { allow_cancel: true } };
    const next = replies.length > 1 ? replies.shift() : replies[0];
    const made = typeof next === 'function' ? next(textOf(items)) : (next ?? usual);
    const reply = typeof made === 'string' ? { text: made } : made;
    if (reply.text !== undefined) {
      const item = { ...common('msg'), type: 'assistant_message' as const };
      yield { type: 'thread.item.added', item: { ...item, content: [] } };
      const words = reply.text.match(/\S+\s*|\s+/g) ?? [];
      for (const [index, delta] of words.entries()) {
        if (index === words.length - 1) await reply.until;
        const update = {
          type: 'assistant_message.content_part.text_delta' as const,
          content_index: 0,
          delta,
        };
        yield { type: 'thread.item.updated', item_id: item.id, update };
      }
      const content = [{ type: 'output_text' as const, text: reply.text, annotations: [] }];
      yield keep({ ...item, content });
    }
    if (reply.widget) yield keep({ ...common('msg'), type: 'widget', widget: reply.widget });
    for (const event of reply.events ?? []) {
      if (event.type === 'thread.item.done') items.push(event.item);
      yield event;
    }
    if (reply.customer) {
      ({ customer } = reply);
      const data = { profile: customer };
      yield { type: 'client_effect', name: 'customer_profile/update', data };
    }
    if (reply.error) yield { type: 'error', code: 'custom', ...reply.error };
  }

  function answer(type: string, params: Record<string, unknown>): Response {
    if (type === 'GET customer') return customer ? json({ customer }) : json({}, 404);
    if (type === 'threads.list') {
      return json(page([...conversations.values()].reverse().map((one) => whole(one, []))));
    }
    const input = params['input'] as UserMessageInput | undefined;
    if (type === 'threads.create') {
      const thread = { id: id('thr'), created_at: now(), status: { type: 'active' as const } };
      const conversation = { thread: { ...thread, metadata: {} }, items: [] };
      conversations.set(thread.id, conversation);
      return stream(turn(conversation, input, true));
    }
    const known = conversations.get(String(params['thread_id']));
    if (!known) return json({ error: { code: 'thread.not_found', retry: false } }, 404);
    switch (type) {
      case 'threads.add_user_message':
        return stream(turn(known, input, false));
      case 'threads.retry_after_item':
        known.items.splice(known.items.findIndex((item) => item.id === params['item_id']) + 1);
        return stream(turn(known, undefined, false));
      case 'threads.custom_action':
      case 'threads.add_client_tool_output':
      case 'threads.add_structured_input':
        return stream(turn(known, undefined, false));
      case 'threads.get_by_id':
        return json(whole(known, known.items));
      case 'items.list':
        return json(page(params['order'] === 'asc' ? known.items : known.items.toReversed()));
      case 'threads.update':
        known.thread.title = String(params['title']);
        return json(whole(known, []));
      case 'threads.delete':
        conversations.delete(known.thread.id);
        return json({});
      default:
        return json({});
    }
  }

  const fetch: ScriptedServer['fetch'] = async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: cors });
    const text = await request.text();
    const body = (text === '' ? {} : JSON.parse(text)) as Partial<ScriptedRequest>;
    const last = new URL(request.url).pathname.split('/').at(-1) ?? '';
    const type = body.type ?? `${request.method} ${last}`;
    const params = body.params ?? {};
    requests.push({ type, params, headers: Object.fromEntries(request.headers) });
    return answer(type, params);
  };

  return {
    requests,
    fetch,
    async route(route) {
      const asked = route.request();
      const isFile = asked.method() === 'GET' && !/\/customer(?:\?|$)/.test(asked.url());
      if (isFile) return route.fallback();
      const body = asked.postData();
      const init = { method: asked.method(), headers: asked.headers() };
      const response = await fetch(asked.url(), body === null ? init : { ...init, body });
      const headers = Object.fromEntries(response.headers);
      await route.fulfill({ status: response.status, headers, body: await response.text() });
    },
  };
}

const page = <T>(data: T[]) => ({ data, has_more: false });

function whole({ thread }: Conversation, items: ThreadItem[]): Thread {
  return { ...thread, items: page(items) };
}

function textOf(items: ThreadItem[]): string {
  const last = items.findLast((item) => item.type === 'user_message');
  return last?.content.map(({ text }) => text).join('') ?? '';
}

function json(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers: cors });
}

function stream(events: AsyncGenerator<ThreadStreamEvent>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await events.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(encodeSse({ data: value })));
    },
    cancel: () => void events.return(undefined),
  });
  const headers = { ...cors, 'content-type': 'text/event-stream; charset=utf-8' };
  return new Response(body, { headers });
}
