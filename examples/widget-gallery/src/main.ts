import '@openskies/concierge/define';
import type { ComposerValue, ConciergeOptions } from '@openskies/concierge';
import { pretendServer } from './pretend-server.ts';
import { sections } from './sections.ts';

const log = document.querySelector<HTMLOutputElement>('#log')!;
const looks = document.querySelector<HTMLFormElement>('#looks')!;
const nav = document.querySelector<HTMLElement>('#sections')!;
const fetchHere = pretendServer(sections, (action) => (log.value = JSON.stringify(action)));

const concierge = document.createElement('openskies-concierge');
concierge.panels = 'chat';
const options: ConciergeOptions = {
  api: { url: '/widget-gallery/pretend', fetch: fetchHere },
  initialThread: current(),
  header: { title: { text: 'Widget gallery' } },
};
const empty: ComposerValue = { text: '', reply: '', attachments: [], selectedToolId: null };
let isFilled = false;
concierge.setOptions(options);
concierge.addEventListener('openskies-widget-action', (event) => {
  log.value = `for the page: ${JSON.stringify(event.detail.action)}`;
});
document.querySelector('main')!.append(concierge);

function current(): string {
  const id = location.hash.slice(1);
  return id in sections ? id : 'lists';
}

async function showSection(): Promise<void> {
  for (const link of nav.querySelectorAll('a')) {
    link.ariaCurrent = link.hash === `#${current()}` ? 'page' : null;
  }
  const { composer } = sections[current()]!;
  concierge.setOptions({ ...options, ...composer?.options });
  applyLooks();
  concierge.threadId = current();
  if (composer || isFilled) await concierge.setComposerValue((await composer?.value()) ?? empty);
  isFilled = composer !== undefined;
}

function applyLooks(): void {
  const choice = (name: string) => String(new FormData(looks).get(name));
  document.documentElement.style.colorScheme = choice('scheme');
  concierge.setAttribute('color-scheme', choice('scheme'));
  concierge.setAttribute('radius', choice('radius'));
  concierge.setAttribute('density', choice('density'));
  concierge.dir = choice('dir');
  concierge.style.setProperty('width', `${choice('width')}px`);
}

looks.addEventListener('change', applyLooks);
window.addEventListener('hashchange', () => void showSection());
if (matchMedia('(prefers-color-scheme: dark)').matches) {
  looks.querySelector<HTMLSelectElement>('[name="scheme"]')!.value = 'dark';
}
// ?scheme=dark&dir=rtl&width=360 opens the gallery in that look.
for (const [name, value] of new URLSearchParams(location.search)) {
  const field = looks.elements.namedItem(name);
  if (field instanceof HTMLSelectElement) field.value = value;
}
void showSection();
