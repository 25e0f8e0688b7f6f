import '@openskies/concierge/types/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Props = SvelteHTMLElements['openskies-concierge'];
export const right: Props = {
  'api-url': '/support',
  layout: 'launcher',
  class: 'mine',
  'onopenskies-thread-change': (event) => event.detail.threadId?.trim(),
};
// @ts-expect-error: no such layout
export const wrong: Props = { layout: 'window' };
