/** For tests of one view: registers what the element loads with the first message. */
import { english, icons, views } from '../conversation.ts';
import { addIcons } from '../shared/icons.ts';
import { defineViews } from '../shared/lazily.ts';
import { addEnglish } from '../text/text.ts';

addEnglish(english);
addIcons(icons);
defineViews(views);
