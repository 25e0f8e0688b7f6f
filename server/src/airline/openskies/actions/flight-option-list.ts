import * as z from 'zod';
import { defineAction } from '../../airline.ts';
import { airportCodes, findAirport } from '../airports.ts';
import { daysBetween, isDay, localTime, sayDay } from '../calendar.ts';
import { flightOptions, type FlightOffer } from '../flights.ts';
import { cabins, findCabin, refuse, salesHorizon } from '../rules.ts';
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
  progress: () => 'Searching flights',
  apply({ customer, params, now }) {
    const origin = findAirport(params.origin?.trim() || customer.home_airport || 'SFO');
    const destination = findAirport(params.destination);
    if (!origin || !destination) {
      const some = airportCodes.slice(0, 8).join(', ');
      return refuse(
        'airport.unknown',
        `OpenSkies does not fly ${origin ? 'to' : 'from'} there. Airports include ${some}.`,
      );
    }
    if (origin === destination) {
      return refuse('route.circular', 'Origin and destination are the same airport.');
    }
    const cabin = findCabin(params.cabin);
    if (!cabin) return refuse('cabin.unknown', `The cabins are ${cabins.join(', ')}.`);

    const { depart_date, return_date } = params;
    if (!isDay(depart_date) || !isDay(return_date)) {
      return refuse('date.malformed', 'Dates must exist and be written as YYYY-MM-DD.');
    }
    const today = localTime(now, origin.zone).day;
    if (depart_date <= today) {
      return refuse('date.past', `The departure must be later than today, ${today}.`);
    }
    if (return_date <= depart_date) {
      return refuse('date.return_before_departure', 'The return must be after the departure.');
    }
    if (daysBetween(today, return_date) > salesHorizon) {
      return refuse('date.too_far', `Flights are on sale for the next ${salesHorizon} days.`);
    }

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
        text: `Here are flights from ${origin.city} to ${destination.city} on ${sayDay(depart_date)}. Pick one to place on hold; nothing is charged.`,
        widget: flightList(offer),
        offer,
        copy_text: flightCopy(offer),
      },
    };
  },
});
