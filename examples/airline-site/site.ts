/** The airline's page: registers the element and owns the theme toggle. */
import '@openskies/concierge/define';
import type { OpenskiesConcierge } from '@openskies/concierge';

const storageKey = 'openskies-site-scheme';
const concierge = document.querySelector<OpenskiesConcierge>('openskies-concierge')!;
const toggle = document.querySelector<HTMLButtonElement>('.theme-toggle')!;
const delay = document.querySelector<HTMLButtonElement>('.delay')!;
const examples = document.querySelector<HTMLDetailsElement>('.examples')!;
const systemDark = matchMedia('(prefers-color-scheme: dark)');

type Scheme = 'light' | 'dark';

function storedScheme(): Scheme | null {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : null;
}

function show(scheme: Scheme) {
  document.documentElement.dataset.scheme = scheme;
  concierge.setAttribute('color-scheme', scheme);
  toggle.setAttribute('aria-pressed', String(scheme === 'dark'));
}

toggle.addEventListener('click', () => {
  const next = document.documentElement.dataset.scheme === 'dark' ? 'light' : 'dark';
  localStorage.setItem(storageKey, next);
  show(next);
});

systemDark.addEventListener('change', () => {
  if (!storedScheme()) show(systemDark.matches ? 'dark' : 'light');
});

show(storedScheme() ?? (systemDark.matches ? 'dark' : 'light'));

document.addEventListener('click', ({ target }) => {
  if (!examples.contains(target as Node)) examples.open = false;
});

examples.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  examples.open = false;
  examples.querySelector('summary')!.focus();
});

/** Plays the airline's operations: the server's demo mode has an address for it, a real one calls `concierge.notify`. */
let threadId: string | null = null;

concierge.addEventListener('openskies-thread-change', (event) => {
  threadId = event.detail.threadId;
  delay.disabled = threadId === null;
  delay.title = threadId
    ? 'As if the airline had just found out'
    : 'Ask the concierge something first';
});

delay.addEventListener('click', () => {
  const params = { minutes: 95 };
  void fetch(`${concierge.getAttribute('api-url')}/demo/news`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ thread_id: threadId, news: 'flight_delayed', params }),
  });
});
