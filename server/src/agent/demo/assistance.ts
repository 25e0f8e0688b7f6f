/** From "my mum can't walk far" to the note that airport staff read. */
import { cityName, mentionedPlaces } from './places.ts';
import type { FlightTarget } from './flights.ts';

const walking = 'Walking assistance';

// `$1` is what the customer named. What one kind has read is gone for those below.
const kinds: [RegExp, string][] = [
  [
    /\b(?:guide dog|service (?:animal|dog)|assistance dog|emotional support (?:animal|dog|cat))\b/,
    'Travelling with a service animal',
  ],
  [/\b(?:wheelchair|wheel chair)s?\b/, 'Wheelchair assistance'],
  [
    /\b(?:blind|can not see(?: well)?|visually impaired|visual impairment|low vision|partially sighted)\b/,
    'Assistance for a visually impaired passenger',
  ],
  [
    /\b(?:deaf|can not hear(?: well)?|not hear well|hard of hearing|hearing impaired|hearing aid|sign language)\b/,
    'Assistance for a passenger who is hard of hearing',
  ],
  [
    /\b(?:unaccompanied|minor|(?:son|daughter|child|kid|boy|girl|nephew|niece|grandson|granddaughter|year old)\b.*\b(?:alone|on (?:his|her|their) own|by (?:himself|herself|themselves))|(?:flies|travels) alone|(?:alone|on (?:his|her) own)\b.*\b(?:son|daughter|child|kid))\b/,
    'Child travelling alone',
  ],
  [/\bbassinet|crib\b/, 'Travelling with an infant, bassinet wished'],
  [/\b(?:stroller|pram|pushchair|buggy)\b/, 'Travelling with a stroller'],
  [/\bcar seat\b/, 'Travelling with a child car seat'],
  [/\b(?:infant|baby|newborn|toddler|months old)\b/, 'Travelling with an infant'],
  [
    /\b(?:my|our|his|her|with|bring|bringing|take|taking|have|a|an)(?: \w+)?(?: \w+)? (dog|cat|puppy|kitten|pet)s?\b/,
    'Travelling with a pet ($1)',
  ],
  [/\b(?:pregnant|pregnancy)\b/, 'Assistance for a pregnant passenger'],
  [/\b(oxygen|cpap|ventilator|insulin)\b/, 'Medical need: $1'],
  [/\b(?:allergic to|allergy to) (\w+)\b/, 'Allergy: $1'],
  [/\b(\w+) (?:allergy|allergies)\b/, 'Allergy: $1'],
  [
    /\b(?:autistic|autism|hidden disability|sunflower lanyard|dementia|epilepsy)\b/,
    'Assistance for a hidden disability',
  ],
  [
    /\b(?:can not walk|difficulty walking|trouble walking|hard to walk|crutches|walking stick|walker|rollator|mobility|broken (?:leg|foot|ankle)|broke my \w+|sprained|surgery|prosthetic)\b/,
    walking,
  ],
  [/\belderly\b/, 'Meet and assist for an elderly passenger'],
  [/\bmeet (?:and assist|me|us|him|her|them|my \w+)\b/, 'Meet and assist'],
  [
    /\b(?:help|assistance) (?:with )?(?:boarding|getting on|getting off|getting to|getting through)\b/,
    'Help with boarding',
  ],
  [/\b(?:board|boarding) (?:early|first)\b|\b(?:early|priority) boarding\b/, 'Early boarding'],
  [
    /\bhelp(?: \w+){1,3} through (?:the )?(?:security|customs|airport|terminal)\b/,
    'Help through the airport',
  ],
  [
    /\b(?:walk|escort|accompany|guide) (?:me|us|him|her|them|my \w+) (?:to|through)\b|\bhelp(?: \w+){0,3} to (?:the|my) (?:gate|plane)\b/,
    'Escort to the gate',
  ],
  [
    /\bhelp(?: \w+){0,3} (?:carry|carrying|with (?:\w+ )?(?:bags?|luggage|suitcases?))\b/,
    'Help with carrying luggage',
  ],
  [/\b(?:disability|disabled)\b/, 'Assistance for a passenger with a disability'],
];

const reasons: [RegExp, string][] = [
  [/\bcrutches\b/, 'on crutches'],
  [
    /\b(?:broken|broke (?:my|his|her)|sprained (?:my|his|her)?) ?(leg|foot|ankle|hip|knee)\b/,
    'injured $1',
  ],
  [/\bsurgery\b/, 'after surgery'],
];

const relations =
  /\b(?:my|for) (?:\d+ year old |elderly |old )?(mother|mum|mom|father|dad|grandmother|grandfather|grandma|grandpa|wife|husband|partner|son|daughter|child|friend|sister|brother|aunt|uncle|mother in law|father in law)\b/;
const relationWords: Record<string, string> = {
  mum: 'mother',
  mom: 'mother',
  dad: 'father',
  grandma: 'grandmother',
  grandpa: 'grandfather',
};

const fill = (template: string, match: RegExpExecArray) => template.replace('$1', match[1] ?? '');

/** A short note of at most 200 characters; null when the sentence does not say what kind of help. */
export function assistanceNote(sentence: string, flights: FlightTarget): string | null {
  const labels: string[] = [];
  let rest = sentence;
  for (const [pattern, template] of kinds) {
    const match = pattern.exec(rest);
    if (!match) continue;
    rest = rest.replace(match[0], ' ');
    labels.push(fill(template, match).replace(/: (?:an?|my|severe|bad|the|have|food|any)$/, ''));
  }
  if (labels.length === 0) return null;
  // Who gets a wheelchair needs no second line about walking.
  const kept = labels.filter((label) => label !== walking || labels[0] === walking).slice(0, 3);
  const reason = reasons.find(([pattern]) => pattern.test(sentence));
  if (reason && /^W(?:alk|heel)/.test(kept[0]!)) {
    kept[0] += ` (${fill(reason[1], reason[0].exec(sentence)!)})`;
  }
  const who = relations.exec(sentence)?.[1];
  if (who && !kept[0]!.startsWith('Child')) kept[0] += ` for ${relationWords[who] ?? who}`;
  const place = mentionedPlaces(sentence).find(
    (each) => each.before === 'at' || each.before === 'in',
  );
  const asCode = place && new RegExp(`\\b${place.code.toLowerCase()}\\b`).test(sentence);
  const where = place
    ? ` at ${asCode ? place.code : cityName(place.code)}`
    : flights.numbers.length > 0
      ? ` on ${flights.numbers.join(' and ')}`
      : '';
  return `${kept.join('; ')}${where}`.slice(0, 200);
}
