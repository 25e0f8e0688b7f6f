// Icon shapes: Lucide 1.65.0, ISC licence, https://lucide.dev. Made by scripts/make-icons.ts.
export const icons: Readonly<Record<string, string>> = {
  'japanese-yen': 'M12 12v8M6 4l6 8 6-8M8 13h8M8 17h8',
  joystick: 'M21 17a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v2a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-2ZM6 15v-2M12 15V9M9 6a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z',
};
