/** From what a customer typed to sentences the grammar can read: lower case, no accents, contractions written out, small typos mended. */
import { vocabulary } from './lexicon.ts';
import { placeWords } from './places.ts';

// Everyday words that stand as they are, however near they come to a word of the lexicon.
const plain = new Set(
  `able about above absolute accent after again alone along already also alternate always among angle another answer
   anyone anything april area around asked assistant august away back bank bare base beef been before being below best
   better between bike bind bitter black boat boss both bottom bring brother caller calm came cancer candle case cast
   cause causes cell chain chair chance charger chat child children city clear clone close closed cold come coming
   cone constant content contract could crop curry dash daughter days deal dear december delegate detail died
   difficult does doing done down each earlier early east else even ever every exactly exist fact fall family fare
   fast father february feel feet felt fever find fine first five flat flow flown flying following foot form four free
   frequent friday friend fries from full function further gallery game gave gets give given giver goes going gone
   good guess hand hard have having head heading hear heard heart heat held here hide high hold home homeward hope
   hour hours house husband idea ideal inbound inspired internal into intro january july june just keep kept kids kind
   knee knew know last late later latest latter launch layer leading learning lease least leave leaving left less
   lever like line list little live liver lonely long look loss lost made main make manage many march match mean means
   meant meat meet meeting metal might mind mine miss monday money month months more most mother movie much must named
   near nearly needs neither newer news next nick niece night nine none noon north note noted november number october
   once only onto open operation option other outbound over pack paid pair part past path people perfectly person pill
   pink placed plain plan play please pleasure plum plus pork post pull push quality question quit quite rain react
   read ready real record recorded registered remaining remote removed repeat required reset rest return returned ride
   right road rule ruler safe said same saturday save seal seas seats seem seen sell send sent september serve served
   sets setting settings seven shall shell ship shirt should shoulder show shown sick side since sister site size slow
   small smart soap socks some someone son soon sort south specially speed spice spot star starting states stay steak
   step sticky still store story stuck such sunday sure swift tablet tail taken talk task team tell test text than
   thanks that their them theme then there these they thing things think this those though three through thursday thus
   tickets tile time timer today told tomorrow tonight took town tracking trail train trap traveler traveling
   travelling tree trip triplets truck true tuesday turn twelve twenty type typed under until upon used using vegan
   verb very wait walk wall want wanted warm wash way wedding wednesday week weekend weeks well went were west what
   wheat where which while white whole whose wide width wife will wind window with word words work world worse worth
   would wound write writer wrote year years yesterday young your yours`.split(/\s+/),
);

const contractions: [RegExp, string][] = [
  [/\bcan'?t\b|\bcannot\b/g, 'can not'],
  [/\bwon'?t\b/g, 'will not'],
  [/\b(do|does|did|is|are|was|were|has|have|had|would|could|should)n'?t\b/g, '$1 not'],
  [/\bi'?m\b/g, 'i am'],
  [/\bi'?ve\b/g, 'i have'],
  [/\bi'll\b/g, 'i will'],
  [/\bi'd\b/g, 'i would'],
  [/\b(you|we|they)'re\b/g, '$1 are'],
  [/\b(you|we|they)'ll\b/g, '$1 will'],
  [/\b(you|we|they)'d\b/g, '$1 would'],
  [/\b(what|when|where|how|who|it|that|there|here)'?s\b/g, '$1 is'],
  [/\blet'?s\b/g, 'let us'],
  // "Ben's flight" is somebody else's.
  [
    /\b(?!flight|plane|trip|airline|openskies|today|tomorrow|\w+day)[a-z]+'s (?=(?:seat|booking|flight|trip|reservation|ticket|itinerary)\b)/g,
    'another passenger ',
  ],
  [/'s\b/g, ''],
  [/\bany more\b/g, 'anymore'],
  [/\b(?:wanna|want to)\b/g, 'want to'],
  [/\bgonna\b/g, 'going to'],
  [/\b(?:gotta|have got to)\b/g, 'have to'],
  [/\bpls\b|\bplz\b/g, 'please'],
  [/\b(?:u)\b/g, 'you'],
];

const gestures: [RegExp, string][] = [
  [/\b(?:u[mh]+|er+m*|hm+|kindly|possibly)\b,?/g, ' '],
  [/[👍👌✅🆗]/gu, ' ok '],
  [/[🙏❤]/gu, ' thanks '],
  [/👎/gu, ' no '],
  [/👋/gu, ' hi '],
];

/** Edits between two words, a swap of neighbours counting as one; gives up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    let best = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        old[column]! + 1,
        next[column - 1]! + 1,
        old[column - 1]! + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, older[column - 2]! + 1);
      }
      next.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    older = old;
    old = next;
  }
  return old[b.length]!;
}

// The two ways are no concept, but are mistyped like one.
const ways = ['outbound', 'inbound', 'return'];
const known = new Set([...vocabulary, ...placeWords, ...ways]);
const byLetter = new Map<string, string[]>();
for (const word of [...known].sort()) {
  const list = byLetter.get(word[0]!);
  if (list) list.push(word);
  else byLetter.set(word[0]!, [word]);
}

/** "heyyy" is "hey". */
const calm = (word: string) =>
  word.replace(/(.)\1{2,}/g, (_, letter: string) =>
    known.has(word.replace(/(.)\1{2,}/g, '$1$1')) ? letter + letter : letter,
  );

/** Whether a word is in the dictionary, so that it is hardly a name. */
export const isEveryday = (word: string) => known.has(word) || plain.has(word);

const letters = (word: string) => [...word].sort().join('');

/** The word of the lexicon that a mistyped word most likely meant, else the word itself. */
function mend(word: string): string {
  if (word.length < 4 || known.has(word) || plain.has(word)) return word;
  if (word.endsWith('s') && (known.has(word.slice(0, -1)) || plain.has(word.slice(0, -1))))
    return word;
  const limit = word.length >= 8 ? 2 : 1;
  let best = word;
  let nearest = limit + 1;
  for (const candidate of byLetter.get(word[0]!) ?? []) {
    // Of four letters one may be missing, too many or swapped; another letter makes another word.
    if (word.length === 4 && candidate.length === 4 && letters(word) !== letters(candidate))
      continue;
    const edits = distance(word, candidate, limit);
    if (edits < nearest) {
      nearest = edits;
      best = candidate;
    }
  }
  return best;
}

/** Lower case, without accents and curly quotes, contractions written out. Keeps punctuation. */
export function fold(raw: string): string {
  let text = raw
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\u2192]|->/g, ' to ')
    .replace(/[\u2010-\u2015]/g, '-')
    .toLowerCase()
    .slice(0, 2000);
  for (const [pattern, plainly] of [...gestures, ...contractions])
    text = text.replace(pattern, plainly);
  return text;
}

/** One folded clause as words with single spaces between, typos mended. Dates and times keep their signs. */
export function normalise(folded: string): string {
  return folded
    .replace(/[^a-z0-9:./-]+/g, ' ')
    .replace(/[./:-]+(?=\s|$)|(?<=^|\s)[./:-]+/g, ' ')
    .replace(/(?<=[a-z])[/.](?=[a-z])/g, ' ')
    .replace(/(?<=[a-z])-(?=[a-z])/g, ' ')
    .trim()
    .split(/\s+/)
    .map((word) => (/^[a-z]+$/.test(word) ? mend(calm(word)) : word))
    .join(' ');
}
