import '@openskies/concierge/define';
import type { OpenskiesConcierge } from '@openskies/concierge';
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
/** A file that stays as it is, and the concierge's own customer: the desk reaches neither. */
const beyondTheDesk = ['4-address', '6-server'];

function show(way: string): void {
  const path = `./ways/${way}.ts`;
  const concierge = document.createElement('openskies-concierge');
  concierge.setAttribute('api-url', import.meta.env['VITE_OPENSKIES_API_URL'] as string);
  modules[path]!.supply(concierge);
  code.textContent = sources[path]!;
  stage.replaceChildren(concierge);
  desk.disabled = beyondTheDesk.includes(way);
}

choice.addEventListener('change', (event) => show((event.target as HTMLInputElement).value));
desk.addEventListener('click', () => {
  portal.moveTo(portal.customer.segments[0]!.seat === '2A' ? '7D' : '2A');
});
show('1-property');
