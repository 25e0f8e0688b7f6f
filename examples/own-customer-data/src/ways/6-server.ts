/** Nothing to do: without a source of the page's own, the concierge's server is asked. */
export function supply(): void {}
