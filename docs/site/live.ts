/** Brings the examples of the docs site to life: each element gets a server of its own, in this page. */
import { scriptedServer } from '@openskies/concierge/testing';
import { customer, replies } from './script.ts';

const elements = [...document.querySelectorAll('.live openskies-concierge')];
await import('@openskies/concierge/define');
for (const element of elements) {
  const { fetch } = scriptedServer({ customer, replies });
  const url = new URL('/scripted/chatkit', location.href).href;
  (element as HTMLElementTagNameMap['openskies-concierge']).setOptions({ api: { url, fetch } });
}
