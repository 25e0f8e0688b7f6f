import * as z from 'zod';
import { defineAction, isRefused } from '../../airline.ts';
import { speak } from '../../text/speech.ts';
import { airportByCode } from '../airports.ts';
import { daysBetween, isDay, localTime } from '../calendar.ts';
import { rebookList, rebookOffer } from '../offers.ts';
import { refuse, salesHorizon } from '../rules.ts';
import { meant } from './seat-map.ts';

/** Shows other departures of a flight's route. The choice is `rebook_flight` or `keep_flight`. */
export const showRebookOptions = defineAction({
  name: 'rebook_options',
  description:
    'Show other departures for one upcoming flight, so that the customer can change to one or keep theirs. Call it when they want an earlier or later flight or another day, and when their flight is delayed.',
  parameters: z.object({
    flight_number: z.string().nullish().describe('The next flight when not said'),
    when: z.enum(['earlier', 'later']).nullish().describe('Only these of the same day'),
    day: z.string().nullish().describe('YYYY-MM-DD; the day of the flight when not said'),
  }),
  class: 'read',
  endsTurn: true,
  apply({ customer, params, now, language }) {
    const speech = speak(language);
    const segment = meant(customer, params.flight_number, now, speech);
    if (isRefused(segment)) return segment;
    const wanted = params.day ?? segment.date;
    if (!isDay(wanted)) return refuse(speech, 'date.malformed');
    const today = localTime(now, airportByCode(segment.origin)?.zone ?? 'UTC').day;
    if (wanted < today) return refuse(speech, 'date.past', { day: speech.day(today) });
    if (daysBetween(today, wanted) > salesHorizon) return refuse(speech, 'date.too_far');
    const offer = rebookOffer(segment, now, { day: wanted, when: params.when ?? undefined });
    const day = speech.day(wanted);
    if (offer.options.length === 0) return refuse(speech, 'rebook.no_options', { day });
    return {
      sentence: 'The other departures are shown. The customer chooses among them.',
      show: {
        text: speech.say('rebook.intro', { day }),
        widget: rebookList(speech, offer),
        offer,
      },
    };
  },
});
