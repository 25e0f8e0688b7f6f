/** One page, and the concierge on it in the layout that the address names: `?layout=sidebar&lang=ar&slots`. */
import '@openskies/concierge/define';
import { words } from './words.ts';

type Layout = 'launcher' | 'sidebar' | 'fullscreen' | 'inline';

const concierge = document.querySelector('openskies-concierge')!;
const address = new URLSearchParams(location.search);
const layout = (address.get('layout') ?? 'launcher') as Layout;
const language = address.get('lang') ?? 'en';

document.documentElement.lang = language;
document.documentElement.dir = ['ar', 'he'].includes(language) ? 'rtl' : 'ltr';
document.body.className = layout;
for (const [selector, text] of Object.entries(words[language] ?? {})) {
  document.querySelector(selector)!.textContent = text;
}
for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a')) {
  const to = new URL(link.href);
  if (to.searchParams.get('layout') === layout) link.ariaCurrent = 'page';
  for (const [name, value] of address) if (name !== 'layout') to.searchParams.set(name, value);
  link.href = to.search;
}

// A closed sidebar shows nothing: the page has a button for it. In wide windows it pushes the page.
const opener = document.querySelector<HTMLButtonElement>('main button')!;
opener.hidden = layout !== 'sidebar';
opener.addEventListener('click', () => void concierge.show());

if (address.has('slots')) {
  concierge.append(document.querySelector<HTMLTemplateElement>('#slots')!.content.cloneNode(true));
}
const teaser = address.get('teaser');
if (teaser) concierge.setAttribute('teaser', teaser);
concierge.toggleAttribute('push', layout === 'sidebar');
concierge.setAttribute('layout', layout);
concierge.setAttribute('api-url', import.meta.env['VITE_OPENSKIES_API_URL'] as string);
