import * as z from 'zod';
import { defineAction, isRefused } from '../../airline.ts';
import { speak } from '../../text/speech.ts';
import { airportByCode } from '../airports.ts';
import { addMinutes } from '../calendar.ts';
import { rebookList, rebookOffer } from '../offers.ts';
import { refuse } from '../rules.ts';
import { meant } from './seat-map.ts';

/** The airline's own news: a flight leaves later. Whoever has it may change to another flight of that day. */
export const flightDelayed = defineAction({
  name: 'flight_delayed',
  description: 'Tell the customer that one of their flights is delayed.',
  parameters: z.object({
    flight_number: z.string().nullish(),
    minutes: z
      .int()
      .min(1)
      .max(24 * 60),
  }),
  class: 'write',
  tool: false,
  news: true,
  apply({ customer, params, now, language }) {
    const speech = speak(language);
    const { say } = speech;
    const segment = meant(customer, params.flight_number, now, speech);
    if (isRefused(segment)) return segment;
    const { flight_number: flight, date, departure_time, arrival_time } = segment;
    if (!departure_time) return refuse(speech, 'rebook.changed');
    const leaves = later(date, departure_time, params.minutes);
    const delayed = {
      ...segment,
      status: 'Delayed',
      date: leaves.day,
      departure_time: leaves.time,
      ...(arrival_time && { arrival_time: later(date, arrival_time, params.minutes).time }),
    };
    const offer = rebookOffer(delayed, now);
    const told = {
      flight,
      city: airportByCode(segment.destination)?.city ?? segment.destination,
      day: speech.day(leaves.day),
      time: leaves.time,
      was: departure_time,
    };
    return {
      customer: {
        ...customer,
        segments: customer.segments.map((one) => (one === segment ? delayed : one)),
      },
      sentence: say(offer.options.length > 0 ? 'delay.news' : 'delay.news_only', told),
      timeline: { kind: 'warning', entry: say('delay.entry', told) },
      ...(offer.options.length > 0 && { show: { widget: rebookList(speech, offer), offer } }),
    };
  },
});

/** A clock time some minutes on; after midnight it is the next day. */
function later(day: string, time: string, minutes: number): { day: string; time: string } {
  const [date = day, clock = ''] = addMinutes(new Date(`${day}T${time}:00Z`), minutes)
    .toISOString()
    .split('T');
  return { day: date, time: clock.slice(0, 5) };
}
