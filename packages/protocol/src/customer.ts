/** What the customer panel shows. Ours: ChatKit has no such thing. The shape is the airline sample's. */
import * as z from 'zod/mini';
import { opt } from './schema.ts';

const count = z.int().check(z.minimum(0));
const amount = z.number().check(z.minimum(0));

/** One flight of the itinerary. Times and dates are local to the airport. */
export const FlightSegment = z.object({
  /** `OA476`. */
  flight_number: z.string().check(z.minLength(1)),
  /** Day of departure, `YYYY-MM-DD`. */
  date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  /** IATA code. */
  origin: z.string().check(z.minLength(1)),
  /** IATA code. */
  destination: z.string().check(z.minLength(1)),
  /** `HH:MM`. */
  departure_time: opt(z.string().check(z.regex(/^\d{2}:\d{2}$/))),
  /** `HH:MM`, perhaps of a later day. */
  arrival_time: opt(z.string().check(z.regex(/^\d{2}:\d{2}$/))),
  /** Row and letter; absent while none is assigned. */
  seat: opt(z.string()),
  /** `Scheduled`, `Cancelled`, or the airline's own word. Absent counts as `Scheduled`. */
  status: opt(z.string()),
  cabin: opt(z.string()),
});
export interface FlightSegment extends z.infer<typeof FlightSegment> {}

/** One thing that happened. */
export const TimelineEntry = z.object({
  /** ISO 8601 with offset. */
  timestamp: z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)))),
  /** `success`, `warning`, `error`, `info`; others show as `info`. */
  kind: z.string(),
  entry: z.string(),
  /** The effect that it tells of, where that may be taken back: an item of its conversation carries the offer. Ours. */
  effect_id: opt(z.string()),
});
export interface TimelineEntry extends z.infer<typeof TimelineEntry> {}
/** Kinds that we write ourselves. */
export type TimelineKind = 'success' | 'warning' | 'error' | 'info';

/** The way to the next tier. */
export const LoyaltyProgress = z.object({
  current_tier: z.string(),
  /** Absent at the top. */
  next_tier: opt(z.string()),
  points_earned: opt(amount),
  points_required: opt(amount),
  segments_flown: opt(amount),
  segments_required: opt(amount),
  /** Day, `YYYY-MM-DD`. */
  renewal_date: opt(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
});
export interface LoyaltyProgress extends z.infer<typeof LoyaltyProgress> {}

const list = <T extends z.core.SomeType>(row: T) =>
  z._default(opt(z.array(row)), []) as unknown as z.ZodMiniDefault<z.ZodMiniArray<T>>;

/**
 * A customer as shown to themselves. Only the name is required: the panel leaves out what is absent.
 * Lists that are absent come out empty. In a browser use `parseCustomerProfile`, which costs a tenth.
 */
export const CustomerProfile = z.object({
  customer_id: opt(z.string()),
  name: z.string().check(z.minLength(1)),
  /** As shown: `Aviator Platinum`. */
  loyalty_status: opt(z.string()),
  loyalty_id: opt(z.string()),
  email: opt(z.string()),
  phone: opt(z.string()),
  /** IATA code. */
  home_airport: opt(z.string()),
  preferred_routes: list(z.string()),
  travel_summary: opt(z.string()),
  tier_benefits: list(z.string()),
  loyalty_progress: opt(LoyaltyProgress),
  segments: list(FlightSegment),
  bags_checked: opt(count),
  /** Null: none set. */
  meal_preference: z.nullish(z.string()),
  /** Null: none needed. */
  special_assistance: z.nullish(z.string()),
  /** Newest first. */
  timeline: list(TimelineEntry),
  spotlight: list(z.string()),
  booked_widget_ids: opt(z.array(z.string())),
  /** Booking reference, such as `LL0EZ6`. Ours. */
  confirmation: opt(z.string()),
});
export interface CustomerProfile extends z.infer<typeof CustomerProfile> {}
/** A customer as a page writes one: only the name is required. A `CustomerProfile` is one too. */
export interface CustomerInput extends z.input<typeof CustomerProfile> {}
