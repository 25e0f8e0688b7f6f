import '@openskies/concierge/define';
import type { OpenskiesConcierge, StartPrompt } from '@openskies/concierge';
import { portal } from './portal.ts';

interface Way {
  supply(concierge: OpenskiesConcierge): void;
}

const modules = import.meta.glob<Way>('./ways/*.ts', { eager: true });
const sources = import.meta.glob<string>('./ways/*.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const stage = document.querySelector<HTMLElement>('#stage')!;
const code = document.querySelector<HTMLElement>('code')!;
const choice = document.querySelector<HTMLFieldSetElement>('fieldset')!;
const desk = document.querySelector<HTMLButtonElement>('#desk')!;
/** What the demo server's booking can answer: ours is not there to be changed. */
const startPrompts: StartPrompt[] = [
  { label: 'Show the demo server’s booking', prompt: 'Show me my itinerary' },
  { label: 'Seat map of OA476', prompt: 'Show me the seat map of OA476', icon: 'armchair' },
  { label: 'Show flights to Tokyo', prompt: 'Show flights to Tokyo', icon: 'plane' },
];
/** A file that stays as it is, and the concierge's own customer: the desk reaches neither. */
const beyondTheDesk = ['4-address', '6-server'];

function show(way: string): void {
  const path = `./ways/${way}.ts`;
  const concierge = document.createElement('openskies-concierge');
  concierge.setAttribute('api-url', import.meta.env['VITE_OPENSKIES_API_URL'] as string);
  // The server's own customer is also who it acts for: there the element suggests what fits.
  if (way !== '6-server') concierge.startPrompts = startPrompts;
  modules[path]!.supply(concierge);
  code.textContent = sources[path]!;
  stage.replaceChildren(concierge);
  desk.hidden = beyondTheDesk.includes(way);
}

choice.addEventListener('change', (event) => show((event.target as HTMLInputElement).value));
desk.addEventListener('click', () => {
  portal.moveTo(portal.customer.segments[0]!.seat === '2A' ? '7D' : '2A');
});
show('1-property');
