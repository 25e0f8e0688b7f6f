import picture from '../picture.svg?no-inline';
import {
  box,
  button,
  caption,
  card,
  col,
  icon,
  row,
  text,
  title,
  type Section,
} from '../section.ts';

const badgeColors = ['secondary', 'success', 'warning', 'danger', 'info', 'discovery'];
const buttonColors = [
  'primary',
  'secondary',
  'info',
  'discovery',
  'success',
  'caution',
  'warning',
  'danger',
];
const variants = ['solid', 'soft', 'outline', 'ghost'];
const sizes = ['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'];
const chatkitIcons =
  'agent analytics atom batch bolt book-open book-closed book-clock bug calendar chart check check-circle check-circle-filled chevron-left chevron-right circle-question compass confetti cube desktop document dot dots-horizontal dots-vertical empty-circle external-link globe keys lab images info lifesaver lightbulb mail map-pin maps mobile name notebook notebook-pencil page-blank phone play plus profile profile-card reload star star-filled search sparkle sparkle-double square-code square-image square-text suitcase settings-slider user wreath write write-alt write-alt2'.split(
    ' ',
  );

export const marks: Section = {
  title: 'Badges, buttons, icons, images',
  shows: [
    {
      caption: 'Badges and buttons',
      widget: card([
        title('Badges and buttons'),
        row(
          badgeColors.map((color) => ({ type: 'Badge', label: color, color })),
          { wrap: 'wrap' },
        ),
        row(
          [
            ...variants.map((variant) => button(variant, { color: 'primary', variant })),
            button('Disabled', { style: 'primary', disabled: true }),
          ],
          { wrap: 'wrap' },
        ),
      ]),
    },
    {
      caption: 'Badges: variant by colour, sizes, square',
      widget: card([
        ...['solid', 'soft', 'outline'].map((variant) =>
          row(
            badgeColors.map((color) => ({ type: 'Badge', label: color, color, variant })),
            { wrap: 'wrap' },
          ),
        ),
        row(
          ['sm', 'md', 'lg'].map((size) => ({ type: 'Badge', label: size, size })),
          { wrap: 'wrap' },
        ),
        row([{ type: 'Badge', label: 'pill false', pill: false, color: 'info' }]),
      ]),
    },
    {
      caption: 'Buttons: colour by variant',
      widget: card(
        variants.map((variant) =>
          row(
            buttonColors.map((color) => button(color, { color, variant, size: 'sm' })),
            { wrap: 'wrap' },
          ),
        ),
      ),
    },
    {
      caption: 'Button sizes',
      widget: card([
        row(
          sizes.map((size) => button(size, { size })),
          { wrap: 'wrap' },
        ),
      ]),
    },
    {
      caption: 'Buttons with icons; uniform, pill, block',
      widget: card([
        row(
          [
            button('Search', { iconStart: 'search' }),
            button('Next', { iconEnd: 'chevron-right', style: 'primary' }),
            button('', { iconStart: 'reload', uniform: true }),
            button('Pill', { pill: true }),
          ],
          { wrap: 'wrap' },
        ),
        button('Block', {
          block: true,
          style: 'primary',
          iconStart: 'lucide:plane',
          iconSize: 'lg',
        }),
      ]),
    },
    {
      caption: 'What a button locks while its action runs',
      widget: card([
        row(
          ['auto', 'self', 'container', 'none'].map((loadingBehavior) =>
            button(loadingBehavior, { onClickAction: { type: 'slow', loadingBehavior } }),
          ),
          { wrap: 'wrap' },
        ),
        row(
          [
            button('For the page', { onClickAction: { type: 'page', handler: 'client' } }),
            button('Without a stream', { onClickAction: { type: 'sync', streaming: false } }),
          ],
          { wrap: 'wrap' },
        ),
      ]),
    },
    {
      caption: 'ChatKit’s icons',
      widget: card([
        row(
          chatkitIcons.map((name) => icon(name)),
          { wrap: 'wrap', gap: 3 },
        ),
      ]),
    },
    {
      caption: 'Icons that load when needed',
      widget: card([
        row(
          [
            'lucide:tree-palm',
            'lucide:tickets-plane',
            'lucide:baby',
            'lucide:dog',
            'lucide:snowflake',
            'lucide:umbrella',
            'lucide:wifi',
            'vendor:nobody',
          ].map((name) => icon(name, { size: 'lg' })),
          { gap: 3 },
        ),
      ]),
    },
    {
      caption: 'Icon sizes and colours',
      widget: card([
        row(
          [
            ...['xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'].map((size) => icon('star', { size })),
            ...['success', 'warning', 'danger', 'purple-500'].map((color) =>
              icon('bolt', { color, size: 'lg' }),
            ),
          ],
          { wrap: 'wrap' },
        ),
      ]),
    },
    {
      caption: 'Images',
      widget: card([
        { type: 'Image', src: picture, alt: 'A coast at dusk', flush: true, aspectRatio: '16/9' },
        row([
          { type: 'Image', src: picture, alt: '', size: 64, radius: 'md', frame: true },
          {
            type: 'Image',
            src: picture,
            alt: '',
            size: 64,
            radius: 'full',
            fit: 'cover',
            position: 'left',
          },
          {
            type: 'Image',
            src: picture,
            alt: '',
            size: 64,
            fit: 'contain',
            background: 'surface-tertiary',
          },
          {
            type: 'Image',
            src: 'https://pictures.example/a.png',
            alt: 'From a host that is not allowed',
            size: 64,
          },
        ]),
        row([
          { type: 'Image', src: picture, alt: '', size: 48, radius: 'md' },
          col([text('Tokyo', { weight: 'semibold' }), caption('From $742')], { flex: 1 }),
          button('Show', { size: 'sm' }),
        ]),
        box([{ type: 'Image', src: picture, alt: 'A coast at dusk', height: 80, width: '100%' }]),
      ]),
    },
  ],
};
