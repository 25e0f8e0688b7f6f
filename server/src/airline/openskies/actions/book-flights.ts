import { defineAction, isRefused } from '../../airline.ts';
import { speak } from '../../text/speech.ts';
import { fareOfAll, findHeld, HeldFlights, sayFlights } from '../on-hold.ts';
import { cabinOf } from '../offers.ts';
import { currency, sayCabin, sayFlight, sayMoney } from '../rules.ts';

/** Books flights that are on hold, at their fare. */
export const bookFlights = defineAction({
  name: 'book_flights',
  description:
    'Book flights that are on hold (status Held). Shows the customer a confirmation card with the price; nothing is booked or charged before they press its button. A new trip begins with flight_option_list.',
  parameters: HeldFlights,
  class: 'destructive',
  progress: (_, language) => speak(language).say('book.progress'),
  quote({ customer, params, now, language }) {
    const speech = speak(language);
    const { say } = speech;
    const flights = findHeld(customer, params, now, speech);
    if (isRefused(flights)) return flights;
    const price = fareOfAll(flights);
    const amount = sayMoney(speech, price);
    const cabins = new Set(flights.map((flight) => sayCabin(speech, cabinOf(flight))));
    return {
      tone: 'cost',
      icon: 'plane',
      title: say('book.question'),
      what: flights.map((flight) =>
        [sayFlight(speech, flight), flight.departure_time].filter(Boolean).join(', '),
      ),
      price: { label: say('price.charged'), amount: price, currency },
      terms: [
        { icon: 'armchair', text: speech.capitalized(speech.list([...cabins])) },
        { icon: 'rotate-ccw', text: say('price.refundable') },
      ],
      confirm: { label: say('book.confirm', { amount }), busy_label: say('book.busy') },
      decline: { label: say('book.keep'), busy_label: say('button.keeping') },
      declined: say('book.declined'),
    };
  },
  apply({ customer, params, now, language }) {
    const speech = speak(language);
    const { say } = speech;
    const flights = findHeld(customer, params, now, speech);
    if (isRefused(flights)) return flights;
    const told = {
      flights: sayFlights(speech, flights),
      amount: sayMoney(speech, fareOfAll(flights)),
    };
    return {
      customer: {
        ...customer,
        segments: customer.segments.map((segment) =>
          flights.includes(segment) ? { ...segment, status: 'Scheduled' } : segment,
        ),
      },
      sentence: say('book.booked', told),
      done: say('book.done'),
      timeline: { kind: 'success', entry: say('book.entry', told) },
    };
  },
});
