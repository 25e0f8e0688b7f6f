/** Modules of the reader's own that snippets import. */
declare module '@playwright/test' {
  export const test: (
    name: string,
    body: (fixtures: { page: import('playwright-core').Page }) => Promise<void>,
  ) => void;
  export const expect: (value: unknown) => {
    toBe(expected: unknown): void;
    toContain(expected: unknown): void;
  };
}
declare module '*/de-formal.ts' {
  export const words: import('@openskies/concierge').Words;
}
declare module '*/fjord-air.ts' {
  export const fjordAir: import('@openskies/concierge-server').Airline;
}
