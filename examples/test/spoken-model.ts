/** A model that has one conversation by heart, in English and Arabic: a seat, then a bag. For pictures. */
import { startOpenAIServer, type OpenAIServer } from '../../server/test/openai-server.ts';

export const talks = {
  en: {
    seat: 'Can I sit in 12C to New York?',
    bag: 'Thanks! I will bring one more bag.',
    done: 'You are in **12C** on OA476 now, on the aisle:\n\n- near the front, so you are out early\n- the seat next to you is still free',
  },
  ar: {
    seat: 'هل يمكنني الجلوس في 12C إلى نيويورك؟',
    bag: 'شكرًا! سأحضر حقيبة أخرى.',
    done: 'مقعدك الآن **12C** على الرحلة OA476، بجانب الممر:\n\n- قريب من المقدمة فتنزل مبكرًا\n- المقعد المجاور ما زال خاليًا',
  },
};

interface InputItem {
  type?: string;
  role?: string;
  content?: unknown;
}

export function startSpokenModel(): Promise<OpenAIServer> {
  return startOpenAIServer(({ body }) => {
    const input = (Array.isArray(body['input']) ? body['input'] : []) as InputItem[];
    const last = input.at(-1);
    const said = JSON.stringify(input.findLast(({ role }) => role === 'user')?.content ?? '');
    const talk = /[\u0600-\u06ff]/.test(said) ? talks.ar : talks.en;
    if (body['stream'] !== true) return { text: talk.seat };
    if (last?.type === 'function_call_output') return { text: talk.done };
    if (said.includes(talk.bag)) return { calls: [{ name: 'add_checked_bag', arguments: {} }] };
    const seat = { flight_number: 'OA476', seat: '12C' };
    return { calls: [{ name: 'change_seat', arguments: seat }] };
  });
}
