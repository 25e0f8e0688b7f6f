/** As much of two frameworks as the types of the tag touch; the real ones are in the release check. */
declare module 'vue' {
  export interface HTMLAttributes {
    class?: unknown;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by others
  export interface GlobalComponents {}
}

declare module 'svelte/elements' {
  export interface HTMLAttributes<T extends EventTarget> {
    class?: string;
    onclick?: (event: MouseEvent & { currentTarget: T }) => void;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by others
  export interface SvelteHTMLElements {}
}
