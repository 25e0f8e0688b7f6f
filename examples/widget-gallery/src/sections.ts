import type { Section } from './section.ts';
import { answers } from './sections/answers.ts';
import { cards } from './sections/cards.ts';
import { composer } from './sections/composer.ts';
import { confirmations } from './sections/confirmations.ts';
import { data } from './sections/data.ts';
import { fields } from './sections/fields.ts';
import { layout } from './sections/layout.ts';
import { lists } from './sections/lists.ts';
import { marks } from './sections/marks.ts';
import { asked } from './sections/questions.ts';
import { seats } from './sections/seats.ts';
import { steps } from './sections/steps.ts';
import { words } from './sections/words.ts';

export const sections: Readonly<Record<string, Section>> = {
  lists,
  seats,
  cards,
  confirmations,
  words,
  layout,
  marks,
  fields,
  data,
  asked,
  answers,
  steps,
  composer,
};
