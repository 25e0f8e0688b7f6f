/** Where our answers differ from the recordings, and why. `docs/protocol.md` lists them from here. */

export interface OnPurpose {
  /** `*`: any that shows it. */
  recording: string;
  /** Steps of the recording, counted from 0. */
  steps: number[] | 'all';
  /** What differs, as the comparison says it; absent: anything of these steps. */
  what?: RegExp;
  /** What ours does. */
  ours: string;
  why: string;
  /** Whether it may be absent: where it depends on how far an answer got. */
  maybe?: boolean;
}

const answeredOnce = 'a reload must not show an answered widget open again, or answer it twice';
const airlineWords = "words, drawing and flights are the airline's, not the protocol's";

export const onPurpose: OnPurpose[] = [
  {
    recording: '*',
    steps: 'all',
    what: /^(client_effect customer_profile\/update\.data\.profile|\.customer)\./,
    ours: 'the customer is our demo customer: Platinum, trips in the coming weeks, a confirmation',
    why: 'the demo must not grow old; the shape is the recorded one',
  },
  {
    recording: 'abort-midstream',
    steps: [3],
    what: /content\[0\]\.text/,
    ours: 'the text so far is kept, as recorded',
    why: 'how far the answer got is a matter of timing',
    maybe: true,
  },
  {
    recording: 'attachment-flow',
    steps: 'all',
    what: /(preview_url|upload_descriptor\.url): /,
    ours: 'addresses are signed and expire; previews are addresses, never `data:` of the whole picture',
    why: 'only who was given an address may use it, and lists must not weigh megabytes',
  },
  {
    recording: 'bad-requests',
    steps: [0, 1, 2, 3, 4, 5, 6],
    what: /^status 500 ≠ 4/,
    ours: '400 or 404 with JSON that names the field',
    why: 'a malformed request is the caller’s mistake, not a crash',
  },
  {
    recording: 'bad-requests',
    steps: [7],
    what: /^status 200 ≠ 404/,
    ours: '404 before a stream opens',
    why: 'an unknown thread must not be a broken socket',
  },
  {
    recording: 'bag-confirm',
    steps: [1, 2],
    ours: 'a typed yes shows the confirmation card; no bag is added before its button is pressed',
    why: 'what costs money needs a click on a card, whatever the model believes it heard',
  },
  {
    recording: 'cancel-confirm',
    steps: [1, 2],
    ours: 'a typed yes shows the confirmation card; nothing is cancelled before its button is pressed',
    why: 'what destroys needs a click on a card, whatever the model believes it heard',
  },
  {
    recording: 'booking',
    steps: [1],
    what: /^events /,
    ours: 'the widget is redrawn first, then comes the sentence',
    why: 'the click’s own answer is the first thing that is seen; no client depends on the order',
  },
  {
    recording: 'booking',
    steps: [2, 3],
    what: /^(events |\.data: )/,
    ours: 'the widget is redrawn first; at last a card offers to book what is on hold',
    why: 'the recorded server only ever holds flights; what costs money is a click on a card',
  },
  {
    recording: 'booking',
    steps: [0, 1],
    what: /(\.widget\b|copy_text|content\[0\]\.text)/,
    ours: 'the flights as the airline draws them; options and prices are not in the payload',
    why: `${airlineWords}; a price that came back from the page could be any price`,
  },
  {
    recording: 'meal-widget',
    steps: [0, 1, 2],
    what: /(\.widget\b|copy_text|content\[0\]\.text)/,
    ours: 'the choice is stored in the widget, and cannot be clicked any more',
    why: answeredOnce,
  },
  {
    recording: 'items-paging',
    steps: [8],
    what: /^status 200 ≠ 400/,
    ours: '400 that names `params.after`',
    why: 'a cursor that is no item of the thread must not silently begin at the start',
  },
  {
    recording: 'rebook-action',
    steps: [1, 2, 3],
    ours: 'nothing happens',
    why: 'the action names no stored offer, and a flight from the page could be any flight; ours offers one in a widget, and asks on a card',
  },
  {
    recording: 'upsell-action',
    steps: [1, 2, 3],
    ours: 'nothing happens',
    why: 'the action names no stored offer, and a price from the page could be any price; ours offers one in a widget, and asks on a card',
  },
  {
    recording: 'threads-crud',
    steps: [4, 10],
    what: /^\.(has_more|after): /,
    ours: 'the list ends with the owner’s own threads',
    why: 'the recorded server listed threads of other visitors too',
  },
  {
    recording: 'form',
    steps: [5],
    what: /^\.data\[1\]\.widget/,
    ours: 'the list shows the widget as the action left it',
    why: answeredOnce,
  },
];
