/**
 * Marks in a text that is to be drawn: characters of the private use area, which no keyboard writes. A number `n` is the
 * character `firstMark + n`; what is drawn in its place is up to who put it there.
 */
export const firstMark = 0xe000;

/** Splits a text at its marks: text, mark, text, … */
export const atMarks = /([\uE000-\uF8FF])/;
