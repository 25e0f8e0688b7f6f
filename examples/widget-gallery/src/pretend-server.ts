/** A ChatKit server inside the page: each section of the gallery is a thread, and nothing leaves the browser. */
import type { Section } from './section.ts';

interface Body {
  type: string;
  params: {
    thread_id?: string;
    item_id?: string;
    name?: string;
    mime_type?: string;
    action?: { type: string; payload?: Record<string, unknown> };
    input?: { status: string; answers?: Record<string, { values?: string[] }> };
  };
}

type Item = { id: string } & Record<string, unknown>;

/** How long an action takes, in milliseconds, so that what it locks can be seen. */
const pause = 700;

/** What becomes of files by these names; all others arrive. */
const fates: Readonly<Record<string, 'refused' | 'under way'>> = {
  'visa.pdf': 'refused',
  'itinerary.pdf': 'under way',
};

export function pretendServer(
  sections: Readonly<Record<string, Section>>,
  onAction: (action: unknown) => void,
): typeof fetch {
  const threads = new Map(
    Object.entries(sections).map(([id, section]) => [id, { section, items: itemsOf(id, section) }]),
  );
  return async (_input, init) => {
    if (init?.body instanceof FormData) return upload(init.body, init.signal);
    if (init?.method !== 'POST' || typeof init.body !== 'string')
      return new Response(null, { status: 404 });
    const { type, params } = JSON.parse(init.body) as Body;
    const thread = threads.get(params.thread_id ?? '');
    if (type === 'threads.list') {
      const data = [...threads].map(([id, { section }]) => threadOf(id, section.title, []));
      return Response.json({ data, has_more: false });
    }
    if (type === 'attachments.create') return Response.json(announced(params));
    if (type === 'attachments.delete') return Response.json({});
    if (!thread)
      return Response.json(
        { error: { code: 'thread.not_found', message: '', retry: false } },
        { status: 404 },
      );
    if (type === 'threads.get_by_id') {
      return Response.json(threadOf(params.thread_id ?? '', thread.section.title, thread.items));
    }
    if (params.input) {
      onAction(params.input);
      const asked = thread.items.find(({ id }) => id === params.item_id);
      if (asked) Object.assign(asked, answerTo(asked, params.input));
      await new Promise((resolve) => setTimeout(resolve, pause));
      return streamOf(asked ? [{ type: 'thread.item.replaced', item: asked }] : []);
    }
    if (!params.action) return Response.json({});
    onAction(params.action);
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (type === 'threads.sync_custom_action') return Response.json({});
    const item = thread.items.find(({ id }) => id === params.item_id);
    const widget = item && thread.section.answer?.(params.action, item['widget']);
    if (item && widget) item['widget'] = widget;
    const update = { type: 'widget.root.updated', widget };
    return streamOf([
      { type: 'stream_options', stream_options: { allow_cancel: false } },
      ...(item && widget ? [{ type: 'thread.item.updated', item_id: item.id, update }] : []),
    ]);
  };
}

function announced({ name = '', mime_type = '' }: Body['params']): object {
  const upload_descriptor = { url: '/widget-gallery/pretend/files', method: 'POST', headers: {} };
  return { id: `atc_${name}`, type: 'file', name, mime_type, upload_descriptor };
}

async function upload(form: FormData, signal?: AbortSignal | null): Promise<Response> {
  const fate = fates[(form.get('file') as File).name];
  if (fate === 'refused') return new Response(null, { status: 500 });
  if (fate === 'under way') {
    await new Promise((_, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason as Error)),
    );
  }
  return Response.json({});
}

function itemsOf(thread: string, { shows }: Section): Item[] {
  return shows.flatMap(({ caption, widget, item }, index): Item[] => {
    const common = { thread_id: thread, created_at: '2026-11-22T09:00:00Z' };
    const content = [{ type: 'output_text', text: caption, annotations: [] }];
    const words = {
      id: `${thread}_${index}_text`,
      ...common,
      type: 'assistant_message',
      content,
    };
    if (!widget && !item) return [words];
    return [words, { id: `${thread}_${index}`, ...common, type: 'widget', widget, ...item }];
  });
}

function answerTo(item: Item, { status, answers }: NonNullable<Body['params']['input']>): object {
  const inputs = (item['inputs'] as { id: string }[]).map((question) => {
    const values = answers?.[question.id]?.values ?? [];
    return { ...question, answer: { values, skipped: values.length === 0 } };
  });
  return { status, inputs };
}

function threadOf(id: string, title: string, data: Item[]): object {
  return {
    id,
    title,
    created_at: '2026-11-22T09:00:00Z',
    status: { type: 'active' },
    allowed_image_domains: [],
    metadata: {},
    items: { data, has_more: false },
  };
}

function streamOf(events: object[]): Response {
  const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}
