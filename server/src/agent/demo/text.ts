/** From what a customer typed to sentences the grammar can read: lower case, no accents, contractions written out, small typos mended. */
import { vocabulary } from './lexicon.ts';
import { placeWords } from './places.ts';

// Everyday words that stand as they are, however near they come to a word of the lexicon.
const plain = new Set(
  `cancer candle able about above after again alone along already also always among another answer anyone anything area around asked
   away back bank bare base been before being below best better between both bottom boat came case cast chat city clear
   close cold come could days dear deal does doing done down each early east else even ever every exactly fact fare fast
   feel feet felt find five fine first flat four free from full further gave gets give goes going gone good hand hard
   have having head hear heat held here high hold home hope hour hours idea into just keep kept kind knew know last late
   later least left less like list little live long look lost made main make many mean means meant meat meet might mind
   mine miss month months more most much must near nearly neither news next night nine none north noon note noted number
   once only onto open other over pack paid part past path plan play plus post pull push quite rain read ready real
   right road rest safe said same save seal seas seem seen sell send sent seven shall should show side since site size
   slow small some soon sort south spot still such sure talk team tell test than that their them then there these they
   thing things think this those though three through time today told tomorrow tonight took town train tree true trip
   turn twelve twenty type under until upon used using very wait walk wall warm wash week weeks well went were west what
   wheat where which while white whole whose wide wife will wind with word words work world worse worth would write
   year years your yours yesterday young monday tuesday wednesday thursday friday saturday sunday january february march
   april june july august september october november december boss bike mother father sister brother husband daughter son
   friend family kids child children knee foot want please thanks question flown weekend following december outbound
   inbound return way leaving coming daughter someone person people money wedding meeting sick stay seats house late
   wanted needs leave story travelling traveling traveler flying window tickets earlier latest latter vegan died pork homeward assistant
   serve served`.split(/\s+/),
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

/** The word of the lexicon that a mistyped word most likely meant, else the word itself. */
function mend(word: string): string {
  if (word.length < 4 || known.has(word) || plain.has(word)) return word;
  if (word.endsWith('s') && (known.has(word.slice(0, -1)) || plain.has(word.slice(0, -1))))
    return word;
  const limit = word.length >= 8 ? 2 : 1;
  let best = word;
  let nearest = limit + 1;
  for (const candidate of byLetter.get(word[0]!) ?? []) {
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
