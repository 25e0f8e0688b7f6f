import * as z from 'zod';
import { defineAction } from '../../airline.ts';
import { speak } from '../../text/speech.ts';
import { airportByCode } from '../airports.ts';
import { addDays, localTime } from '../calendar.ts';
import { flightOptions, type FlightOffer } from '../flights.ts';
import { ideasList, IdeasOffer, places } from '../ideas.ts';
import { notOffered } from '../rules.ts';
import { flightCopy, flightList } from '../widgets.ts';

/** Shows places to go next, with pictures. A click on one is `choose_destination`. */
export const destinationIdeas = defineAction({
  name: 'destination_ideas',
  description:
    'Show places to fly to, with pictures. Call it when the customer wonders where to go, also when they attach a picture of a place and want one like it.',
  parameters: z.object({
    first: z
      .array(z.enum(places))
      .nullish()
      .describe(
        'Those that fit best what they said or what their picture shows, best first. HND Tokyo: big city, gardens; CDG Paris: museums, food; LIS Lisbon: old town, hills, river; HNL Honolulu: beach, mountains; MEX Mexico City: markets, murals, pyramids; SYD Sydney: harbour, surf',
      ),
  }),
  class: 'read',
  endsTurn: true,
  progress: (_, language) => speak(language).say('ideas.progress'),
  apply({ customer, params, language }) {
    const speech = speak(language);
    const origin = airportByCode(customer.home_airport ?? '') ?? airportByCode('SFO')!;
    const best = params.first ?? [];
    const offer: IdeasOffer = {
      origin: origin.code,
      places: [...new Set([...best, ...places])]
        .filter((code) => code !== origin.code)
        .slice(0, best.length > 0 ? Math.max(3, Math.min(best.length, 4)) : 4),
    };
    const cities = offer.places.map((code) => airportByCode(code)?.city ?? code);
    return {
      sentence: 'Places to go are shown. The customer chooses among them.',
      show: {
        text: speech.say('ideas.intro', { city: origin.city }),
        widget: ideasList(speech, offer),
        offer,
        copy_text: cities.join('\n'),
      },
    };
  },
});

/** Days from today to the flights that give an idea, and nights away. */
const soon = { days: 30, nights: 7 };

/** Answers a click on a place: flights there, in a month for a week. */
export const chooseDestination = defineAction({
  name: 'choose_destination',
  description: 'Show flights to the place that the customer chose.',
  parameters: z.object({ origin: z.string(), place: z.enum(places) }),
  class: 'read',
  tool: false,
  widget: {
    type: 'ideas.choose',
    params({ payload, offer }) {
      const choice = z.object({ id: z.enum(places) }).safeParse(payload);
      const stored = IdeasOffer.safeParse(offer);
      if (!choice.success || !stored.data?.places.includes(choice.data.id)) {
        return notOffered('ideas.not_offered');
      }
      return { origin: stored.data.origin, place: choice.data.id };
    },
    answered: ({ offer, params, language }) =>
      ideasList(speak(language), IdeasOffer.parse(offer), params.place),
  },
  apply({ params: { origin, place }, now, language }) {
    const speech = speak(language);
    const depart_date = addDays(
      localTime(now, airportByCode(origin)?.zone ?? 'UTC').day,
      soon.days,
    );
    const return_date = addDays(depart_date, soon.nights);
    const request = {
      origin,
      destination: place,
      depart_date,
      return_date,
      cabin: 'economy' as const,
    };
    const offer: FlightOffer = {
      leg: 'outbound',
      request,
      options: flightOptions(request, 'outbound'),
    };
    const to = airportByCode(place)?.city ?? place;
    return {
      sentence: speech.say('ideas.chosen', { to, day: speech.day(depart_date) }),
      show: {
        widget: flightList(speech, offer),
        offer,
        copy_text: flightCopy(speech, offer),
      },
    };
  },
});
