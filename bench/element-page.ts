/** The element on a page that plays its server. */
import type { ConciergeOptions } from '@openskies/concierge';
import { itemOf, text, timeOf, until, type Bench } from './workload.ts';

type Concierge = HTMLElement & {
  setOptions(options: ConciergeOptions): void;
  setThreadId(id: string | null): Promise<void>;
  sendUserMessage(message: { text: string }): Promise<void>;
};

const created_at = '2026-11-22T09:08:58.931Z';
let concierge: Concierge;
let messages = 0;
let count = 0;
let turn = 0;
let usable: Promise<number>;

const part = (name: string) =>
  concierge.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? null;
const parts = (name: string) =>
  concierge.shadowRoot?.querySelectorAll<HTMLElement>(`[part~="${name}"]`) ?? [];
const stored = (index: number) => itemOf(`msg_${index}`, text(index), index % 2 === 0);
const thread = {
  id: 'thr_1',
  created_at,
  status: { type: 'active' },
  metadata: {},
};

/** The newest first, so many before `after`. */
function page(params: { after?: string; limit?: number }): object {
  const end = params.after ? Number(params.after.slice(4)) : messages;
  const start = Math.max(0, end - (params.limit || 50));
  const data = [];
  for (let index = end - 1; index >= start; index--) data.push(stored(index));
  return { data, has_more: start > 0, ...(start > 0 ? { after: `msg_${start}` } : {}) };
}

const answer = (): Promise<Response> => fetch(`/reply/msg_new_${turn++}/${count}`);

const serve = async (_url: unknown, init?: RequestInit): Promise<Response> => {
  const { type, params } = JSON.parse(init?.body as string) as {
    type: string;
    params: { after?: string; limit?: number };
  };
  if (type === 'threads.get_by_id') {
    const { data, has_more } = page({ limit: 20 }) as { data: object[]; has_more: boolean };
    return Response.json({ ...thread, items: { data: data.reverse(), has_more } });
  }
  if (type === 'items.list') return Response.json(page(params));
  return type.startsWith('threads.add') || type === 'threads.create'
    ? answer()
    : Response.json({ data: [], has_more: false });
};

function mount(): void {
  concierge = document.createElement('openskies-concierge') as Concierge;
  concierge.setAttribute('panels', 'chat');
  concierge.setAttribute('api-url', '/support/chatkit');
  document.body.append(concierge);
  usable = timeOf(() => part('composer-input'));
  void customElements
    .whenDefined('openskies-concierge')
    .then(() =>
      concierge.setOptions({ api: { url: '/support/chatkit', fetch: serve as typeof fetch } }),
    );
}

const bench: Bench = {
  usable: () => usable,
  async open(wanted, all) {
    messages = wanted;
    await concierge.setThreadId(null);
    await concierge.setThreadId('thr_1');
    const shown = Math.min(wanted, 20);
    await until(() => parts('message').length >= shown);
    const list = part('message-list')!;
    while (all && parts('message').length < wanted) {
      list.scrollTop = 0;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    list.scrollTop = list.scrollHeight;
    await new Promise((resolve) => setTimeout(resolve, 100));
  },
  async stream(deltas) {
    count = deltas;
    await concierge.sendUserMessage({ text: 'Go on' });
    await until(() => /endofanswer/.test([...parts('markdown')].at(-1)?.textContent ?? ''));
  },
  input: () => part('composer-input')!,
  mount,
  unmount: () => concierge.remove(),
};
mount();
Object.assign(globalThis, { bench });
