/** For tests: talks to the demo model as the server does, with tools that answer as the airline would. */
import type { AgentInputItem, ModelRequest } from '@openai/agents';
import { demoModel } from '../demo-model.ts';
import { textOf } from './conversation.ts';

export const block = `<CUSTOMER_PROFILE>
Name: Jordan Miles (Aviator Platinum)
Loyalty ID: APL-204981
Contact: jordan.miles@example.com, +1 (415) 555-9214
Upcoming Segments:
- OA476 SFO->JFK on 2026-12-03 seat 14A (Scheduled)
- OA477 JFK->SFO on 2026-12-11 seat 15C (Scheduled)
Recent Service Timeline:
* Added note: enjoys single-origin drip coffee.
* Waived change fees for this trip.
* Itinerary imported from confirmation LL0EZ6.
Checked bags: 0
Meal preference: not set
Special assistance: none
Tier benefits:
- Complimentary upgrades when available
- 4 lounge guest passes every quarter
Points: 42000 of 60000 towards Diamond
Segments flown: 18 of 32
Renewal date: 2027-02-01
Confirmation: LL0EZ6
Home airport: SFO
Local times:
- OA476 departs 08:05, arrives 16:35
- OA477 departs 18:50, arrives 22:15
</CUSTOMER_PROFILE>`;

/** A Sunday. */
export const now = () => new Date('2026-11-22T12:00:00Z');

const shows = [
  'cancel_trip',
  'add_checked_bag',
  'meal_preference_list',
  'flight_option_list',
  'seat_map',
  'upgrade_offer',
  'rebook_options',
  'destination_ideas',
  'book_flights',
];
export const toolNames = [
  'change_seat',
  'request_assistance',
  'set_meal',
  'release_flights',
  ...shows,
];

const parameters: Record<string, string[]> = {
  change_seat: ['flight_number', 'seat'],
  request_assistance: ['note'],
  set_meal: ['meal'],
  seat_map: ['flight_number', 'row'],
  upgrade_offer: ['flight_number', 'cabin'],
  rebook_options: ['flight_number', 'when', 'day'],
  book_flights: ['flights'],
  release_flights: ['flights'],
  flight_option_list: ['origin', 'destination', 'depart_date', 'return_date', 'cabin'],
};

export const request = (
  input: AgentInputItem[],
  tools: readonly string[] = toolNames,
  signal?: AbortSignal,
): ModelRequest => ({
  input,
  modelSettings: {},
  tools: tools.map((name) => ({
    type: 'function',
    name,
    description: name,
    parameters: {
      type: 'object',
      properties: Object.fromEntries(
        (parameters[name] ?? []).map((each) => [each, { type: 'string' }]),
      ),
      required: parameters[name] ?? [],
      additionalProperties: false,
    },
    strict: true,
  })),
  outputType: 'text',
  handoffs: [],
  tracing: false,
  ...(signal && { signal }),
});

export const userItem = (text: string): AgentInputItem => ({
  role: 'user',
  content: [{ type: 'input_text', text }],
});

/** Seats that are taken in the tests. */
const taken = ['15A', '20C', '9C'];

function answerOf(name: string, args: Record<string, string>): string {
  if (name === 'request_assistance')
    return 'Assistance request recorded. Airport staff will be notified.';
  if (name === 'release_flights') return 'No longer on hold. Nothing was charged.';
  if (name === 'set_meal') return 'Your meal preference has been updated.';
  const { flight_number: flight = '', seat = '' } = args;
  if (!/^OA47[67]$/.test(flight))
    return 'That flight is not on the itinerary. Upcoming flights: OA476, OA477.';
  if (!/^\d+[A-Z]$/.test(seat)) return 'A seat is a row number and a letter, for example 12C.';
  if (!/^([1-9]|[12]\d|30)[A-F]$/.test(seat))
    return `There is no seat ${seat} on ${flight}: it has rows 1 to 30, seats A to F.`;
  if (taken.includes(seat))
    return `Seat ${seat} on ${flight} is taken. Free nearby: 15F, 14B, 16D.`;
  return `Seat updated to ${seat} on flight ${flight}.`;
}

export interface Reply {
  /** `change_seat OA476 12C`: each call of the turn with the values of its arguments. */
  calls: string[];
  text: string;
}

/** Says the messages one after the other, with a profile that shows what was done; the reply to the last one. */
export async function talk(
  messages: readonly string[],
  options: { profile?: string; open?: string; tools?: readonly string[] } = {},
): Promise<Reply> {
  const { model } = demoModel({ paceMs: 0, now });
  let profile = options.profile ?? block;
  const input = [userItem(profile)];
  let reply: Reply = { calls: [], text: '' };
  for (const [index, message] of messages.entries()) {
    if (options.open && index === messages.length - 1) {
      input.splice(1, 0, userItem(`<OPEN_CONFIRMATION>\n- ${options.open}\n</OPEN_CONFIRMATION>`));
    }
    input.push(userItem(message));
    const turn: AgentInputItem[] = [];
    reply = { calls: [], text: '' };
    for (let step = 0; step < 12; step++) {
      const { output } = await model.getResponse(request([...input, ...turn], options.tools));
      let goesOn = false;
      for (const item of output) {
        if (item.type === 'message') {
          const text = textOf(item.content);
          reply.text += text;
          turn.push({
            role: 'assistant',
            status: 'completed',
            content: [{ type: 'output_text', text }],
          });
        } else if (item.type === 'function_call') {
          const { callId, name } = item;
          const args = JSON.parse(item.arguments) as Record<string, string>;
          const said = Object.values(args)
            .filter((value) => value !== null)
            .map((value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)));
          reply.calls.push([name, ...said].join(' '));
          goesOn = !shows.includes(name);
          const answer = answerOf(name, args);
          if (answer.startsWith('Seat updated')) {
            const { flight_number: flight, seat } = args;
            const line = new RegExp(`(${flight} .* seat )(\\w+)`);
            const from = line.exec(profile)?.[2];
            const entry = `* Seat changed on ${flight} from ${from} to ${seat}.`;
            profile = profile
              .replace(line, `$1${seat}`)
              .replace('Timeline:', `Timeline:\n${entry}`);
            input[0] = userItem(profile);
          }
          turn.push({ type: 'function_call', callId, name, arguments: item.arguments });
          turn.push({
            type: 'function_call_result',
            callId,
            name,
            status: 'completed',
            output: { type: 'text', text: answer },
          });
        }
      }
      if (!goesOn) break;
    }
    // Calls of earlier turns are not shown to the model.
    input.push(...turn.filter((item) => 'role' in item));
    const shown = reply.calls.at(-1)?.split(' ')[0];
    if (shown && shows.includes(shown)) {
      input.push(userItem(`<SHOWN_WIDGET>\n${shown}\n</SHOWN_WIDGET>`));
    }
  }
  return reply;
}
