/** Spanish of the Americas: what differs from `es.ts`. */
import type { Words } from './text.ts';

export const words: Words = {
  'start.prompt.bag': 'Agregar equipaje documentado',
  'customer.bags': 'Equipaje documentado',
  'confirmation.expired': 'Esta oferta venció',
  'form.required': 'Completa este campo.',
  'form.url': 'Ingresa una dirección web como https://example.com.',
  'form.email': 'Ingresa una dirección como name@example.com.',
  'form.email_at': 'Ingresa una dirección con el signo @.',
  'form.email_after': 'Ingresa la parte después del signo @.',
  'form.number': 'Ingresa un número.',
  'form.pattern': 'Ingrésalo en la forma esperada.',
  'history.nothing_found': 'Ninguna conversación coincide con “{query}”',
  'customer.spoken_added': '{flight} agregado al itinerario.',
};
