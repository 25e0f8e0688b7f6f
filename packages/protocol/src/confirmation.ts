/** The confirmation card: what must happen only on the customer's click. Ours; ChatKit has no such thing. */
import * as z from 'zod/mini';
import { Id, opt } from './schema.ts';
import { TaskUndo } from './tasks.ts';

/** One term of the offer, such as what is refunded. */
export const ConfirmationTerm = z.object({ icon: z.string(), text: z.string() });
export interface ConfirmationTerm extends z.infer<typeof ConfirmationTerm> {}

/** Words of one button, at rest and while its click is under way. */
export const ConfirmationButton = z.object({ label: z.string(), busy_label: z.string() });
export interface ConfirmationButton extends z.infer<typeof ConfirmationButton> {}

/** What became of it, in one line. */
export const ConfirmationReceipt = z.object({
  text: z.string(),
  tone: z.enum(['success', 'neutral', 'warning', 'danger']),
});
export interface ConfirmationReceipt extends z.infer<typeof ConfirmationReceipt> {}

export const ConfirmationStatus = z.enum([
  'pending',
  'confirmed',
  'declined',
  'expired',
  'replaced',
]);
export type ConfirmationStatus = z.infer<typeof ConfirmationStatus>;

/** Written by the server from the action's quote, never by the model. */
export const Confirmation = z.object({
  /** `cnf_…`; the payload of `confirmation.accept`, `.decline` and `.renew`. */
  id: Id,
  /** Name of the action that runs when confirmed, such as `cancel_trip`. */
  action: z.string(),
  /** Whether it destroys something or costs something. */
  tone: z.enum(['danger', 'cost']),
  icon: z.string(),
  title: z.string(),
  /** What exactly it touches, one line each. */
  what: z.array(z.string()),
  price: opt(
    z.object({
      label: z.string(),
      /** In minor units of `currency`. */
      amount: z.number(),
      /** ISO 4217. */
      currency: z.string(),
    }),
  ),
  /** At most four. */
  terms: z.array(ConfirmationTerm).check(z.maxLength(4)),
  confirm: ConfirmationButton,
  decline: ConfirmationButton,
  /** ISO 8601, UTC with Z. */
  created_at: z.string(),
  /** ISO 8601, UTC with Z. After it the server refuses the click; `confirmation.renew` asks again. */
  expires_at: z.string(),
  /** Only `pending` may be clicked. */
  status: ConfirmationStatus,
  /** Present on every status but `pending`. */
  receipt: opt(ConfirmationReceipt),
  /** On a receipt whose effect may still be taken back. */
  undo: opt(TaskUndo),
});
export interface Confirmation extends z.infer<typeof Confirmation> {}
