/** What the server tells whoever counts. Every part is optional; nothing waits for it. */
export interface Observer {
  /** A request was answered, or its stream began, after so long in milliseconds. */
  request?(request: { method: string; status: number; ms: number }): void;
  /** A step of the model took so long, in milliseconds. */
  step?(ms: number): void;
  /** A request that streams was accepted after so long, in milliseconds: its first event is there. */
  firstEvent?(ms: number): void;
  /** A transaction on a thread took so long, in milliseconds. */
  transaction?(ms: number): void;
  /** A reader was too slow and was cut. */
  cut?(): void;
  /** A run is over. */
  finished?(state: 'done' | 'failed' | 'cancelled'): void;
  /** A run was taken over from a process that had it. */
  takeover?(): void;
  /** Something was decided about a wish, and is committed: an effect, a refusal, a card and what came of it. */
  decided?(decision: { action: string; decision: string }): void;
}

/** One observer that tells all of these. */
export function observers(all: readonly (Observer | undefined)[]): Required<Observer> {
  const some = all.filter((one) => one !== undefined);
  return {
    request: (request) => some.forEach((one) => one.request?.(request)),
    step: (ms) => some.forEach((one) => one.step?.(ms)),
    firstEvent: (ms) => some.forEach((one) => one.firstEvent?.(ms)),
    transaction: (ms) => some.forEach((one) => one.transaction?.(ms)),
    cut: () => some.forEach((one) => one.cut?.()),
    finished: (state) => some.forEach((one) => one.finished?.(state)),
    takeover: () => some.forEach((one) => one.takeover?.()),
    decided: (decision) => some.forEach((one) => one.decided?.(decision)),
  };
}
