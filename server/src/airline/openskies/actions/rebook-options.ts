import * as z from 'zod';
import { defineAction, isRefused } from '../../airline.ts';
import { sayDay } from '../calendar.ts';
import { rebookList, rebookOffer } from '../offers.ts';
import { findSegment, refuse } from '../rules.ts';

/** Shows the other departures of a flight's day. The choice is `rebook_flight` or `keep_flight`. */
export const showRebookOptions = defineAction({
  name: 'rebook_options',
  description:
    'Show other departures on the same day for one upcoming flight, so that the customer can change to one or keep theirs. Call it when they want an earlier or later flight.',
  parameters: z.object({ flight_number: z.string() }),
  class: 'read',
  endsTurn: true,
  apply({ customer, params, now }) {
    const segment = findSegment(customer, params.flight_number, now);
    if (isRefused(segment)) return segment;
    const offer = rebookOffer(segment, now);
    const day = sayDay(segment.date);
    if (offer.options.length === 0) {
      return refuse('rebook.no_options', `Nothing else on that route leaves on ${day}.`);
    }
    return {
      sentence: 'The other departures are shown. The customer chooses among them.',
      show: {
        text: `These flights leave on ${day} as well. Nothing changes before you confirm.`,
        widget: rebookList(offer),
        offer,
      },
    };
  },
});
