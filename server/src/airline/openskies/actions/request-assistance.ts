import * as z from 'zod';
import { defineAction } from '../../airline.ts';
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
    apply({ customer, before, params }) {
      const note = oneLine(params.note).replace(/\.+$/, '');
      const earlier = before.special_assistance ?? null;
      const recorded = earlier ? `${earlier}; ${note}` : note;
      if (customer.special_assistance !== recorded) return changedSince();
      return {
        customer: { ...customer, special_assistance: earlier },
        sentence: 'The assistance request is withdrawn.',
        timeline: { kind: 'info', entry: 'Special assistance request undone.' },
      };
    },
  },
  progress: () => 'Recording your assistance request',
  apply({ customer, params, now }) {
    const note = oneLine(params.note).replace(/\.+$/, '');
    if (note === '') {
      return refuse('assistance.empty', 'Say what assistance is needed, and where.');
    }
    if (upcomingSegments(customer, now).length === 0) {
      return refuse(
        'assistance.no_flight',
        'There is no upcoming flight to request assistance for.',
      );
    }
    const earlier = customer.special_assistance;
    if (earlier?.split('; ').includes(note)) {
      return refuse('assistance.already_recorded', 'That request is already recorded.');
    }
    const all = earlier ? `${earlier}; ${note}` : note;
    if ([...all].length > noteLimit) {
      return refuse(
        'assistance.too_long',
        `Assistance notes hold ${noteLimit} characters in all. Please say it more briefly.`,
      );
    }
    return {
      customer: { ...customer, special_assistance: all },
      sentence: 'Assistance request recorded. Airport staff will be notified.',
      done: 'Assistance requested',
      timeline: { kind: 'info', entry: `Special assistance noted: ${note}.` },
    };
  },
});
