/** Where our answers differ from the recordings, and why. `docs/protocol.md` lists them from here. */

export interface OnPurpose {
  recording: string;
  /** Steps of the recording, counted from 0. */
  steps: number[];
  /** What differs, as the comparison says it; absent: anything of these steps. */
  what?: RegExp;
  /** What ours does, for the list. */
  ours: string;
  why: string;
}

export const onPurpose: OnPurpose[] = [
  {
    recording: 'form',
    steps: [5],
    what: /^\.data\[1\]\.widget/,
    ours: 'the list shows the widget as the action left it',
    why: 'a widget that was changed is stored: a reload must not show it open again',
  },
];
