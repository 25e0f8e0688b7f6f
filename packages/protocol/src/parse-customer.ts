/**
 * The check of a customer profile where it enters the element: by hand, since the schema of the same shape
 * weighs more than the panel that shows it. A test holds the two together.
 */
import type { CustomerProfile } from './customer.ts';
import { ConciergeError } from './errors.ts';

/** The value as it is kept (undefined: absent). Throws for a value that the field must not have. */
type Rule = (value: unknown, field: string) => unknown;
type Shape = Record<string, Rule>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}$/;

const text = check((value) => typeof value === 'string');
const name = check((value) => typeof value === 'string' && value !== '');
const day = check((value) => typeof value === 'string' && DAY.test(value));
const time = check((value) => typeof value === 'string' && TIME.test(value));
const instant = check((value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)));
const amount = check((value) => Number.isFinite(value) && (value as number) >= 0);
const count = check((value) => Number.isSafeInteger(value) && (value as number) >= 0);

const segment: Shape = {
  flight_number: name,
  date: day,
  origin: name,
  destination: name,
  departure_time: opt(time),
  arrival_time: opt(time),
  seat: opt(text),
  status: opt(text),
  cabin: opt(text),
};

const progress: Shape = {
  current_tier: text,
  next_tier: opt(text),
  points_earned: opt(amount),
  points_required: opt(amount),
  segments_flown: opt(amount),
  segments_required: opt(amount),
  renewal_date: opt(day),
};

const profile: Shape = {
  customer_id: opt(text),
  name,
  loyalty_status: opt(text),
  loyalty_id: opt(text),
  email: opt(text),
  phone: opt(text),
  home_airport: opt(text),
  preferred_routes: list(text),
  travel_summary: opt(text),
  tier_benefits: list(text),
  loyalty_progress: opt(object(progress)),
  segments: list(object(segment)),
  bags_checked: opt(count),
  meal_preference: nullish(text),
  special_assistance: nullish(text),
  timeline: list(object({ timestamp: instant, kind: text, entry: text, effect_id: opt(text) })),
  spotlight: list(text),
  booked_widget_ids: opt(list(text)),
  confirmation: opt(text),
};

/**
 * The customer in a value that a page, a partner or a server supplied: known fields only, missing lists empty.
 *
 * @throws ConciergeError customer.invalid with the path of the field, such as `segments[0].seat`
 */
export function parseCustomerProfile(value: unknown): CustomerProfile {
  return object(profile)(value, '') as CustomerProfile;
}

function check(isValid: (value: unknown) => boolean): Rule {
  return (value, field) => (isValid(value) ? value : refuse(field));
}

function opt(rule: Rule): Rule {
  return (value, field) => (value == null ? undefined : rule(value, field));
}

function nullish(rule: Rule): Rule {
  return (value, field) => (value == null ? value : rule(value, field));
}

function list(rule: Rule): Rule {
  return (value, field) => {
    if (value == null) return [];
    if (!Array.isArray(value)) return refuse(field);
    return value.map((row, index) => rule(row, `${field}[${index}]`));
  };
}

function object(shape: Shape): Rule {
  return (value, field) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(field);
    const result: Record<string, unknown> = {};
    for (const [key, rule] of Object.entries(shape)) {
      const kept = rule((value as Record<string, unknown>)[key], field ? `${field}.${key}` : key);
      if (kept !== undefined) result[key] = kept;
    }
    return result;
  };
}

function refuse(field: string): never {
  throw new ConciergeError('customer.invalid', { field: field || undefined });
}
