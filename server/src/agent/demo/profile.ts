/** Reads the facts of the `<CUSTOMER_PROFILE>` block. What it does not find is absent, never guessed. */
import { guest } from '../../airline/guest.ts';
import { cityName } from './places.ts';

export interface Flight {
  number: string;
  origin: string;
  destination: string;
  /** `YYYY-MM-DD`. */
  date: string;
  seat: string;
  status: string;
  /** Local times as `HH:MM`, where the block gives them. */
  departs?: string;
  arrives?: string;
}

export interface Profile {
  name: string;
  /** What to call the customer; empty where the name does not look like one. */
  firstName: string;
  tier: string;
  loyaltyId: string;
  contact: string;
  homeAirport: string;
  flights: Flight[];
  bags: number | null;
  meal: string | null;
  assistance: string | null;
  benefits: string[];
  pointsEarned: number | null;
  pointsRequired: number | null;
  nextTier: string;
  segmentsFlown: number | null;
  segmentsRequired: number | null;
  renewal: string;
  timeline: string[];
  confirmation: string;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
const unescape = (text: string) =>
  text.replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => entities[name]!);

const flightLine =
  /^\s*[-*•]?\s*([A-Z0-9]{2}\s?\d{1,4}[A-Z]?)\s+([A-Z]{3})\s*(?:->|→|to)\s*([A-Z]{3})\s+on\s+(\d{4}-\d{2}-\d{2})\b(.*)$/;

function readFlight(line: string, lines: string[]): Flight | null {
  const match = flightLine.exec(line);
  if (!match) return null;
  const rest = match[5]!;
  const number = match[1]!.replace(/\s/g, '');
  const times = lines.find((each) => each.startsWith(`- ${number} departs`)) ?? '';
  const departs = /departs (\d{2}:\d{2})/.exec(times)?.[1];
  const arrives = /arrives (\d{2}:\d{2})/.exec(times)?.[1];
  return {
    number,
    origin: match[2]!,
    destination: match[3]!,
    date: match[4]!,
    seat: /\bseat\s+(\d{1,3}[A-Z])\b/i.exec(rest)?.[1] ?? '',
    status: /\(([^()]*)\)\s*$/.exec(rest)?.[1] ?? 'Scheduled',
    ...(departs && { departs }),
    ...(arrives && { arrives }),
  };
}

const unset = /^(?:not set|none|none recorded|no|n\/a|-|null|unknown|nothing)?\.?$/i;
const isSet = (text: string) => !unset.test(text);

const toNumber = (text: string | undefined) => (text ? Number(text.replace(/,/g, '')) : null);

/** "42,000 of 60,000" before or after the given word. */
function progress(block: string, word: string): [number | null, number | null] {
  const line = block
    .split('\n')
    .find(
      (each) => new RegExp(`\\b${word}`, 'i').test(each) && /\d\s*(?:of|\/)\s*[\d,]+/.test(each),
    );
  if (!line) return [null, null];
  const pair = '([\\d,]+)\\s*(?:of|\\/)\\s*([\\d,]+)';
  const match =
    new RegExp(`${pair}\\s+${word}`, 'i').exec(line) ??
    new RegExp(`\\b${word}[^\\d]*${pair}`, 'i').exec(line) ??
    new RegExp(pair).exec(line);
  return match ? [toNumber(match[1]), toNumber(match[2])] : [null, null];
}

/** Lines by their heading: what stands after "Meal preference:" and the bullets below it. */
function sections(lines: string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of lines) {
    const heading = /^\s*([A-Z][A-Za-z /]{2,40}):\s*(.*)$/.exec(line);
    const isBullet = /^\s*[-*•]/.test(line);
    if (heading && !isBullet) {
      current = heading[2] ? [heading[2]] : [];
      found.set(heading[1]!.toLowerCase(), current);
    } else if (isBullet) {
      current.push(line.replace(/^\s*[-*•]\s*/, '').trim());
    }
  }
  return found;
}

/** Parses the block, fences included or not. */
export function readProfile(text: string): Profile {
  const block = unescape(text.replace(/<\/?CUSTOMER_PROFILE>/g, ''));
  const lines = block.split('\n');
  const all = sections(lines);
  const section = (...words: string[]) => {
    for (const [name, value] of all) if (words.some((word) => name.includes(word))) return value;
    return undefined;
  };
  const value = (...words: string[]) => {
    const line = section(...words)?.[0]?.trim() ?? '';
    return unset.test(line) ? null : line;
  };
  const nameLine = /^(.*?)\s*(?:\(([^()]*)\))?$/.exec(section('name')?.[0]?.trim() ?? '');
  const name = nameLine?.[1] ?? '';
  const first = name.split(/\s+/)[0] ?? '';
  const tier = nameLine?.[2] ?? value('tier', 'status') ?? '';
  const timeline = (section('timeline', 'recent') ?? []).filter(isSet);
  const benefitLines = section('benefit') ?? [];
  const [pointsEarned, pointsRequired] = progress(block, 'points');
  const [segmentsFlown, segmentsRequired] = progress(block, 'segments');
  return {
    name,
    firstName: name !== guest.name && /^\p{L}[\p{L}'’-]{0,24}$/u.test(first) ? first : '',
    tier: isSet(tier) ? tier : '',
    loyaltyId: value('loyalty id') ?? '',
    contact: (value('contact') ?? '').split(', ').filter(isSet).join(', '),
    homeAirport: /\b[A-Z]{3}\b/.exec(value('home airport', 'home') ?? '')?.[0] ?? '',
    flights: lines.map((line) => readFlight(line, lines)).filter((flight) => flight !== null),
    bags: toNumber(/\d+/.exec(section('bag')?.[0] ?? '')?.[0]),
    meal: value('meal'),
    assistance: value('assistance'),
    benefits:
      benefitLines.length === 1
        ? benefitLines[0]!.split(/;\s*/).filter((each) => !unset.test(each))
        : benefitLines,
    pointsEarned,
    pointsRequired,
    nextTier:
      /(?:towards?|next tier:?|to reach|for)\s+((?:Aviator\s+)?[A-Z][a-z]+)\b/.exec(block)?.[1] ??
      '',
    segmentsFlown,
    segmentsRequired,
    renewal: /renew\w*[^\n\d]*(\d{4}-\d{2}-\d{2})/i.exec(block)?.[1] ?? '',
    timeline,
    confirmation:
      value('confirmation')?.match(/\b[A-Z0-9]{6}\b/)?.[0] ??
      /confirmation\s+([A-Z0-9]{6})\b/.exec(timeline.join('\n') || block)?.[1] ??
      '',
  };
}

/** Flights that are still on. */
export const activeFlights = (profile: Profile) =>
  profile.flights.filter((flight) => !/cancel/i.test(flight.status));

/** "OA476 to New York". */
export const sayFlight = (flight: Flight) => `${flight.number} to ${cityName(flight.destination)}`;
