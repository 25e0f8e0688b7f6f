/** Spanish of Latin America: what it says otherwise. */
import type { Words } from './speech.ts';

export const words: Partial<Words> = {
  'cabin.economy': 'económica',
  'cabin.premium economy': 'económica premium',
  'cabin.business': 'ejecutiva',
  'bag.progress': 'Agregando una maleta documentada',
  'bag.title': '¿Agregar una maleta documentada?',
  'bag.confirm': 'Agregar por {amount}',
  'bag.busy': 'Agregando…',
  'bag.declined': 'No se agregó ninguna maleta. No se cobró nada.',
  'bag.added': 'Maleta documentada agregada por {amount}. Maletas en este viaje: {count}.',
  'bag.done': 'Maleta documentada agregada',
  'bag.entry': 'Maleta documentada agregada, {count} en total.',
  'book.declined': 'Sigue reservado. No se cobró nada.',
  'book.booked': 'Comprado: {flights}. Se cobraron {amount}.',
  'release.released': 'Ya no está reservado: {flights}. No se cobró nada.',
  'rebook.free': 'Sin costo, porque su vuelo está demorado.',
  'delay.news':
    '{flight} a {city} está demorado: el {day} sale a las {time} en lugar de las {was}. Lo siento. Consérvelo o cambie sin costo a otro vuelo de ese día.',
  'delay.news_only':
    '{flight} a {city} está demorado: el {day} sale a las {time} en lugar de las {was}. Lamento la espera.',
  'delay.entry': '{flight} demorado: sale a las {time} en lugar de las {was}.',
};
