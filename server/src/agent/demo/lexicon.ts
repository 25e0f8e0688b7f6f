/**
 * The words the demo concierge knows, by what they mean. A concept is a list of phrases in normalised form
 * (lower case, contractions written out, no punctuation: see text.ts). The grammar asks only for concepts.
 */
const phrases = {
  seat: 'seat, seats, seated, seating, sit, sitting, sat, row',
  window: 'window, windows, view, look outside, look out',
  aisle: 'aisle, aisles, corridor, gangway',
  middle: 'middle seat, middle seats, in the middle, the middle, a middle',
  forward:
    'move me up, moved up, further up, move up front, more to the front, forward, forwards, closer to the front, nearer the front, towards the front, toward the front, near the front, to the front, up front, at the front, in front, in the front, front row, front seat, first row, front of the plane, front of the cabin',
  backward:
    'in the back, in the rear, further back, farther back, towards the back, toward the back, at the back, back row, rear, back of the plane, last row',
  legroom:
    'exit row, emergency exit, the exit, an exit, long legs, tall, left side, right side, left hand side, right hand side, toilet, toilets, lavatory, loo, galley, quiet, quieter, legroom, leg room, bulkhead, more space, extra space, more room',
  next_to:
    'next to, beside, alongside, adjacent to, right by, sit with, close to my, near my, across from',
  together: 'together, next to each other, side by side',
  move: 'move, moved, moving, change, changed, changing, switch, swap, put, place, give, get, assign, reassign, update, set, reseat, reserve, select, choose, pick, relocate, shift, make it, take, trade, exchange, rather, prefer, prefers, sit, ask for, request',
  want: 'want, wants, wanted, need, needs, would like, wish, please, hope to, hoping, can i have, can i get, could i have, could i get, may i have, may i get, like to have, love, looking for, interested in, require, ask for, let us have, i will have, i will take, possible to',
  bag: 'guitar, cello, violin, instrument, drum, tent, scuba gear, kayak, paddleboard, bag, bags, baggage, luggage, suitcase, suitcases, case, cases, trolley, duffel, rucksack, backpack, golf clubs, skis, ski bag, surfboard, bike, bicycle, snowboard, trunk, holdall',
  carry_on:
    'carry on, carryon, hand luggage, hand baggage, cabin bag, cabin bags, cabin baggage, personal item',
  add: 'add, added, adding, bring, brings, bringing, take, taking, check in, check, checking, extra, another, more, additional, second, third, one more, include, carry, carrying, put, book, purchase, buy, pay for, register, packing, pack, with me',
  remove:
    'remove, delete, take off, drop, off the booking, off my booking, less, fewer, without, leave behind, undo, take back',
  cancel:
    'out of this booking, out of this trip, out of this flight, out of my booking, out of my trip, pull out of, cancel, cancels, canceled, cancelled, canceling, cancelling, cancellation, cancelation, call off, calling off, called off, scrap, abandon, get rid of',
  refund:
    'refund, refundable, refunded, refunding, refunds, money back, reimburse, reimbursed, reimbursement',
  cannot_go:
    'have to stay home, need to stay home, what would i get back, what do i get back, plans fell through, trip is off, stay at home instead',
  trip: 'trip, trips, reservation, reservations, booking, itinerary, flight, flights, ticket, tickets, journey, travel, everything, it all, whole thing, plans, vacation, holiday',
  flight: 'flight, flights, fly, plane, leg, segment, segments',
  meal: 'meal, meals, food, eat, eating, dinner, lunch, breakfast, menu, dish, diet, dietary, hungry, catering, snack',
  assist:
    'board early, boarding early, early boarding, priority boarding, board first, months old, help me at the airport, can not hear, not hear well, can not see well, can not see, hard hearing, wheelchair, wheel chair, assistance, special help, help at the airport, help boarding, help getting, mobility, crutches, walking stick, walker, rollator, can not walk, difficulty walking, trouble walking, hard to walk, broken leg, broke my leg, broken foot, broken ankle, sprained, blind, visually impaired, visual impairment, low vision, partially sighted, deaf, hard of hearing, hearing impaired, hearing aid, sign language, infant, baby, newborn, toddler, bassinet, crib, stroller, pram, pushchair, buggy, car seat, pet, dog, cat, puppy, kitten, service animal, guide dog, emotional support, unaccompanied, minor, flies alone, travels alone, flying solo, travelling alone, traveling alone, flying alone, fly alone, travel alone, pregnant, pregnancy, oxygen, cpap, ventilator, insulin, elderly, meet and assist, autistic, autism, dementia, disability, disabled, special needs, allergy, allergies, allergic, escort, surgery, prosthetic, epilepsy, hidden disability, sunflower lanyard',
  book: 'book, booking a, reserve, buy, purchase, find, search, look for, looking for, show me, see, get me to, take me to, fly, flying, want to go, like to go, need to go, need to get to, want to travel, like to travel, need to travel, want to visit, like to visit, visit, going to, trip to, travel to, new trip, another trip, plan a trip, new flight, another flight, a flight, flights, ticket to, tickets to, a ticket, flight options, options for, plan a, head to, get to',
  same: 'same, likewise, as well, also that, do that, ditto, too',
  status:
    'have status, any status, my status, my tier, status level, loyalty status, tier status, loyalty level, which tier, what tier, what status, elite status, am i gold, am i silver, am i platinum, am i diamond, frequent flyer status, frequent flyer level, what level, member level, membership, loyalty number, loyalty id, frequent flyer number, member number, my loyalty, aviator number, aviator id',
  points:
    'points, miles, mileage, next tier, next level, next status, tier progress, progress, how far, how close, segments flown, segments do i need, how many segments, qualify, renewal, renew my status, year end, year ends, status expire, requalify',
  benefits:
    'benefit, benefits, perks, perk, entitled, privileges, lounge, lounges, guest passes, upgrades, advantages, what do i get, included with my, member advantages, rebooking desk, discount',
  itinerary:
    'booked, i booked, itinerary, my flights, my flight, my trip, my trips, my booking, my reservation, upcoming, travel plans, schedule, segments, next flight, next trip, flights do i have, trips do i have, flights have i, flight details, trip details, what am i booked',
  confirmation:
    'confirmation, confirmation number, confirmation code, booking reference, booking code, booking number, reservation number, reservation code, record locator, pnr, locator, reference number, conf number, reference',
  timeline:
    'did i change, have i changed, was i in before, i had before, did i have before, go through, went through, gone through, recent changes, what changed, what has changed, what have you changed, recent actions, recently, history, what did you do, what did you write, what did you note, what did you change, what have you done, changes so far, latest changes, what has been done, last change, recent activity, changes were made, any changes, activity, timeline, did it work, did that work, did you do it, is it done, was it changed, changes have',
  contact:
    'email, phone, contact details, my number, phone number, mail address, contact information, contact info, home airport',
  when: 'how early, how late, how many days, days until, days left, how long, countdown, when, what time, what date, what day, which day, date of, hour, which date, how soon, how long until, what hour, at what, times, time',
  arrive:
    'be in, back in, am i back, be back, are we back, get back, arrive, arrives, arriving, arrival, land, lands, landing, get in, get there, touch down, be there, get home, back home',
  depart:
    'leave, leaves, leaving, depart, departs, departing, departure, take off, takes off, go out, fly out, fly, flying, board, boarding, start, starts, take-off, due out',
  how_many: 'how many, how much, number of, count, any',
  hello:
    'hi, hello, hey, hiya, howdy, good morning, good afternoon, good evening, greetings, yo, hi there, hello there, morning, evening',
  how_are_you:
    'how are you, how is it going, how are things, how do you do, what is up, hows it going',
  thanks:
    'the best, you rock, super, very helpful, so helpful, you are great, you are awesome, love it, nice work, thanks, thank you, thank u, thx, ty, cheers, much appreciated, appreciate it, many thanks, perfect, great, awesome, wonderful, excellent, lovely, amazing, brilliant, nice, cool, good job, well done, fantastic',
  bye: 'bye, goodbye, good bye, see you, that is all, that is it, nothing else, have a nice day, good night, take care, that will be all, i am done, all set',
  who: 'who are you, what are you, your name, what is this, are you a bot, are you a robot, are you real, are you human, are you an ai, are you a person, are you a human, are you a real person, am i talking to, am i chatting with, am i speaking, are you ai, are you chatgpt, are you a machine, who am i, who is this, is this a bot, is this a real, a bot',
  who_am_i: 'who am i, my name',
  help: 'one more thing, another thing, something else, another question, have a question, ask you something, ask a question, quick question, help, what can you do, what do you do, how can you help, what can i ask, options, how does this work, assist me, what else can you, capabilities, your features',
  complaint:
    'really bad, is bad, so bad, very bad, too slow, not good, does not work, poor service, disgusting, terrible, awful, worst, horrible, unacceptable, complain, complaint, disappointed, disappointing, frustrated, frustrating, angry, furious, upset, ridiculous, useless, bad service, rude, lost my, damaged, never again, hate, pathetic, annoyed, annoying, not happy, unhappy, sucks, a joke, fed up, mess, fuck, fucking, shit, crap, stupid, idiot, idiots, crashing, crashes, crashed, buggy, is slow, stupid bot',
  confused:
    'do you understand, not understand, not what i asked, not what i said, not what i meant, not what i want, that is wrong, that was wrong, wrong answer, not right, what do you mean, huh, pardon, come again',
  wait: 'wait, hang on, hold on, one moment, a moment, moment, one sec, a sec, one second, a second, just a minute, one minute, give me a minute, let me think, let me check, brb',
  language:
    'language, languages, speak german, speak french, speak spanish, speak chinese, speak japanese, speak english, in german, in french, in spanish',
  yes: 'i will take it, i will have it, take it, yes, yeah, yep, yup, sure, ok, okay, confirm, confirmed, i confirm, go ahead, do it, please do, absolutely, of course, proceed, definitely, correct, that is right, right, sounds good, fine, agreed, y, accept, aye, affirmative, go for it, why not, make it so',
  no: 'nothing, keep trip, keep my flights, no thanks, no thank you, no, nope, nah, never mind, nevermind, forget it, forget about it, leave it, not now, do not, changed my mind, stop, rather not, keep it, keep the trip, keep my trip, n, not anymore, on second thought, abort, no way, none of those, none of these, none of them',
  weather: 'weather, rain, raining, snow, sunny, temperature, forecast, cold, hot',
  hotel:
    'rent a, rent me, rental, hire car, parking, a car, bus, hotel, hotels, airbnb, accommodation, place to stay, room, car rental, rental car, rent a car, hire a car, taxi, uber, train, restaurant, restaurants, shuttle, airport transfer',
  human:
    'reach you, contact you, by phone, phone you, call you, real person, a human, human agent, live agent, speak to someone, talk to someone, speak with someone, talk to a person, speak to a person, real agent, representative, an agent, operator, customer service, call me, phone call, supervisor, manager, talk to a manager',
  others:
    'their booking, his booking, her booking, his trip, her trip, his seat, her seat, their seat, another customer, other passenger, other passengers, someone else, other customers, another passenger',
  upgrade:
    'moving up a class, move up a class, bumped up, bumped to, bump me to, higher class, better class, better cabin, upgrade, upgraded, upgrading, move me to business, move me to first, seat in business, seat in first, move up to, bump me, into business class, into first class, to business class please',
  change_flight:
    'change my flight, change the flight, change flights, change flight, move my flight, move the flight, rebook, reschedule, postpone, missed my flight, miss my flight, missed the flight, different flight, earlier flight, later flight, change my trip, change the date, change the dates, change my dates, change my booking, change my travel dates, fly earlier, fly later, home a day early, back a day early, home early, back early, home a day late, push my return, push back my, delay my, bring forward my, different day, different date, change my return to, change my departure, change my ticket',
  seat_map:
    'seat map, seatmap, seats map, seating map, seat plan, seating plan, seat chart, seating chart, cabin map, cabin layout, map of the seats, map of seats, seats further back, seats further up, seats in the back, seats in the front, seat on a map, seat on the map, seats on a map, seats on the map, other seats, all the seats, available seats, free seats, open seats',
  alternatives:
    'find me another, what else is there, what else flies, what else leaves, what else can i take, what are my options, my options, other options, any options, alternatives, alternative, other flights, get me on another, put me on another, next flight out, other departures',
  late: 'delayed, delay, late, behind schedule, running late',
  ideas:
    'airports do you fly, destination ideas, destination idea, travel ideas, trip ideas, holiday ideas, vacation ideas, any ideas, where should i go, where could i go, where can i go, what destinations, which destinations, where do you fly, where shall i go, where to next, where to fly next, where to go next, where should i fly, inspire me, inspiration, suggest a destination, suggest somewhere, suggest a place, suggest a trip, recommend a destination, recommend somewhere, recommend a place, somewhere warm, somewhere new, somewhere like, somewhere nice, places to go, place to go, surprise me, look at what i attached, like this picture, like this photo, like in this, looks like this, looks like the',
  checkin:
    'boarding pass, online check in, check in online, check me in, mobile pass, web check in, check in for my flight, boarding card, check in now, check in yet, check in open, check in opens, can i check in, when do i check in, when can i check in, at the airport before, be at the airport, get to the airport, arrive at the airport',
  flight_status:
    'delayed, delay, on time, gate, terminal, flight status, status of my flight, status of flight, late, which gate, status of oa',
  on_board:
    'wifi, wi fi, internet, power outlet, power outlets, usb, socket, sockets, entertainment, movies, films, drinks, wine, beer, alcohol, coffee, blanket, blankets, pillow, what plane, which plane, what aircraft, which aircraft, type of plane, type of aircraft, kind of plane, airbus, boeing',
  passport: 'visa, passport, customs, immigration, esta, entry requirements, vaccination',
  name_change:
    'change my name, name on my ticket, spelling of my name, wrong name, change my email, change my phone, update my email, update my phone, change my number, update my number, update my address, my password',
  payment:
    'did i pay, have i paid, charged me, be charged, charge me, compensation, compensate, paypal, credit card, invoice, receipt, payment, voucher, travel credit, gift card, pay with',
  joke: 'joke, poem, song, story, write me, recipe, capital of, president, who won, meaning of life, code, python, javascript, stock, bitcoin, translate, math, homework, football',
  injection:
    'forget your, forget all, your rules, your guidelines, your restrictions, ignore your, ignore all, ignore previous, ignore the previous, ignore any, ignore the above, ignore everything, disregard, system prompt, your instructions, your prompt, previous instructions, developer mode, jailbreak, you are now, pretend to be, pretend you, act as, role play, new instructions, override, sudo, without confirmation, without asking, skip the confirmation, bypass, customer profile, open confirmation, hidden context, reveal, as an admin, admin mode, i am the developer, i am an administrator, drop table, select from, call the tool, function call, all customers',
  economy: 'economy, coach, main cabin, cheapest, cheap, standard, any cabin, lowest fare, basic',
  premium: 'premium, premium economy, premium plus',
  business: 'business, business class, biz',
  first: 'first class, first cabin, in first',
  spend_points: 'points transfer, miles transfer, spend my points, use my points',
  one_way:
    'one way, oneway, no return, without a return, without return, not coming back, single ticket',
} as const;

