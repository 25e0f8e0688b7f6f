/**
 * Runs inside the page: renders each payload in every sink of the real element and looks what became of it. The server is
 * the page's own `fetch`, so nothing waits for a network.
 */
import type { ComposerValue, ConciergeOptions } from '@openskies/concierge';
import type { Report } from '../hostile/report.ts';
import { item, said, sceneOf, threadId, type Scene } from './scenes.ts';

type Concierge = HTMLElement & {
  customer: unknown;
  updateComplete: Promise<unknown>;
  setOptions(options: ConciergeOptions): void;
  setThreadId(id: string | null): Promise<void>;
  fetchUpdates(): Promise<void>;
  sendUserMessage(message: { text: string; newThread?: boolean }): Promise<void>;
  setComposerValue(value: ComposerValue): Promise<void>;
  showHistory(): Promise<void>;
  hideHistory(): Promise<void>;
};

const report: Report = {
  violations: [],
  exceptions: [],
  foreign: [],
  lost: [],
  warnings: [],
  look: '',
  renders: 0,
  sinks: [],
};
const concierge = document.querySelector<Concierge>('openskies-concierge')!;
const servers = document
  .querySelector<HTMLElement>('script[data-servers]')!
  .dataset['servers']!.split(' ');
const own = globalThis as { owned?: unknown; spoil?: (root: ShadowRoot) => void };
let payload = '';
const seen = (what: string) => `${what} with ${JSON.stringify(payload.slice(0, 120))}`;

addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
  report.violations.push(seen(`${violatedDirective} ${blockedURI} ${sample}`)),
);
addEventListener('error', ({ message }) => report.exceptions.push(seen(message)));
addEventListener('unhandledrejection', ({ reason }) =>
  report.exceptions.push(seen(String(reason))),
);
addEventListener('beforeunload', () => report.exceptions.push(seen('the page was left')));
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const) {
  Object.assign(globalThis, { [name]: () => report.exceptions.push(seen(`${name}() ran`)) });
}
new PerformanceObserver((list) => {
  for (const { name } of list.getEntries()) {
    const { origin, protocol } = new URL(name);
    const known = servers.includes(origin) || ['data:', 'blob:'].includes(protocol);
    if (!known) report.foreign.push(seen(name));
  }
}).observe({ type: 'resource', buffered: true });

let scene: Scene;
const thread = () => ({
  id: threadId,
  created_at: '2026-11-22T09:08:58.931Z',
  title: scene.title,
  status: { type: 'active' },
  metadata: {},
  allowed_image_domains: [],
});

const answer = async (_url: unknown, init?: RequestInit): Promise<Response> => {
  const { type } = JSON.parse(init?.body as string) as { type: string };
  const page = { data: scene.items, has_more: false };
  if (type === 'threads.get_by_id') return Response.json({ ...thread(), items: page });
  if (type === 'threads.list')
    return Response.json({ data: [{ ...thread(), items: page }], has_more: false });
  const events = [
    { type: 'thread.created', thread: { ...thread(), items: { data: [], has_more: false } } },
    { type: 'thread.item.done', item: said('msg_s0', 'Hi') },
    ...scene.events,
    { type: 'thread.item.done', item: item('end_1', 'end_of_turn', {}) },
  ];
  const lines = events.map((event) => `data: ${JSON.stringify(event)}\n\n`);
  return new Response(lines.join(''), { headers: { 'content-type': 'text/event-stream' } });
};

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
const root = () => concierge.shadowRoot!;

/** Everything of the shadow tree that a reader or a machine sees, in one text. */
function everything(): string {
  const parts: string[] = [];
  const walker = document.createTreeWalker(root(), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) parts.push(node.data);
    if (!(node instanceof Element)) continue;
    for (const { value } of node.attributes) parts.push(value);
    if ('value' in node && typeof node.value === 'string') parts.push(node.value);
  }
  return parts.join('\n');
}

const forbidden =
  'script, iframe, frame, object, embed, link, style, base, meta, template, portal, math, foreignObject, use, form[action], [formaction], [srcdoc], [ping], audio, video';

/** What must never stand in the tree, whatever the words were. */
function inspect(): void {
  for (const element of root().querySelectorAll(forbidden)) {
    report.violations.push(seen(`<${element.localName}> in the tree`));
  }
  for (const element of root().querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const runs = name.startsWith('on') || /^\s*(javascript|vbscript|data:text)/i.test(value);
      if (runs && ['href', 'src', 'action', 'xlink:href'].includes(name) !== name.startsWith('on'))
        report.violations.push(seen(`${name}="${value.slice(0, 40)}" on <${element.localName}>`));
      if (name === 'style' && /url\(|image-set|expression/i.test(value))
        report.violations.push(seen(`style="${value.slice(0, 60)}"`));
    }
    if (
      element instanceof HTMLAnchorElement &&
      // Without an address it leads nowhere: the customer's number is such a one.
      element.hasAttribute('href') &&
      !/^(https|mailto|tel|blob|chatkit-link):/.test(element.href)
    )
      report.violations.push(seen(`a link to ${element.href.slice(0, 60)}`));
  }
  if (own.owned !== undefined) report.exceptions.push(seen('a script ran'));
  delete own.owned;
}

/** The words of one payload, everywhere. `look` is called whenever other parts of it stand. */
async function paint(put: (sink: string) => string, look: () => void): Promise<void> {
  scene = sceneOf(put);
  concierge.customer = scene.customer;
  concierge.setOptions({
    ...scene.options,
    api: { url: `${servers[0]}/support/chatkit`, fetch: answer as typeof fetch },
  });
  await concierge.setThreadId(null);
  await settle(look);
  await concierge.sendUserMessage({ text: 'Hi', newThread: true });
  await settle(look);
  await concierge.fetchUpdates();
  await settle(look);
  await concierge.showHistory();
  await settle(look);
  await concierge.hideHistory();
  await concierge.setComposerValue({ ...scene.draft, selectedToolId: 'u' });
  await settle(look);
}

/** Views update in turns; parts that load do so with the first scene. */
async function settle(look: () => void): Promise<void> {
  await concierge.updateComplete;
  await frame();
  await frame();
  own.spoil?.(root());
  look();
  inspect();
}

/** Which sinks show what they are given: the others would prove nothing. */
async function findSinks(): Promise<void> {
  const words = new Map<string, string>();
  const put = (sink: string): string => {
    if (!words.has(sink)) words.set(sink, `canary${words.size}q`);
    return words.get(sink)!;
  };
  const shown = new Set<string>();
  const look = () => {
    const text = everything();
    for (const [sink, word] of words) if (text.includes(word)) shown.add(sink);
  };
  const end = Date.now() + 20_000;
  let before = -1;
  // What loads lazily stands from the second time on.
  while (Date.now() < end && (shown.size > before || shown.size === 0)) {
    before = shown.size;
    await paint(put, look);
    for (let wait = 0; wait < 20; wait++) await frame();
    look();
  }
  report.sinks = [...words.keys()].map((sink) => (shown.has(sink) ? sink : `(${sink})`));
}

void (async () => {
  try {
    const payloads = (await (await fetch('/payloads')).json()) as string[];
    await customElements.whenDefined('openskies-concierge');
    await findSinks();
    for (payload of payloads) {
      await paint(
        () => payload,
        () => undefined,
      );
      report.renders! += report.sinks!.filter((name) => !name.startsWith('(')).length;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  } catch (error) {
    report.lost.push(seen(String(error)));
  }
  await fetch('/report', { method: 'POST', body: JSON.stringify(report) });
})();
