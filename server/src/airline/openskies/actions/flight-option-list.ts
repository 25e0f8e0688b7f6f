import * as z from 'zod';
import { defineAction } from '../../airline.ts';
import { speak } from '../../text/speech.ts';
import { airportCodes, findAirport } from '../airports.ts';
import { daysBetween, isDay, localTime } from '../calendar.ts';
import { flightOptions, type FlightOffer } from '../flights.ts';
import { cabins, findCabin, refuse, salesHorizon, sayCabin } from '../rules.ts';
import { flightCopy, flightList } from '../widgets.ts';

/** Searches a round trip and shows its outbound flights. A choice in the list is `select_flight`. */
export const flightOptionList = defineAction({
  name: 'flight_option_list',
  description:
    'Search flights for a new round trip and show them to choose from. Call it when destination, both dates and cabin are known; ask for what is missing.',
  parameters: z.object({
    destination: z.string().describe('IATA code or city'),
    depart_date: z.string().describe('YYYY-MM-DD'),
    return_date: z.string().describe('YYYY-MM-DD'),
    cabin: z.string().describe(cabins.join(', ')),
    origin: z.string().nullish().describe('IATA code or city; the home airport when not said'),
  }),
  class: 'read',
  endsTurn: true,
  progress: (_, language) => speak(language).say('search.progress'),
  apply({ customer, params, now, language }) {
    const speech = speak(language);
    const origin = findAirport(params.origin?.trim() || customer.home_airport || 'SFO');
    const destination = findAirport(params.destination);
    if (!origin || !destination) {
      const codes = airportCodes.slice(0, 8).join(', ');
      const key = origin ? 'airport.unknown_to' : 'airport.unknown_from';
      return { ...refuse(speech, key, { codes }), refused: 'airport.unknown' };
    }
    if (origin === destination) return refuse(speech, 'route.circular');
    const cabin = findCabin(params.cabin);
    if (!cabin) {
      const named = cabins.map((one) => sayCabin(speech, one)).join(', ');
      return refuse(speech, 'cabin.unknown', { cabins: named });
    }

    const { depart_date, return_date } = params;
    if (!isDay(depart_date) || !isDay(return_date)) return refuse(speech, 'date.malformed');
    const today = localTime(now, origin.zone).day;
    if (depart_date <= today) return refuse(speech, 'date.past', { day: today });
    if (return_date <= depart_date) return refuse(speech, 'date.return_before_departure');
    if (daysBetween(today, return_date) > salesHorizon) return refuse(speech, 'date.too_far');

    const request = {
      origin: origin.code,
      destination: destination.code,
      depart_date,
      return_date,
      cabin,
    };
    const offer: FlightOffer = {
      leg: 'outbound',
      request,
      options: flightOptions(request, 'outbound'),
    };
    return {
      sentence: 'The outbound flights are shown. The customer chooses in the list.',
      show: {
        text: speech.say('search.intro', {
          from: origin.city,
          to: destination.city,
          day: speech.day(depart_date),
        }),
        widget: flightList(speech, offer),
        offer,
        copy_text: flightCopy(speech, offer),
      },
    };
  },
});
