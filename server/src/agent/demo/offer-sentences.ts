/** Upgrades, other departures, delays, the seat map, ideas, several wishes at once. For tests. */
import type { Sentence } from './sentences.ts';

const upgradeCard = "upgrade_cabin: Upgrade to business? Waiting for the customer's click.";
const rebookCard = "rebook_flight: Change to OA6106? Waiting for the customer's click.";

export const offerSentences: Sentence[] = [
  { say: 'show me the seat map', calls: ['seat_map'] },
  { say: 'Which seats are free?', calls: ['seat_map'] },
  { say: 'can I pick my seat on a map', calls: ['seat_map'] },
  { say: 'seat map for OA477 please', calls: ['seat_map OA477'] },
  { say: 'what seats are available on OA476', calls: ['seat_map OA476'] },
  { say: 'Which window seats are free on the return?', calls: ['seat_map OA477'] },
  { say: 'show me seats further back', calls: ['seat_map 27'] },
  { say: 'can I upgrade to business', calls: ['upgrade_offer business'] },
  { say: 'Can I get an upgrade?', calls: ['upgrade_offer'] },
  { say: 'upgrade OA477 to first class', calls: ['upgrade_offer OA477 first'] },
  { say: 'How much does an upgrade cost on the way back?', calls: ['upgrade_offer OA477'] },
  { say: 'move me to business class', calls: ['upgrade_offer business'] },
  { say: 'Do I have free upgrades?', calls: [], text: /upgrades/i },
  {
    say: 'yes',
    open: upgradeCard,
    calls: [],
    text: /press the button on the card for the upgrade/,
  },
  {
    say: 'yes',
    open: `${upgradeCard}\n- ${rebookCard}`,
    calls: [],
    text: /a button on the cards for the upgrade and for changing your flight/,
  },
  {
    say: ['can I upgrade to business', 'yes'],
    open: "cancel_trip: Cancel this trip? Waiting for the customer's click.",
    calls: [],
    text: /^To take the upgrade, press its button/,
  },
  {
    say: ['can I upgrade to business', 'do I have a window seat?', 'yes please'],
    calls: [],
    text: /^To take the upgrade, press its button/,
  },
  {
    say: ['can I upgrade to business', 'yes'],
    open: `cancel_trip: Cancel this trip? Waiting for the customer's click.\n- ${upgradeCard}`,
    calls: [],
    text: /the button on the card for the upgrade\. /,
  },
  {
    say: ['Please set a meal', 'cancel my trip', 'yes'],
    open: "cancel_trip: Cancel this trip? Waiting for the customer's click.",
    calls: [],
    text: /the button on the card for cancelling your trip/,
  },
  { say: 'rebook me on a later flight', calls: ['rebook_options later'] },
  { say: 'Can I fly earlier?', calls: ['rebook_options earlier'] },
  { say: 'change my flight', calls: ['rebook_options'] },
  { say: 'I want a different flight on OA477', calls: ['rebook_options OA477'] },
  { say: 'move my return flight to Saturday', calls: ['rebook_options OA477 2026-11-28'] },
  { say: 'reschedule OA476 to December 5', calls: ['rebook_options OA476 2026-12-05'] },
  { say: 'Can I fly home a day later?', calls: ['rebook_options OA477 2026-12-12'] },
  { say: 'my flight is delayed, what else is there', calls: ['rebook_options'] },
  { say: 'OA477 is delayed. What are my options?', calls: ['rebook_options OA477'] },
  { say: 'ok do it', open: rebookCard, calls: [], text: /press the button on the card/ },
  { say: 'find me another flight to Tokyo', calls: [] },
  { say: 'Where should I go next?', calls: ['destination_ideas'] },
  { say: 'Give me some destination ideas', calls: ['destination_ideas'] },
  {
    say: 'somewhere like in this picture',
    calls: ['destination_ideas'],
    text: /cannot see pictures/,
  },
  // What the server says for a picture without a word.
  { say: 'Please look at what I attached.', calls: ['destination_ideas'] },
  { say: 'my flight is late, can i go on another one', calls: ['rebook_options'] },
  { say: 'I want to go first class', calls: ['upgrade_offer first'] },
  {
    say: 'change my seat to 14C on OA476, add a bag and set a vegetarian meal',
    calls: ['change_seat OA476 14C', 'set_meal vegetarian', 'add_checked_bag'],
  },
  {
    say: 'Seat 12C on OA476, vegetarian meal and a wheelchair to the gate please',
    calls: [
      'change_seat OA476 12C',
      'set_meal vegetarian',
      'request_assistance Wheelchair assistance',
    ],
  },
];
