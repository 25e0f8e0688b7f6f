/** For tests of one view: registers what the element loads with the first message. */
import { icons, views } from '../conversation.ts';
import { addIcons } from '../shared/icons.ts';
import { defineViews } from '../shared/lazily.ts';

addIcons(icons);
defineViews(views);
