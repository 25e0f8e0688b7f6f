import type { Confirmation, TaskUndo, WidgetItem, WidgetRoot } from '@openskies/protocol';
import type { Quote } from './airline.ts';
import { speak } from './text/speech.ts';

/** The wire form of a quote that waits for its click. */
export function pendingConfirmation(
  card: { id: string; action: string; created_at: string; expires_at: string },
  quote: Quote,
): Confirmation {
  const { declined: _, ...words } = quote;
  return {
    ...card,
    ...words,
    what: [...words.what],
    terms: words.terms.map((term) => ({ ...term })),
    status: 'pending',
  };
}

/** The same after it was answered, ran out or was replaced. */
export function settledConfirmation(
  confirmation: Confirmation,
  status: Exclude<Confirmation['status'], 'pending'>,
  receipt: NonNullable<Confirmation['receipt']>,
  undo?: TaskUndo,
): Confirmation {
  return { ...confirmation, status, receipt, ...(undo && { undo }) };
}

/**
 * The card in plain widget nodes, so that a stock ChatKit client shows it too; ours draws it from `confirmation`. Once
 * settled it has nothing left to click.
 */
export function confirmationCard(confirmation: Confirmation, language: string): WidgetRoot {
  const { id, title, what, price, terms, receipt } = confirmation;
  const act = (type: string): { type: string; payload: { confirmation_id: string } } => ({
    type,
    payload: { confirmation_id: id },
  });
  const words =
    confirmation.status === 'pending'
      ? [
          ...what.map((value) => ({ type: 'Text' as const, value })),
          ...(price
            ? [
                {
                  type: 'Text' as const,
                  value: `${price.label}: ${money(price, language)}`,
                  weight: 'semibold',
                },
              ]
            : []),
          ...terms.map(({ text }) => ({ type: 'Caption' as const, value: text })),
        ]
      : [{ type: 'Text' as const, value: receipt?.text ?? '' }];
  return {
    type: 'Card',
    children: [{ type: 'Title', value: title, size: 'sm' }, ...words],
    ...(confirmation.status === 'pending'
      ? {
          confirm: { label: confirmation.confirm.label, action: act('confirmation.accept') },
          cancel: { label: confirmation.decline.label, action: act('confirmation.decline') },
        }
      : {}),
    confirmation,
  };
}

/** Reads the confirmation back from its stored item. */
export function confirmationOf(item: WidgetItem): Confirmation | undefined {
  return (item.widget as { confirmation?: Confirmation }).confirmation;
}

/** What the customer saw, in words: kept with the row, and given to the clipboard. */
export function shownText(quote: Quote, language: string): string {
  const price = quote.price ? [`${quote.price.label}: ${money(quote.price, language)}`] : [];
  return [quote.title, ...quote.what, ...price, ...quote.terms.map((term) => term.text)].join('\n');
}

function money(
  { amount, currency }: { amount: number; currency: string },
  language: string,
): string {
  return speak(language).money(amount, currency);
}
