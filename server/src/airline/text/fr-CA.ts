/** French of Canada: what it says otherwise. */
import type { Words } from './speech.ts';

export const words: Partial<Words> = {
  'desk.sign_in': 'Ouvrez d’abord une session; je pourrai alors modifier vos réservations.',
  'cabin.economy': 'économie',
  'cabin.premium economy': 'économie privilège',
  'bag.progress': 'Ajout d’un bagage enregistré',
  'bag.title': 'Ajouter un bagage enregistré?',
  'bag.added': 'Bagage enregistré ajouté pour {amount}. Bagages pour ce voyage : {count}.',
  'bag.done': 'Bagage enregistré ajouté',
  'bag.entry': 'Bagage enregistré ajouté, {count} au total.',
  'bag.entry_removed': 'Bagage enregistré retiré, {count} au total.',
  'bag.limit_reached': 'Un voyage comprend au plus 5 bagages enregistrés.',
  'cancel.title': 'Annuler ce voyage?',
  'book.question': 'Réserver ce voyage?',
  'upgrade.question': 'Passer en classe {cabin}?',
  'rebook.question': 'Passer sur le vol {flight}?',
  'ideas.title': 'Où aller ensuite?',
};
