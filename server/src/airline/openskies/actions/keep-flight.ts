import { defineAction } from '../../airline.ts';
import { rebookList, RebookOffer } from '../offers.ts';
import { refuse } from '../rules.ts';

/** Answers "Keep" among other departures: nothing changes. */
export const keepFlight = defineAction({
  name: 'keep_flight',
  description: 'Keep the flight that is booked.',
  parameters: RebookOffer,
  class: 'read',
  tool: false,
  widget: {
    type: 'rebook.keep',
    params({ offer }) {
      const stored = RebookOffer.safeParse(offer);
      return stored.success ? stored.data : refuse('rebook.not_offered', 'Nothing was offered.');
    },
    answered: ({ params }) => rebookList(params, 'keep'),
  },
  apply: ({ params }) => ({
    sentence: `You keep ${params.flight_number}. Nothing was changed.`,
  }),
});
