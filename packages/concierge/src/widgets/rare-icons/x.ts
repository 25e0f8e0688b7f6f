// Icon shapes: Lucide 1.65.0, ISC licence, https://lucide.dev. Made by scripts/make-icons.ts.
export const icons: Readonly<Record<string, string>> = {
  'x-line-top': 'M18 4H6M18 8 6 20M6 8l12 12',
};
