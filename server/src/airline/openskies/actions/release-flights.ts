import { defineAction, isRefused } from '../../airline.ts';
import { speak } from '../../text/speech.ts';
import { findHeld, HeldFlights, sayFlights } from '../on-hold.ts';

/** Lets flights go that are on hold: nothing was paid for them. */
export const releaseFlights = defineAction({
  name: 'release_flights',
  description:
    'Let go of flights that are on hold (status Held), when the customer wants them no more. Booked flights are cancelled with cancel_trip.',
  parameters: HeldFlights,
  class: 'write',
  progress: (_, language) => speak(language).say('release.progress'),
  apply({ customer, params, now, language }) {
    const speech = speak(language);
    const { say } = speech;
    const released = findHeld(customer, params, now, speech);
    if (isRefused(released)) return released;
    const told = { flights: sayFlights(speech, released) };
    return {
      customer: {
        ...customer,
        segments: customer.segments.filter((segment) => !released.includes(segment)),
      },
      sentence: say('release.released', told),
      done: say('release.done'),
      timeline: { kind: 'info', entry: say('release.entry', told) },
    };
  },
});