export type Concept = keyof typeof phrases;

const trip = '(?:trips?|booking|reservation|flights?|tickets?|itinerary|journey)';
const unable = '(?:can not|could not|will not|not|no longer|unable to|never|not be able to)';

// Shapes that no list of phrases can hold.
const shapes: Partial<Record<Concept, string>> = {
  cancel: `(?:undo|revert) (?:that|it|this|(?:(?:the|my) )?(?:last|latest) (?:change|one|thing))|(?:drop|ditch|bin|end|forget|delete|terminate|void|annul|scratch)(?: \\w+){0,3} (?:${trip}|whole thing|lot)`,
  cannot_go:
    `${unable}(?: \\w+){0,3} (?:fly|flying|travel|travell?ing|go|going)(?! (?:to|without|with|back|over|through|for)\\b)` +
    `|${unable}(?: \\w+){0,3} (?:fly|travel|go)\\b.* anymore` +
    `|${unable}(?: \\w+){0,2} make (?:it|the|my|this|our)\\b(?! \\w+ (?:seat|meal|bag))` +
    `|${unable}(?: \\w+){0,2} (?:need|needing|want|use|using) (?:the|my|this|these|those|our)(?: \\w+)? ${trip}`,
  assist:
    '(?:walk|escort|accompany|guide) (?:me|us|him|her|them|my \\w+) (?:to|through)|help(?: \\w+){0,3} (?:carry|carrying)|help(?: \\w+){0,6} (?:airport|gate|boarding|plane|security|transfer|stairs)|meet (?:me|us|him|her|them|my \\w+) (?:at|in|from)',
  name_change:
    '(?:email|phone|name|surname|address)(?: \\w+){0,3} (?:wrong|changed|misspelled|misspelt|out of date|incorrect)' +
    '|(?:change|correct|fix|update|amend)(?: \\w+){0,4} (?:name|surname)',
  spend_points:
    '(?:use|spend|redeem|transfer|move|give|share|buy|gift|convert|credit|claim|pay with|want|missing|add)(?: \\w+){0,2} (?:points|miles)(?! (?:do|have|are|until)\\b)',
  confused: '^what$|^sorry$',
  remove: 'take (?:\\w+ ){1,3}off',
  others:
    'add my (?:wife|husband|partner|son|daughter|friend|mother|father|mom|mum|dad|baby|child|colleague)(?: \\w+){0,3} (?:booking|trip|reservation|flight|ticket)|who (?:is|else)(?: \\w+){0,2} (?:flying|travell?ing|sitting|coming|seated)',
  seat_map:
    '(?:what|which|other|any other) (?:other )?seats?(?: \\w+){0,3} (?:available|free|open|left)',
  change_flight:
    '(?:move|change|switch|push|shift) (?:my|the|our)(?: \\w+)? (?:flight|departure|return)(?: flight)? (?:to|on|by|until|back)|(?:fly|go|leave|travel|return|come back)(?: \\w+){0,3} (?:earlier|later|sooner|(?:another|different|other) day)' +
    '|(?:change|move|switch) (?:my|the|our) (?:return|outbound|inbound|onward|first|second|departure)(?: flight)?$|stay(?: \\w+){0,4} (?:more|extra|additional|longer)',
  bag: '(?:extra|checked|another|one more) pieces?',
  flight_status: '[a-z]{2} ?\\d{3,4} status',
};

