import type { CustomerProfile, TaskUndo, TimelineKind } from '@openskies/protocol';
import type { EventVisibility } from '../database/schema.ts';
import type { NewId } from '../ids.ts';
import type { ThreadWriter } from '../threads/thread-writer.ts';
import { kindOf } from '../identity/session.ts';
import type { Action, ActionInput, Applied, Refused } from './airline.ts';
import { writeAudit } from './audit.ts';
import { hashOf } from './canonical.ts';
import { placesOf, standing, supersede } from './superseded.ts';
import { offerUndo } from './undo-offer.ts';
import {
  saveCustomer,
  storedProfile,
  type CustomerKey,
  type StoredCustomer,
} from './customer-repository.ts';

/** Entries that a customer's timeline keeps. */
const timelineLength = 100;

/** One action about to be done for one customer, in one open transaction. */
export interface Deed {
  action: Action;
  params: unknown;
  ref: CustomerKey;
  customer: StoredCustomer;
  /** Where it happens twice, the first result counts. */
  key: string;
}

/** What a deed's rules look at. */
export function inputOf(
  { now, language }: ThreadWriter,
  { customer, params }: Deed,
  facts: unknown,
): ActionInput<unknown, unknown> {
  return { customer: customer.profile, params, facts, now, language };
}

/** An effect of before. */
export interface PastEffect {
  /** What is so now. */
  sentence: string;
  /** Whether something newer took its place; `sentence` is of that. */
  superseded: boolean;
}

/** The effect that took place under this key already. */
export async function findEffect(
  writer: ThreadWriter,
  key: string,
): Promise<PastEffect | undefined> {
  const row = await writer.tx
    .selectFrom('effects')
    .select(['result', 'places', 'superseded_at'])
    .where('thread_id', '=', writer.thread_id)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.superseded_at === null) return { sentence: sentenceOf(row), superseded: false };
  const now = await standing(writer, JSON.parse(row.places ?? '[]') as string[]);
  return { sentence: now.map(sentenceOf).join(' '), superseded: true };
}

function sentenceOf({ result }: { result: string }): string {
  return (JSON.parse(result) as { sentence: string }).sentence;
}

/** What a deed leaves behind, to be shown where its place is. */
export interface Recorded {
  /** The customer after it; null when nothing changed. */
  profile: CustomerProfile | null;
  /** Present where it may be taken back. */
  undo: TaskUndo | undefined;
}

/** Records what an action did: effect, customer, timeline, audit. All or nothing with the transaction. */
export async function recordEffect(
  writer: ThreadWriter,
  deed: Deed,
  applied: Applied,
  decision: 'effect' | 'undone' = 'effect',
): Promise<Recorded> {
  const { action, params, key, customer, ref } = deed;
  const arguments_hash = hashOf(params);
  const places = applied.customer ? placesOf(customer.profile, applied.customer) : [];
  await supersede(writer, places);
  await writer.tx
    .insertInto('effects')
    .values({
      thread_id: writer.thread_id,
      key,
      action: action.name,
      arguments_hash,
      result: JSON.stringify({ sentence: applied.sentence }),
      created_at: writer.created_at,
      places: JSON.stringify(places),
      superseded_at: null,
    })
    .execute();
  await writeAudit(writer, { action: action.name, decision, arguments_hash });
  if (!applied.customer && !applied.timeline) return { profile: null, undo: undefined };
  const undo = decision === 'effect' ? await offerUndo(writer, deed, applied) : undefined;
  const entry = applied.timeline ?? { kind: 'info', entry: applied.sentence };
  const profile = withEntry(
    applied.customer ?? customer.profile,
    { ...entry, ...(undo && { effect_id: undo.effect_id }) },
    writer.now,
  );
  await saveCustomer(writer.tx, ref, { version: customer.version, profile }, writer.now);
  return { profile, undo };
}

/** Records that the airline said no, or that nobody knows what it did: a timeline entry and an audit row. */
export async function recordRefusal(
  writer: ThreadWriter,
  deed: Omit<Deed, 'key'>,
  refused: Refused,
  decision: 'refused' | 'unknown' = 'refused',
): Promise<void> {
  const { action, params, customer, ref } = deed;
  await writeAudit(writer, {
    action: action.name,
    decision,
    rule: refused.refused,
    arguments_hash: hashOf(params),
  });
  const profile = withEntry(
    customer.profile,
    { kind: decision === 'refused' ? 'error' : 'warning', entry: refused.sentence },
    writer.now,
  );
  await saveCustomer(writer.tx, ref, { version: customer.version, profile }, writer.now);
  // A stock panel learns of it with its next request: the reference sends no update for what failed.
  await sendProfile(writer, profile, 'openskies');
}

/** Tells the customer panel. A visitor who is not logged in has none. */
export async function sendProfile(
  writer: ThreadWriter,
  profile: CustomerProfile,
  visibility: EventVisibility = 'all',
): Promise<void> {
  const kind = kindOf(writer.owner.subject);
  if (kind === 'anonymous') return;
  await writer.event(
    { type: 'client_effect', name: 'customer_profile/update', data: { profile } },
    visibility,
  );
  // A person has one record in all conversations. Read again there: of two changes the later one is told last.
  if (kind === 'customer') writer.elsewhere = sendStoredProfile;
}

async function sendStoredProfile(writer: ThreadWriter): Promise<void> {
  const profile = await storedProfile(writer.tx, writer.owner);
  if (!profile) return;
  const data = { profile };
  await writer.event({ type: 'client_effect', name: 'customer_profile/update', data }, 'openskies');
}

/** The done mark: written from the effect, so that no text of the model can carry it. */
export async function addDoneMark(
  writer: ThreadWriter,
  newId: NewId,
  title: string | undefined,
  undo?: TaskUndo,
): Promise<void> {
  if (!title) return;
  await writer.addItem(
    {
      id: newId('tsk'),
      thread_id: writer.thread_id,
      created_at: writer.created_at,
      type: 'task',
      task: { type: 'custom', title, status_indicator: 'complete' },
      ...(undo && { undo }),
    },
    'openskies',
  );
}

function withEntry(
  customer: CustomerProfile,
  entry: { kind: TimelineKind; entry: string; effect_id?: string },
  now: Date,
): CustomerProfile {
  const timeline = [{ timestamp: now.toISOString(), ...entry }, ...customer.timeline];
  return { ...customer, timeline: timeline.slice(0, timelineLength) };
}
