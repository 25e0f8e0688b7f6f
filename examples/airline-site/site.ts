/** The airline's page: registers the element and owns the theme toggle. */
import '@openskies/concierge/define';
import type { OpenskiesConcierge } from '@openskies/concierge';

const storageKey = 'openskies-site-scheme';
const concierge = document.querySelector<OpenskiesConcierge>('openskies-concierge')!;
const toggle = document.querySelector<HTMLButtonElement>('.theme-toggle')!;
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
