import '@openskies/concierge/define';
import type { OpenskiesConcierge } from '@openskies/concierge';

const concierge = document.querySelector<OpenskiesConcierge>('openskies-concierge')!;
const status = document.querySelector<HTMLElement>('#status')!;

concierge.startPrompts = [
  { label: 'Move me to 12C on OA476', prompt: 'Move me to 12C on OA476', icon: 'armchair' },
  { label: 'What are my benefits?', prompt: 'What are my benefits?', icon: 'award' },
];
concierge.setAttribute('greeting', 'Desk 12 is listening');
concierge.setAttribute('api-url', import.meta.env['VITE_OPENSKIES_API_URL'] as string);

concierge.addEventListener('openskies-response-start', () => {
  status.textContent = 'The concierge is writing';
});
concierge.addEventListener('openskies-response-end', () => {
  status.textContent = 'Answered';
});
concierge.addEventListener('openskies-error', (event) => {
  status.textContent = event.detail.error.message;
});
