/** custom-elements.json is made from the class comment of <openskies-concierge>; inner views are nobody's API. */
export default {
  globs: ['src/concierge.ts', 'src/events.ts'],
  outdir: '.',
  litelement: true,
};
