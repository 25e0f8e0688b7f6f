/** For tests of one view: registers what the element loads with the first message. */
import { views } from '../conversation.ts';
import { defineViews } from '../shared/lazily.ts';

defineViews(views);
