import '@openskies/concierge/define';
import type { OpenskiesConcierge } from '@openskies/concierge';
import { optionsOf } from './composer.ts';
import { customers } from './customers.ts';
import { fillForm, readSettings, toAddress, toSnippet, type Settings } from './settings.ts';

const apiUrl = import.meta.env['VITE_OPENSKIES_API_URL'] as string;
const find = <T extends HTMLElement>(selector: string): T => document.querySelector<T>(selector)!;
const form = find<HTMLFormElement>('.controls');
const stage = find('.stage');
const opener = find<HTMLButtonElement>('.opener');
const snippet = find('.snippet');
const events = find('.events');

const locales =
  'en ar cs da de el es es-419 fi fr fr-CA he hi hu id it ja ko nb nl pl pt-BR pt-PT ro ru sv th tr uk vi zh-CN';
const eventNames =
  'ready error response-start response-end thread-change thread-load-start thread-load-end history-open history-close tool-change customer-request customer-change effect tool-call widget-action open-change unread-change log';

const concierge = document.createElement('openskies-concierge');
let shown: Settings['features'] = [];

function listLocales(): void {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const options = locales.split(' ').map((tag) => new Option(`${names.of(tag)}`, tag));
  find<HTMLSelectElement>('[name="locale"]').append(new Option('the page’s', ''), ...options);
}

function apply(element: OpenskiesConcierge, settings: Settings): void {
  const { attributes, tokens, width, source, features } = settings;
  if (String(features) !== String(shown)) element.setOptions(optionsOf(features, apiUrl));
  shown = features;
  const wasLayout = element.getAttribute('layout');
  const kept = new Set(['api-url', 'open', ...Object.keys(attributes)]);
  for (const name of element.getAttributeNames())
    if (!kept.has(name)) element.removeAttribute(name);
  for (const [name, value] of Object.entries({ 'color-scheme': 'light', ...attributes })) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  element.style.cssText = '';
  for (const [name, value] of Object.entries(tokens)) element.style.setProperty(name, value);
  const isSidebar = attributes['layout'] === 'sidebar';
  // In the flow the sidebar is a column of the page; every other layout has its box, or none.
  const place = isSidebar && attributes['push'] !== undefined ? document.body : stage;
  if (element.parentElement !== place) place.append(element);
  // Closed, a sidebar shows nothing: a page opens it with its own button.
  opener.hidden = !isSidebar;
  if (isSidebar && wasLayout !== 'sidebar') element.open = true;
  stage.style.setProperty('max-width', `${width}px`);
  element.style.setProperty('height', attributes['layout'] ? '' : '100%');
  element.customer = customers[source];
}

function show(): void {
  const settings = readSettings(form);
  apply(concierge, settings);
  snippet.textContent = toSnippet(settings, apiUrl);
  history.replaceState(null, '', toAddress(form));
}

function note(event: CustomEvent): void {
  const line = document.createElement('li');
  const detail = JSON.stringify(event.detail, (_key, value: unknown) =>
    value instanceof Error ? value.message : value,
  );
  line.textContent = `${event.type.replace('openskies-', '')} ${detail === 'null' ? '' : detail.slice(0, 200)}`;
  events.append(line);
  if (events.childElementCount > 50) events.firstElementChild?.remove();
  events.scrollTop = events.scrollHeight;
}

async function copySnippet(button: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(snippet.textContent);
  button.textContent = 'Copied';
}

listLocales();
fillForm(form, new URLSearchParams(location.search));
concierge.apiUrl = apiUrl;
for (const name of eventNames.split(' ')) {
  concierge.addEventListener(`openskies-${name}`, (event) => note(event as CustomEvent));
}
form.addEventListener('input', show);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(show)); // the fields change after the event
opener.addEventListener('click', () => (concierge.open = !concierge.open));
find('.quote').addEventListener('click', () => {
  const answers = concierge.shadowRoot?.querySelectorAll('[part~="markdown"]') ?? [];
  const reply = [...answers].at(-1)?.textContent.trim() ?? 'Your seat is 14C.';
  void concierge.setComposerValue({ reply });
  void concierge.focusComposer();
});
find('.copy').addEventListener(
  'click',
  ({ currentTarget }) => void copySnippet(currentTarget as HTMLElement),
);
show();
