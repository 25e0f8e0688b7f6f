/** Places to go next, as a widget with a picture of each. */
import type { WidgetRoot } from '@openskies/protocol';
import * as z from 'zod';
import type { Speech } from '../text/speech.ts';
import { airportByCode } from './airports.ts';
import { fare, sayMoney } from './rules.ts';

export const places = ['HND', 'CDG', 'LIS', 'HNL', 'MEX', 'SYD'] as const;
export type Place = (typeof places)[number];

/** What is stored with the widget; clicks are answered from it alone. */
export const IdeasOffer = z.object({ origin: z.string(), places: z.array(z.enum(places)) });
export type IdeasOffer = z.infer<typeof IdeasOffer>;

/** @param chosen once it is answered */
export function ideasList(speech: Speech, offer: IdeasOffer, chosen?: Place): WidgetRoot {
  const { say } = speech;
  return {
    type: 'ListView',
    status: { text: say('ideas.title'), icon: 'lucide:map-pin' },
    children: offer.places.map((code) => {
      const city = airportByCode(code)?.city ?? code;
      const amount = sayMoney(speech, fare(offer.origin, code, 'economy'));
      return {
        key: code,
        type: 'ListViewItem',
        align: 'center',
        gap: 3,
        children: [
          {
            type: 'Image',
            src: `/support/pictures/${code}.webp`,
            alt: city,
            size: 56,
            radius: 'md',
          },
          {
            type: 'Col',
            flex: 1,
            children: [
              {
                type: 'Row',
                gap: 2,
                justify: 'between',
                children: [
                  { type: 'Text', value: city, weight: 'semibold' },
                  { type: 'Text', value: say('ideas.from', { amount }), size: 'sm' },
                ],
              },
              { type: 'Text', value: say(`ideas.${code}`), size: 'sm', color: 'secondary' },
            ],
          },
          ...(code === chosen ? [{ type: 'Icon', name: 'check', color: 'success' } as const] : []),
        ],
        ...(chosen === undefined && {
          onClickAction: { type: 'ideas.choose', handler: 'server', payload: { id: code } },
        }),
      };
    }),
  };
}
