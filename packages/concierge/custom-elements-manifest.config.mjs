/** custom-elements.json is made from the class comment of <openskies-concierge>; inner views are nobody's API. */

/** Private members, and events without a name of ours (dispatched through a variable), are not the page's business. */
const publicOnly = {
  name: 'public-only',
  /** @param {{ customElementsManifest: { modules: any[] } }} input */
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        declaration.members = declaration.members?.filter(
          /** @param {any} member */ ({ name, privacy }) =>
            !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected',
        );
        declaration.events = declaration.events?.filter(
          /** @param {any} event */ ({ name }) => name?.startsWith('openskies-'),
        );
      }
    }
  },
};

export default {
  globs: [
    'src/concierge.ts',
    'src/*events.ts',
    'src/composer-extras/tool-change-event.ts',
    'src/layout/layer-events.ts',
  ],
  outdir: '.',
  litelement: true,
  plugins: [publicOnly],
};
