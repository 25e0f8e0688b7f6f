/** What the server tells whoever counts. Every part is optional; nothing waits for it. */
export interface Observer {
  /** A step of the model took so long, in milliseconds. */
  step?(ms: number): void;
  /** A request that streams was accepted after so long, in milliseconds: its first event is there. */
  firstEvent?(ms: number): void;
  /** A transaction on a thread took so long, in milliseconds. */
  transaction?(ms: number): void;
  /** A reader was too slow and was cut. */
  cut?(): void;
  /** A run was taken over from a process that had it. */
  takeover?(): void;
  /** Something was decided about a wish, and is committed: an effect, a refusal, a card and what came of it. */
  decided?(decision: { action: string; decision: string }): void;
}
