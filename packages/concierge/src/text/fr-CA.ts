/** French of Canada: what differs from `fr.ts`. */
import type { Words } from './text.ts';

export const words: Words = {
  'tabs.chat': 'Clavardage',
  'customer.email': 'Courriel',
  'customer.error_body':
    'Le système de la compagnie n’a pas répondu. Le clavardage fonctionne toujours.',
  'customer.unreadable_body':
    'Les données reçues ne peuvent pas s’afficher. Le clavardage fonctionne toujours.',
  'customer.bags': 'Bagages enregistrés',
  'start.afternoon': 'Bonjour',
  'start.prompt.bag': 'Ajouter un bagage enregistré',
  'start.sub': 'Que puis-je faire pour vous?',
  'start.sub_flight.one': '{flight} pour {destination} part demain. Que puis-je faire pour vous?',
  'start.sub_flight.other':
    '{flight} pour {destination} part dans {count} jours. Que puis-je faire pour vous?',
  'composer.placeholder': 'Une question sur votre voyage?',
  'history.delete_question': 'Supprimer cette conversation?',
  'customer.stale': 'Peut-être pas à jour: le système de la compagnie n’a pas répondu.',
  'customer.spoken_seat': 'Siège sur {flight}: {before} devient {seat}.',
  'customer.spoken_value': '{label}: {value}.',
  'undo.spoken': 'Annuler: {what}',
};
