/** The history loads when it is first opened: few visitors do. */
const tag = 'openskies-thread-history';
let loading: Promise<void> | undefined;

/** Loads and registers the view, once. Rejects when it cannot be had; the next call tries again. */
export function loadHistory(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  try {
    const { OpenskiesThreadHistory } = await import('./chat/thread-history.ts');
    if (!customElements.get(tag)) customElements.define(tag, OpenskiesThreadHistory);
  } catch (cause) {
    loading = undefined;
    throw cause;
  }
}
