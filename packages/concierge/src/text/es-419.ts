/** Spanish of the Americas: what differs from `es.ts`. */
import type { Words } from './text.ts';

export const words: Words = {
  'start.prompt.bag': 'Agregar equipaje documentado',
  'composer.not_uploaded': 'No se subió',
  'composer.not_uploaded_spoken': '{name} no se subió.',
  'composer.dictation_limit': 'La grabación llegó a su duración máxima.',
  'composer.heard_nothing': 'No se oyó nada.',
  'composer.microphone_blocked':
    'El micrófono está bloqueado. Permítelo en la configuración de tu navegador.',
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
  'error.rate.limited': 'Fueron muchas solicitudes a la vez. Espera un momento.',
  'error.session.unavailable': 'No se pudo comprobar tu inicio de sesión.',
  'error.session.refused': 'No se pudo verificar tu inicio de sesión. Vuelve a iniciarla.',
  'undo.failed': 'No se deshizo.',
};
