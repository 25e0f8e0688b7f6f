/** What somebody does not want, or only wonders about: read with care, because a wish that was none is done all the same. */
import { findConcept, says, type Concept } from './lexicon.ts';

const polarity =
  /\b(?:can|could|would|will) not you\b|\bwhy (?:do )?not\b|\bif not\b|\bnot (?:sure|only)\b|\bno (?:problem|worries|longer)\b|\bnot anymore\b|\bif you (?:do|would) not mind\b|\bnot too much\b|\bnot a problem\b|\bno (?:rush|hurry)\b|\b(?:would|do) not mind\b|\bnot (?:forget|hesitate|wait|care|matter)\b/g;

/** The clause without a "not" that denies nothing. */
export const affirmed = (clause: string) =>
  clause.replace(polarity, (found) => found.replace(/\bnot?\b/, 'xx'));

/** Whether a concept is denied: "don't cancel", "no bags". */
export function denies(clause: string, concept: Concept): boolean {
  const text = affirmed(clause);
  const at = findConcept(text, concept);
  if (at < 0) return false;
  const lead = text.slice(0, at);
  return /\b(?:not|never|no|without|stop|avoid|rather than|instead of)(?: \w+){0,4} $/.test(lead);
}

/** Where another thought begins: "I don't like my seat so put me in 14C". */
const turns =
  /\b(?:so|and|please|rather|(?:can|could|would|may) (?:you|i|we)|(?<!\b(?:said|say|think|believe|that|if|whether) )i (?:want|would|need|prefer|will take))\b/;

/** "Leave OA477 alone", "keep my seat on the outbound", "not OA476", "14A is fine": what stays as it is. */
const stays =
  /\bkeep(?:ing)?\b|\b(?:stays|remains?|stay(?:ing)? (?:in|on|with|where|put))\b|\bno changes?\b|\b(?:unchanged|untouched|alone|as (?:it )?is(?= please|$)|where i am)\b|\bleave (?:me|it|that|the other|(?:the |my )?(?:oa ?\d+|outbound|return|seat))\b|\bnot (?:touch|change|move)\b|^(?:not|except|without)(?: \w+){0,3} (?:oa ?\d+|\d{3}|flight|outbound|return|inbound|way \w+)$|\b(?:\d+[a-f]|my seat) (?:is|would be) (?:just )?(?:fine|good|ok|okay|great|perfect)$|(?<!\bnot )\bhappy with (?:my seat|it|that|\d+[a-f])$/;
export const staysAsItIs = (clause: string) => stays.test(clause);

/** The last thought of what leads up to a word. */
export const lastThought = (lead: string) => lead.split(turns).at(-1) ?? '';

/** What follows the seat that a text begins with. */
const afterSeat = (text: string) => text.replace(/^(?:row |seat )?[a-z]?\d*(?: ?[a-z])?\b/, '');

/** Whether a seat that is spelled out is one they do not want, by the words before and after it. */
export function deniesSeat(clause: string, index: number): boolean {
  const lead = clause.slice(0, index);
  const rest = afterSeat(clause.slice(index));
  if (/\b(?:rather than|instead of|anything but|if not)(?: the)?(?: seat)? $/.test(lead))
    return true;
  if (/^(?: on \w+)? (?:is|was|would be) (?:not|never|out of)\b/.test(rest)) return true;
  const doubted = affirmed(lead).replace(/\bxx (?=sure\b)/g, 'not ');
  const thought = lastThought(doubted);
  return /\b(?:not|never|no|nothing|without|stop|avoid|refuse)\b/.test(thought);
}

/** "If seat 14C is free, tell me": asks about the seat, and does not take it. */
export function wonders(clause: string, index: number): boolean {
  const lead = clause.slice(0, index);
  const supposed =
    /\b(?:if|whether|in case|unless|suppose|supposing)(?: the| my)?(?: seat)?(?: (?:i|we)(?: \w+){1,4})? $/;
  if (!supposed.test(lead)) return false;
  const reports = /\b(?:tell|let me know|inform|say|wonder|shout|curious)\b/.test(clause);
  return reports || !says(clause.slice(index), 'move', 'want');
}