const escape = (phrase: string) => phrase.replace(/[-.]/g, '\\$&');
const patterns = new Map<Concept, RegExp>();
const words = new Set<string>();
for (const [concept, list] of Object.entries(phrases)) {
  const sorted = list.split(', ').sort((a, b) => b.length - a.length);
  const shape = shapes[concept as Concept];
  const all = [...(shape ? [shape] : []), ...sorted.map(escape)].join('|');
  patterns.set(concept as Concept, new RegExp(`\\b(?:${all})s?\\b`));
  for (const word of list.match(/[a-z]{4,}/g) ?? []) words.add(word);
}

/** Where the concept first stands in a normalised sentence, -1 when it does not. */
export const findConcept = (sentence: string, concept: Concept) =>
  sentence.search(patterns.get(concept)!);

/** Whether any of the concepts stands in a normalised sentence. */
export const says = (sentence: string, ...concepts: Concept[]) =>
  concepts.some((concept) => patterns.get(concept)!.test(sentence));

/** Whether the whole sentence is made of phrases of these concepts and small words. */
export function saysOnly(sentence: string, ...concepts: Concept[]) {
  let rest = sentence;
  for (const concept of concepts) {
    rest = rest.replace(new RegExp(patterns.get(concept)!.source, 'g'), ' ');
  }
  return !/[a-z0-9]/.test(
    rest.replace(
      /\b(?:please|then|so|show|see|let us|let|have a look|look|go|try|be|i would|would|could|can|will|we|in|on|at|just|well|oh|and|but|the|it|that|to|you|for|me|now|thing|very|much|all|a|lot|again|really|there|everyone|team|is|i|ok|okay|my|your|help|that is|this|at all|actually|guys|are|sir|madam|concierge|everything|as|no|thank you|after)\b/g,
      ' ',
    ),
  );
}

/** Words that a typo may have meant. */
export const vocabulary: ReadonlySet<string> = words;
