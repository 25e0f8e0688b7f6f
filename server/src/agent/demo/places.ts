/** Cities the demo concierge knows, with the airport it flies to. */
interface Place {
  /** IATA code. */
  code: string;
  city: string;
  /** Other names and airports, in normalised form. */
  also?: string;
}

const places: Place[] = [
  { code: 'SFO', city: 'San Francisco', also: 'san fran, frisco, bay area, sf' },
  {
    code: 'JFK',
    city: 'New York',
    also: 'nyc, new york city, ny, manhattan, lga, ewr, newark, kennedy',
  },
  { code: 'LAX', city: 'Los Angeles', also: 'la, l a' },
  { code: 'ORD', city: 'Chicago', also: 'ohare' },
  { code: 'SEA', city: 'Seattle' },
  { code: 'BOS', city: 'Boston' },
  { code: 'MIA', city: 'Miami' },
  { code: 'DEN', city: 'Denver' },
  { code: 'AUS', city: 'Austin' },
  { code: 'DFW', city: 'Dallas' },
  { code: 'ATL', city: 'Atlanta' },
  { code: 'IAD', city: 'Washington', also: 'washington dc, dca' },
  { code: 'LAS', city: 'Las Vegas', also: 'vegas' },
  { code: 'SAN', city: 'San Diego' },
  { code: 'PDX', city: 'Portland' },
  { code: 'PHX', city: 'Phoenix' },
  { code: 'MSY', city: 'New Orleans' },
  { code: 'HNL', city: 'Honolulu', also: 'hawaii' },
  { code: 'YYZ', city: 'Toronto' },
  { code: 'YVR', city: 'Vancouver' },
  { code: 'YUL', city: 'Montreal' },
  { code: 'MEX', city: 'Mexico City', also: 'mexico' },
  { code: 'GRU', city: 'Sao Paulo' },
  { code: 'EZE', city: 'Buenos Aires' },
  { code: 'LHR', city: 'London', also: 'heathrow, gatwick, lgw' },
  { code: 'CDG', city: 'Paris', also: 'orly' },
  { code: 'AMS', city: 'Amsterdam' },
  { code: 'FRA', city: 'Frankfurt' },
  { code: 'MUC', city: 'Munich' },
  { code: 'BER', city: 'Berlin' },
  { code: 'HAM', city: 'Hamburg' },
  { code: 'ZRH', city: 'Zurich' },
  { code: 'VIE', city: 'Vienna' },
  { code: 'MAD', city: 'Madrid' },
  { code: 'BCN', city: 'Barcelona' },
  { code: 'LIS', city: 'Lisbon' },
  { code: 'FCO', city: 'Rome' },
  { code: 'MXP', city: 'Milan' },
  { code: 'ATH', city: 'Athens' },
  { code: 'CPH', city: 'Copenhagen' },
  { code: 'ARN', city: 'Stockholm' },
  { code: 'OSL', city: 'Oslo' },
  { code: 'HEL', city: 'Helsinki' },
  { code: 'DUB', city: 'Dublin' },
  { code: 'EDI', city: 'Edinburgh' },
  { code: 'BRU', city: 'Brussels' },
  { code: 'PRG', city: 'Prague' },
  { code: 'IST', city: 'Istanbul' },
  { code: 'KEF', city: 'Reykjavik', also: 'iceland' },
  { code: 'DXB', city: 'Dubai' },
  { code: 'DOH', city: 'Doha' },
  { code: 'TLV', city: 'Tel Aviv' },
  { code: 'CAI', city: 'Cairo' },
  { code: 'NBO', city: 'Nairobi' },
  { code: 'CPT', city: 'Cape Town' },
  { code: 'JNB', city: 'Johannesburg' },
  { code: 'DEL', city: 'Delhi', also: 'new delhi' },
  { code: 'BOM', city: 'Mumbai' },
  { code: 'BKK', city: 'Bangkok' },
  { code: 'SIN', city: 'Singapore' },
  { code: 'HKG', city: 'Hong Kong' },
  { code: 'PEK', city: 'Beijing' },
  { code: 'PVG', city: 'Shanghai' },
  { code: 'ICN', city: 'Seoul' },
  { code: 'NRT', city: 'Tokyo', also: 'narita, japan' },
  { code: 'HND', city: 'Tokyo Haneda', also: 'haneda' },
  { code: 'KIX', city: 'Osaka' },
  { code: 'DPS', city: 'Bali' },
  { code: 'SYD', city: 'Sydney' },
  { code: 'MEL', city: 'Melbourne' },
  { code: 'AKL', city: 'Auckland' },
];

// Codes that are everyday words count only in capitals or after "from" or "to"; see mentionedPlaces.
const wordCodes = new Set([
  'sea',
  'den',
  'las',
  'san',
  'mad',
  'ham',
  'ist',
  'del',
  'sin',
  'mel',
  'mia',
  'bos',
  'ber',
  'dub',
  'ny',
  'la',
  'lax',
  'sf',
  'vie',
  'ord',
  'hel',
  'fra',
]);

const names = new Map<string, string>();
for (const { code, city, also } of places) {
  names.set(city.toLowerCase(), code);
  for (const name of also?.split(', ') ?? []) names.set(name, code);
  names.set(code.toLowerCase(), code);
}
const cityOf = new Map(places.map(({ code, city }) => [code, city]));
const pattern = new RegExp(
  `\\b(?:${[...names.keys()].sort((a, b) => b.length - a.length).join('|')})\\b`,
  'g',
);

/** Words of city names, for mending typos. */
export const placeWords: string[] = places.flatMap(
  ({ city, also }) => `${city} ${also ?? ''}`.toLowerCase().match(/[a-z]{4,}/g) ?? [],
);

/** The city of an airport, else the code itself. */
export const cityName = (code: string) => cityOf.get(code) ?? code;

/** A place in a sentence: where it stands, and the word before it. */
interface Mention {
  code: string;
  index: number;
  before: string;
  /** "SFO to JFK": the first of the two. */
  leads: boolean;
}

const preposition = /^(?:to|from|in|at|for|and|via|into)$/;

/** Every known city or airport in a normalised sentence, in order. A code that is also a word needs a preposition or a partner. */
export function mentionedPlaces(sentence: string): Mention[] {
  const matches = [...sentence.matchAll(pattern)];
  const found = matches.flatMap((match): Mention[] => {
    const { index } = match;
    const name = match[0];
    const before = /(\S+) $/.exec(sentence.slice(0, index))?.[1] ?? '';
    const after = index + name.length;
    const leads = matches.some(
      (other) => other.index > after && /^ ?(?:to|-) ?$/.test(sentence.slice(after, other.index)),
    );
    if (wordCodes.has(name) && !preposition.test(before) && !leads && sentence !== name) return [];
    return [{ code: names.get(name)!, index, before, leads }];
  });
  // A pair of codes that no list knows is still a route: the airline will say whether it flies there.
  const pair = found.length === 0 ? /\bfrom ([a-z]{3}) to ([a-z]{3})\b/.exec(sentence) : null;
  if (!pair) return found;
  const [origin, destination] = [pair[1]!.toUpperCase(), pair[2]!.toUpperCase()];
  return [
    { code: origin, index: pair.index, before: 'from', leads: true },
    { code: destination, index: pair.index + 9, before: 'to', leads: false },
  ];
}

/** Whether two airports serve the same city, as NRT and HND do. */
export const sameCity = (a: string, b: string) =>
  a === b || (cityName(a).split(' ')[0] === cityName(b).split(' ')[0] && /Tokyo/.test(cityName(a)));