/** Figures of speech, and help that is not wanted on a trip. */
const figures =
  /\bblind (?:with|to|drunk|date|eye|faith|luck|rage|spot)\b|\b(?:tone )?deaf (?:to|ears?)\b|\bhot dogs?\b|\b(?:wheel ?chair|walker|rollator|crutches|bassinet|crib|stroller|oxygen)s? (?:at|for|in) (?:(?:my|our|his|her|their|the) )?(?:home|house|flat|apartment|garden|office)\b/g;

/** A clause without words that mean something else than they say. */
export const literally = (clause: string) => clause.replace(figures, ' ').replace(/ +/g, ' ');

/** What was wanted once: "I no longer need a wheelchair". */
export const givesUp = (clause: string) =>
  /\bno longer (?:need|want|require|use|have|am|bring|travel)|\bnot (?:need|want|require)\b.*\banymore\b/.test(
    clause,
  );

const retraction =
  /^(?:(?:oh|ah|um|er|hmm|sorry|actually|please|no|but|well|wait) )*(?:wait|hold on|stop|abort|never mind(?: that| it)?|nevermind|(?:forget|scratch|strike)(?: about)? (?:it|that)|on second thoughts?|(?:rather|better) not|do not(?: do (?:it|that))?|leave (?:it|everything)(?: as (?:it )?is)?)(?: please| after all)*$/;

/** "No wait, don't", "scratch that": what was said before it counts no more. */
export const takesBack = (clause: string) => retraction.test(clause);

/** "You moved me to 12C", "who put me there?": what others have done. */
const othersDid =
  /^(?:(?:but|why|so) )*(?:did |have |has )?(?:you|somebody|someone|they|he|she|who|the \w+)(?: (?:have|has|just|already|people|had))* (?:move|moved|put|change|changed|switch|switched|assigned|placed|seated|swapped) (?:me|my)\b/;
/** "I used to sit in 12C": what was, or always is. */
const habit =
  /\bi (?:used to|always|usually|normally|once|never)\b|\b(?:last time|last year|previously|on my last)\b.*\b(?:had|was|sat|got|loved|liked)\b|\bwas i\b/;
/** "I heard 12C is the best", "if I took 12C", "would you take 12C?" */
const supposed =
  /^(?:(?:but|so|well) )*(?:i (?:heard|read|was told|thought|think|guess)\b(?!.*\b(?:would|want|prefer|need)\b)|(?:you|they|he|she|someone|somebody) (?:said|told me|say|says)\b|(?:what )?if i (?:were to|was to|took|take|moved?|changed?|switch(?:ed)?|got|get)\b|would you (?:take|choose|pick|recommend|go for|prefer|rather)\b)/;
export const supposes = (clause: string) => supposed.test(clause);
export const tellsOfOthers = (clause: string) => othersDid.test(clause);
export const tellsOfThePast = (clause: string) => habit.test(clause);

/** Whether something may be done, or how: no order yet. "Can I get a wheelchair?" is one. */
export const asksWhether = (clause: string) =>
  /\b(?:might|may|maybe|perhaps) (?:need|want|require|bring|have)\b/.test(clause) ||
  /^(?:\w+ ){0,2}(?:how (?:do|can|could|would|should)|if) (?:i|we)\b(?! (?:can|could|may) (?:get|have)\b)/.test(
    clause,
  ) ||
  (/\b(?:(?:can|could|may) (?:i|we)|(?:possible|allowed|permitted|ok|okay|fine|able) (?:for me |for us )?to) (?:also |still )?(?:take|bring|fly|travel|come|board|carry)\b/.test(
    clause,
  ) &&
    !/\b(?:emotional support|service|guide|assistance) (?:animal|dog|cat)\b/.test(clause));
