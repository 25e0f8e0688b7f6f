import type { LogEntry } from './stream-log.ts';

/** What a node hears of a thread from the others. */
export interface FanOutListener {
  /** What is said of items in flight, from their start, in order and without holes. */
  entries(entries: LogEntry[]): void;
  /** The record has grown to this number. */
  grown(seq: number): void;
  /** Somebody joined late or missed something: what is in flight here is sent once more. */
  inFlight(): LogEntry[];
}

/**
 * Carries what is live between the nodes of one record. It is never the record: what it loses, readers find there, a
 * little later.
 */
export interface FanOut {
  readonly isConnected: boolean;
  /** Listens to a thread until the function returned is called. */
  join(thread_id: string, listener: FanOutListener): () => void;
  /** The record has grown. */
  grown(thread_id: string, seq: number): void;
  /** Something is said of an item in flight. */
  send(thread_id: string, entry: LogEntry): void;
  /** Nothing that this node sent is in flight any more. */
  clear(thread_id: string): void;
  /** Called when it is back after it was away. */
  onBack(listener: () => void): void;
  close(): Promise<void>;
}
