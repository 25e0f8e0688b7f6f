/** What is denied, asked or only said, and must not be taken for an order. Same shape as sentences.ts. For tests. */
import type { Sentence } from './sentences.ts';

const nothing: string[] = [];

export const deniedSentences: Sentence[] = [
  { say: "don't change my seat", calls: [], text: /nothing was changed/ },
  { say: 'please do not move my seat', calls: [], text: /nothing was changed/ },
  // A seat that is named to be refused
  ...[
    "Don't change my seat to 14C on OA476",
    'Never move me to seat 14C on OA476',
    "I don't want seat 14C on OA476",
    "I don't want seat 14C",
    'Leave my seat alone, not 14C on OA476',
    "I'd rather not have 14C on OA476",
    'Anything but 14C on OA476',
    '14C on OA476 is not what I want',
    'I never said I want 14C on OA476',
    'Please do not move me from 14A to 14C',
    'There is no way I am sitting in 14C on OA476',
    "I'm not sure whether I want 14C on OA476",
  ].map((say) => ({ say, calls: nothing, text: /nothing was changed/ })),
  // … and another one that is wanted
  { say: 'not 14C but 15C on OA476', calls: ['change_seat OA476 15C'] },
  { say: "don't put me in 14C on OA476, take 15C", calls: ['change_seat OA476 15C'] },
  { say: 'give me 12C on OA476, not 14C', calls: ['change_seat OA476 12C'] },
  { say: '12C on OA476, if not 14C', calls: ['change_seat OA476 12C'] },
  { say: "I don't like my seat on OA476 so put me in 14C", calls: ['change_seat OA476 14C'] },
  { say: "Don't forget to move me to 14C on OA476", calls: ['change_seat OA476 14C'] },
  { say: "Can't you move me to 14C on OA476?", calls: ['change_seat OA476 14C'] },
  { say: "I don't care which, 14C on OA476 is fine", calls: ['change_seat OA476 14C'] },
  // A seat that is only asked about
  { say: 'If seat 14C on OA476 is free, tell me', calls: nothing, text: /Shall I try 14C/ },
  { say: 'I wonder if 14C on OA476 is free', calls: nothing, text: /Shall I try 14C/ },
  { say: 'If 14C on OA476 is free, move me there', calls: ['change_seat OA476 14C'] },
  { say: 'I would like 14C on OA476 if it is free', calls: ['change_seat OA476 14C'] },
  // Help that is only asked about
  { say: 'Can I take my dog on board?', calls: nothing, text: /pet \(dog\)\. Shall I/ },
  { say: 'Can I fly with my baby?', calls: nothing, text: /with an infant\. Shall I/ },
  { say: 'Is it possible to bring a wheelchair?', calls: nothing, text: /Wheelchair.*Shall I/ },
  { say: 'If I brought my dog, what would it cost?', calls: nothing },
  { say: 'How do I get a wheelchair?', calls: nothing, text: /Wheelchair.*Shall I/ },
  {
    say: ['Can I take my dog on board?', 'yes please'],
    calls: ['request_assistance Travelling with a pet (dog)'],
  },
  { say: 'Could I have a wheelchair?', calls: ['request_assistance Wheelchair assistance'] },
  // … or given up, or not meant
  { say: 'I no longer need a wheelchair', calls: nothing, text: /nothing was changed/ },
  ...[
    'I am blind with rage at your company',
    'I am deaf to your excuses',
    'My grandmother needs a wheelchair at home, where can I buy one?',
    'Your staff turned a blind eye',
    'We had a hot dog at the gate',
  ].map((say) => ({ say, calls: nothing })),
  // Taken back in the same breath
  ...[
    "Move me to 14C on OA476. No, wait, don't",
    'Change my seat to 14C on OA476, actually never mind',
    'Add a bag. Oh, forget it',
    'Cancel my trip. Scratch that.',
    'I need a wheelchair, no wait, please do not',
    'Vegetarian meal please. On second thought, leave it as it is.',
  ].map((say) => ({ say, calls: nothing, text: /nothing was changed/ })),
  { say: 'Move me to 14C on OA476. Wait, 15A on OA477 please', calls: ['change_seat OA477 15A'] },
  { say: 'Add a bag. No wait, two bags', calls: ['add_checked_bag'] },
  {
    say: "Never mind the meal. Move me to 14C on OA476, don't wait",
    calls: ['change_seat OA476 14C'],
  },
  { say: "Wait, don't cancel anything. Move me to 14C on OA476", calls: ['change_seat OA476 14C'] },
  { say: 'I changed my mind, move me to 14C on OA476', calls: ['change_seat OA476 14C'] },
  { say: "Cancel my trip, I've changed my mind", calls: ['cancel_trip'] },
  // A flight that stays as it is
  {
    say: 'keep my seat on the outbound but change the return to 16D',
    calls: ['change_seat OA477 16D'],
  },
  { say: 'leave OA477 alone, just change OA476 to 12C', calls: ['change_seat OA476 12C'] },
  { say: 'change OA477 to 16D, not OA476', calls: ['change_seat OA477 16D'] },
  { say: 'change OA477 to 16D not OA476', calls: ['change_seat OA477 16D'] },
  { say: '16D on the return, except the outbound', calls: ['change_seat OA477 16D'] },
  // What others say is no order
  {
    say: '"12C" is what my friend recommended on OA476, is it any good?',
    calls: nothing,
    text: /Shall I try 12C on OA476/,
  },
  {
    say: 'My friend said “change my seat to 12C on OA476” would work - does it?',
    calls: nothing,
    text: /Shall I try 12C on OA476/,
  },
  { say: 'My wife says 12C on OA476 is nice, move me there', calls: ['change_seat OA476 12C'] },
  { say: 'Move me to "12C" on OA476', calls: ['change_seat OA476 12C'] },
  // Nor is what belongs to somebody or something else
  { say: "cancel Ben's flight", calls: nothing, text: /your own booking/ },
  { say: 'cancel my subscription to the newsletter', calls: nothing, text: /OpenSkies trip/ },
  { say: 'cancel my seat change', calls: nothing },
  { say: ['12C on OA476', 'cancel my seat change'], calls: ['change_seat OA476 14A'] },
  { say: 'take my bag off the booking', calls: nothing, text: /cannot take a checked bag off/ },
  { say: 'did you add the bag?', calls: nothing, text: /no checked bags/ },
  { say: 'my luggage is overweight', calls: nothing, text: /do not have the rules/ },
  { say: 'no wheelchair needed', calls: nothing, text: /nothing was changed/ },
  // Politeness denies nothing
  {
    say: "If it's not too much trouble could I sit further up front on OA476",
    calls: ['change_seat OA476 10A'],
  },
  {
    say: 'no rush, but could I sit closer to the front on OA476',
    calls: ['change_seat OA476 10A'],
  },
  { say: "My father died, I won't be able to travel", calls: ['cancel_trip'] },
  // What was, or what it would cost, is no order either
  ...['would 12C on OA476 cost anything?', 'will changing to 12C on OA476 cost me?'].map((say) => ({
    say,
    calls: nothing,
    text: /costs nothing/,
  })),
  ...[
    'You moved me to 12C on OA476, why?',
    'somebody moved me to 12C on OA476',
    'Did you move me to 12C on OA476?',
    'who put me in 15C?',
  ].map((say) => ({ say, calls: nothing, text: /The latest on your trip/ })),
  ...['I used to sit in 12C on OA476', 'Last time I had 12C on OA476 and loved it'].map((say) => ({
    say,
    calls: nothing,
    text: /Shall I try 12C/,
  })),
  {
    say: 'remind me, window or aisle on the way home?',
    calls: nothing,
    text: /15C, an aisle seat/,
  },
  { say: 'cancel my trip, actually wait no', calls: nothing, text: /nothing was changed/ },
  { say: "I'm not cancelling, just asking about refunds", calls: nothing, text: /Shall I/ },
  { say: 'would I get all my money back', calls: nothing, text: /Shall I/ },
  {
    say: ['12C on OA476', '20C on OA476', 'put me back in my old seat'],
    calls: ['change_seat OA476 14A'],
  },
  { say: 'the outbound: no change. the return: 16D', calls: ['change_seat OA477 16D'] },
  { say: 'OA476 stays, OA477 to 16D', calls: ['change_seat OA477 16D'] },
  { say: "don't touch my outbound seat, but 16D on the return", calls: ['change_seat OA477 16D'] },
  {
    say: '12C for OA476 but for OA477 leave me where I am',
    calls: ['change_seat OA476 12C'],
  },
  {
    say: 'make OA476 an aisle and leave the other',
    calls: ['change_seat OA476 14C'],
    text: /^(?!.*Which one)/,
  },
  { say: 'only change the return, 16D', calls: ['change_seat OA477 16D'] },
  { say: "Don't put me in the middle on OA476", calls: ['seat_map OA476'] },
  { say: 'I am stuck in a middle seat on OA477, help', calls: ['seat_map OA477'] },
  // What somebody heard, supposes or asks for advice on
  ...[
    '12C on OA476 is taken, right?',
    'I heard 12C on OA476 is the best seat',
    'you said 12C on OA476 was free',
    'if I were to take 12C on OA476, could I still change later?',
    'would you take 12C or 11C on OA476?',
  ].map((say) => ({ say, calls: nothing, text: /Shall I try 12C/ })),
  { say: "I'm not vegetarian", calls: nothing, text: /nothing was changed/ },
  { say: 'I might need a wheelchair', calls: nothing, text: /Shall I/ },
  { say: 'I may bring my dog', calls: nothing, text: /Shall I/ },
  {
    say: 'Will there be a wheelchair waiting for me at JFK?',
    calls: nothing,
    text: /Shall I/,
  },
  {
    say: "any seat will do on OA476 as long as it's not 14A",
    calls: ['seat_map OA476'],
  },
  // Everyday words that are a letter away from others
  ...['my fever is gone', 'the launch was great', 'my niece says hello', 'I quit', 'no chance'].map(
    (say) => ({ say, calls: nothing }),
  ),
];
