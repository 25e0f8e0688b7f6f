import * as z from 'zod';
import { defineAction } from '../../airline.ts';
import { speak } from '../../text/speech.ts';
import { changedSince, noteLimit, oneLine, refuse, upcomingSegments } from '../rules.ts';

/** Records a special assistance request on the trip. */
export const requestAssistance = defineAction({
  name: 'request_assistance',
  description:
    'Record a special assistance request, for example a wheelchair. Write the note in the words of the customer.',
  parameters: z.object({
    note: z.string().describe(`What is needed, and where; at most ${noteLimit} characters`),
  }),
  class: 'write',
  undo: {
    apply({ customer, before, params, language }) {
      const speech = speak(language);
      const note = oneLine(params.note).replace(/\.+$/, '');
      const earlier = before.special_assistance ?? null;
      const recorded = earlier ? `${earlier}; ${note}` : note;
      if (customer.special_assistance !== recorded) return changedSince(speech);
      return {
        customer: { ...customer, special_assistance: earlier },
        sentence: speech.say('assistance.withdrawn'),
        timeline: { kind: 'info', entry: speech.say('assistance.entry_undone') },
      };
    },
  },
  progress: (_, language) => speak(language).say('assistance.progress'),
  apply({ customer, params, now, language }) {
    const speech = speak(language);
    const note = oneLine(params.note).replace(/\.+$/, '');
    if (note === '') {
      return refuse(speech, 'assistance.empty');
    }
    if (upcomingSegments(customer, now).length === 0) {
      return refuse(speech, 'assistance.no_flight');
    }
    const earlier = customer.special_assistance;
    if (earlier?.split('; ').includes(note)) {
      return refuse(speech, 'assistance.already_recorded');
    }
    const all = earlier ? `${earlier}; ${note}` : note;
    if ([...all].length > noteLimit) {
      return refuse(speech, 'assistance.too_long');
    }
    return {
      customer: { ...customer, special_assistance: all },
      sentence: speech.say('assistance.recorded'),
      done: speech.say('assistance.done'),
      timeline: { kind: 'info', entry: speech.say('assistance.entry', { note }) },
    };
  },
});
