/** Upgrades, other departures, delays, the seat map, ideas, several wishes at once: written before the rules. For tests. */
import type { Sentence } from './sentences.ts';

const map = (flight = '') => [`seat_map ${flight}`.trim()];
const upgrade = (rest = '') => [`upgrade_offer ${rest}`.trim()];
const rebook = (rest = '') => [`rebook_options ${rest}`.trim()];
const ideas = ['destination_ideas'];

export const heldOutOffers: Sentence[] = [
  { say: 'Could I see the seating plan?', calls: map() },
  { say: 'show me what seats are still available on the way back', calls: map('OA477') },
  { say: 'open the seat map for OA477', calls: map('OA477') },
  { say: 'Are there any other seats free?', calls: map() },
  { say: 'i would like to look at the seat chart', calls: map() },
  { say: 'What would business class cost me?', calls: upgrade('business') },
  { say: 'how much is an upgrade to first on the return flight', calls: upgrade('OA477 first') },
  { say: 'Is it possible to get bumped up to premium economy?', calls: upgrade('premium economy') },
  { say: 'upgrade please', calls: upgrade() },
  { say: 'I would like to fly business on OA476', calls: upgrade('OA476 business') },
  { say: 'any chance of moving up a class on the flight to New York', calls: upgrade('OA476') },
  { say: 'Can I take an earlier plane?', calls: rebook('earlier') },
  { say: 'I need to leave later in the day on my way to JFK', calls: rebook('OA476 later') },
  { say: 'put me on a different flight home please', calls: rebook('OA477') },
  { say: 'can you move my return flight to the next day', calls: rebook('OA477 2026-12-12') },
  { say: 'Rebook OA476 to December 4th', calls: rebook('OA476 2026-12-04') },
  { say: 'My plane is delayed, are there alternatives?', calls: rebook() },
  { say: 'OA476 is late, get me on another flight', calls: rebook('OA476') },
  { say: 'what other flights could I take instead?', calls: rebook() },
  { say: 'I want to change to a later departure', calls: rebook('later') },
  { say: 'Where could I go for my next holiday?', calls: ideas },
  { say: 'I need some inspiration for a trip', calls: ideas },
  { say: 'recommend somewhere warm to travel to', calls: ideas },
  { say: 'Any ideas where to fly next?', calls: ideas },
  { say: 'Is there a place that looks like this photo?', calls: ideas },
  {
    say: 'Please move me to 12C on OA476, get me kosher food and add a suitcase',
    calls: ['change_seat OA476 12C', 'set_meal kosher', 'add_checked_bag'],
  },
  {
    say: 'I need a wheelchair to the gate and seat 10C on OA477',
    calls: ['request_assistance Wheelchair assistance', 'change_seat OA477 10C'],
  },
  {
    say: 'gluten free meal, window seat on OA477, and one bag',
    calls: [
      'set_meal gluten intolerant',
      'change_seat OA477 15A',
      'change_seat OA477 15F',
      'add_checked_bag',
    ],
  },
  { say: 'No upgrade, thanks', calls: [] },
  { say: 'I do not want to change my flight', calls: [] },
];
