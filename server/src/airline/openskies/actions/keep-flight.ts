import { defineAction } from '../../airline.ts';
import { speak } from '../../text/speech.ts';
import { rebookList, RebookOffer } from '../offers.ts';
import { notOffered } from '../rules.ts';

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
      return stored.success ? stored.data : notOffered('rebook.not_offered');
    },
    answered: ({ params, language }) => rebookList(speak(language), params, 'keep'),
  },
  apply: ({ params, language }) => ({
    sentence: speak(language).say('rebook.kept', { flight: params.flight_number }),
  }),
});
