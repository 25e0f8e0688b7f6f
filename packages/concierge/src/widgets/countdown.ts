/** How long an offer still holds, when the reader's clock may be wrong. Pure. */

/** The two times of an offer, ISO 8601 by the server's clock. */
export interface OfferTimes {
  created_at: string;
  expires_at: string;
}

/**
 * When the offer ends by the reader's clock, in milliseconds since 1970.
 *
 * The length of the offer is `expires_at − created_at`, both by the server. It runs from `created_at` while the reader's clock makes sense of
 * that: neither before the offer was made, nor, for one that came in live, after its end. Otherwise the reader's clock is
 * wrong and the offer runs from the moment it came in. So a card never claims more time than the server gave in all, and never is born expired;
 * the server has the last word on the click.
 *
 * @param seen the reader's clock when the card first appeared
 * @param live whether it came in the open stream, not with a stored thread
 */
export function offerEnd(offer: OfferTimes, seen: number, live: boolean): number {
  const made = Date.parse(offer.created_at);
  const length = Date.parse(offer.expires_at) - made;
  if (!(length > 0)) return Number.isNaN(length) ? Infinity : seen;
  const age = seen - made;
  const clockIsWrong = age < 0 || (live && age >= length);
  return clockIsWrong ? seen + length : made + length;
}

/** The part of the offer's time that is left, 0 to 1. */
export function partLeft(offer: OfferTimes, left: number): number {
  const length = Date.parse(offer.expires_at) - Date.parse(offer.created_at);
  return length > 0 ? Math.min(1, Math.max(0, left / length)) : 0;
}

/** Milliseconds as minutes and seconds, a begun second counting whole: `4:32`. */
export function clockText(left: number, digits: (value: number) => string): string {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const rest = seconds % 60;
  return `${digits(Math.floor(seconds / 60))}:${rest < 10 ? digits(0) : ''}${digits(rest)}`;
}
