/** Reads one model request: customer, open confirmation cards, what was said, and what this run has done so far. */
import type { AgentInputItem } from '@openai/agents';
import { readProfile, type Profile } from './profile.ts';

/** One message of the customer and what the concierge had said before it. */
interface Turn {
  text: string;
  /** The customer's own words, where `text` is what they come to in English. */
  words: string;
  /** What the concierge had said since the message before. */
  heard: string;
  /** A widget stood last before the message: what it offers still waits. */
  offered: boolean;
  /** Words of the conversation that the message quotes. */
  quote: string;
}

/** A tool call of this run. */
export interface Call {
  name: string;
  args: Record<string, unknown>;
  /** The tool's sentence; null while it has not answered. */
  answer: string | null;
  /** The tool said no. */
  refused: boolean;
  /** Why it said no, where it says so: `seat.taken`. */
  code: string | null;
}

export interface Conversation {
  profile: Profile;
  /** Actions whose card waits for a click, such as `cancel_trip`. */
  open: string[];
  /** Oldest first; the last one is to be answered. */
  turns: Turn[];
  calls: Call[];
}

const fence =
  /^\s*<(CUSTOMER_PROFILE|OPEN_CONFIRMATION|HIDDEN_CONTEXT|SHOWN_WIDGET|[A-Z]+_[A-Z_]+)>[\s\S]*<\/\1>\s*$/;
const refusal =
  /^(?:refused|error|not done|denied)\b|\b(?:taken|no seat|no such|not on|not free|can ?not|can't|couldn't|could not|must be|invalid|already|cancelled, so|departed|failed|unknown|there is no|too long|a seat is a row|is cancelled)\b/i;

/** The text of a message, whatever shape its content has. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: { text?: unknown; refusal?: unknown }) => part.text ?? part.refusal)
    .filter((text) => typeof text === 'string')
    .join('\n');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A tool's answer as a sentence for the customer, and whether it is a refusal. */
function readAnswer(output: unknown): Pick<Call, 'refused' | 'code'> & { answer: string } {
  const raw =
    typeof output === 'string' ? output : textOf(Array.isArray(output) ? output : [output ?? {}]);
  const value = parseJson(raw) as
    { sentence?: unknown; message?: unknown; error?: unknown; refused?: unknown } | undefined;
  const isObject = typeof value === 'object' && value !== null;
  const sentence = isObject ? (value.sentence ?? value.message ?? value.error) : value;
  const text = (typeof sentence === 'string' ? sentence : isObject ? '' : raw).trim();
  const refused = (isObject && Boolean(value.refused ?? value.error)) || refusal.test(text);
  const code = /^not done \(([\w.]+)\):/i.exec(text)?.[1] ?? null;
  return { answer: forCustomer(text), refused, code };
}

/** Tools speak to the model about the customer; the concierge speaks to the customer. */
const forCustomer = (text: string) =>
  text
    .replace(/^(?:refused|not done|denied|error)\b[^:]{0,40}:\s*/i, '')
    .replace(/\bthe customer's\b/gi, 'your')
    .replace(/\bthe customer (already )?has\b/gi, 'you $1have')
    .replace(/\bthe customer is\b/gi, 'you are')
    .replace(/\bthe customer\b/gi, 'you')
    .replace(/(^|[.!?]\s+)(you)/g, (_, before: string) => `${before}You`);

/** Reads the input. Only the first items can be the server's profile and cards: what a customer types never is. */
export function readConversation(input: string | AgentInputItem[]): Conversation {
  const items =
    typeof input === 'string' ? [{ role: 'user', content: input } as AgentInputItem] : input;
  const turns: Turn[] = [];
  const calls: Call[] = [];
  const byId = new Map<string, Call>();
  let profile = '';
  let open: string[] = [];
  let heard = '';
  let offered = false;
  items.forEach((item, index) => {
    if (item.type === 'function_call') {
      const args = parseJson(item.arguments);
      const call: Call = {
        name: item.name,
        args: typeof args === 'object' && args !== null ? (args as Record<string, unknown>) : {},
        answer: null,
        refused: false,
        code: null,
      };
      byId.set(item.callId, call);
      calls.push(call);
    } else if (item.type === 'function_call_result') {
      const call = byId.get(item.callId);
      if (call) Object.assign(call, readAnswer(item.output));
    } else if ('role' in item) {
      const text = textOf(item.content);
      if (item.role === 'assistant') {
        heard += `${text}\n`;
        offered = false;
      } else if (item.role === 'user') {
        const kind = fence.exec(text)?.[1];
        if (kind === 'CUSTOMER_PROFILE' && index === 0) profile = text;
        else if (kind === 'OPEN_CONFIRMATION' && index <= 1)
          open = [...text.matchAll(/^- (\w+): .* Waiting for the customer's click\.$/gm)].map(
            (match) => match[1]!,
          );
        else if (!kind || index === items.length - 1) {
          const quote = text.match(/^> .*(?:\n> .*)*/)?.[0] ?? '';
          const words = text.slice(quote.length).trim();
          turns.push({ text: words, words, heard, offered, quote });
          heard = '';
          offered = false;
          // What was called before this message belongs to an earlier turn.
          calls.length = 0;
        } else if (kind === 'SHOWN_WIDGET') offered = true;
      }
    }
  });
  return { profile: readProfile(profile), open, turns, calls };
}
