/**
 * The tables. Columns are the portable ones (text, integer): JSON and ISO 8601 UTC times are text, so that the same
 * schema runs on node:sqlite and on PostgreSQL.
 */
export interface ThreadsTable {
  id: string;
  tenant: string;
  owner: string;
  title: string | null;
  /** Who gave the title: a customer's rename is never overwritten by the title agent. */
  titled_by: 'agent' | 'customer' | null;
  created_at: string;
  /** Number of the last committed event. */
  seq: number;
  /** Position of the last item. */
  item_seq: number;
  /** Grows with each claim; a writer with an older number touches no row. */
  fence: number;
  lease_until: string | null;
  /** Locked or closed, as JSON; null: active. */
  status: string | null;
  /** Hosts of images, as JSON; null: any. */
  allowed_image_domains: string | null;
  /** What the customer reads, as a BCP 47 tag; null: not known. */
  language: string | null;
}

export type ItemVisibility = 'all' | 'openskies' | 'hidden';

export interface ItemsTable {
  id: string;
  thread_id: string;
  position: number;
  visibility: ItemVisibility;
  run_id: string | null;
  body: string;
}

export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface RunsTable {
  id: string;
  thread_id: string;
  tenant: string;
  owner: string;
  position: number;
  state: RunState;
  /** The user item that is answered, or the widget item that was clicked. Effects are keyed by it. */
  origin_item_id: string;
  client_message_id: string | null;
  /** Set on the run that made its thread: the client's message id, which must lead back to that thread. */
  create_key: string | null;
  content_hash: string;
  /** The model step that comes next; earlier ones are in `steps`. */
  step: number;
  /** Attempts at that step in which the model failed. */
  attempts: number;
  /** Processes that died at that step. */
  takeovers: number;
  /** 1: Stop is offered. */
  allow_cancel: number;
  /** Id of the message that this attempt streams; withdrawn when the attempt is given up. */
  draft_id: string;
  model_ms: number;
  /** Tokens that its model steps took in and gave out. */
  tokens: number;
  stop_requested: number;
  /** Events up to here were written by the accepting transaction. */
  accept_seq: number;
  first_seq: number;
  created_at: string;
  finished_at: string | null;
}

export interface StepsTable {
  run_id: string;
  step: number;
  /** The model's output items as JSON, function calls with their call ids included. */
  output: string;
}

export interface ToolResultsTable {
  run_id: string;
  call_id: string;
  output: string;
  ends_turn: number;
  /** What it came to, as a task of the run's list of work, JSON; null where it has no place there. */
  task: string | null;
}

/** `internal` events steer cursors and are never sent. */
export type EventVisibility = 'all' | 'openskies' | 'internal';

export interface EventsTable {
  thread_id: string;
  seq: number;
  run_id: string | null;
  visibility: EventVisibility;
  body: string;
}

export interface EffectsTable {
  thread_id: string;
  /** Origin item, action and a hash of the arguments: the same wish never takes effect twice. */
  key: string;
  action: string;
  arguments_hash: string;
  result: string;
  created_at: string;
  /** JSON: what of the customer it changed; null in what is older than the column. */
  places: string | null;
  /** When something newer changed the same. */
  superseded_at: string | null;
}

export interface IntentsTable {
  /** What the airline is told it by: the same however often it is asked. */
  key: string;
  thread_id: string;
  /** Plays it. */
  run_id: string;
  /** The call of the model that waits for it; null for a click. */
  call_id: string | null;
  /** The widget that was clicked. */
  item_id: string | null;
  /** The card that was confirmed. */
  confirmation_id: string | null;
  effect_key: string;
  action: string;
  arguments: string;
  /** What the customer confirmed, as JSON. */
  quote: string | null;
  /** `unknown`: nobody could tell what came of it. */
  state: 'sent' | 'settled' | 'unknown';
  created_at: string;
}

export type ConfirmationState = 'pending' | 'confirmed' | 'declined' | 'expired' | 'replaced';

export interface ConfirmationsTable {
  id: string;
  tenant: string;
  owner: string;
  thread_id: string;
  run_id: string;
  call_id: string;
  item_id: string;
  action: string;
  arguments: string;
  effect_key: string;
  customer_version: number;
  quote: string;
  /** Of the quote's words; null in what is older than the column. */
  language: string | null;
  shown_text: string;
  state: ConfirmationState;
  /** What came of the click, kept for the second one. */
  outcome: string | null;
  created_at: string;
  expires_at: string;
}

export interface OffersTable {
  item_id: string;
  thread_id: string;
  offer: string;
  answered_at: string | null;
}

export interface FeedbackTable {
  thread_id: string;
  item_id: string;
  owner: string;
  kind: 'positive' | 'negative';
  created_at: string;
}

export interface CustomersTable {
  tenant: string;
  subject: string;
  thread_id: string;
  version: number;
  profile: string;
  updated_at: string;
}

export interface AuditTable {
  id: string;
  /** Stands for a customer; `pseudonyms` says for whom, until they are erased. */
  chain: string;
  seq: number;
  tenant: string;
  thread_id: string;
  run_id: string | null;
  action: string;
  decision:
    'effect' | 'refused' | 'unknown' | 'shown' | 'declined' | 'expired' | 'replaced' | 'undone';
  rule: string | null;
  arguments_hash: string;
  created_at: string;
  /** SHA-256 of the row before and of this one. */
  hash: string;
}

/** Where each chain ends: a row cut off at its end is noticed too. */
export interface AuditChainsTable {
  chain: string;
  seq: number;
  hash: string;
}

export interface PseudonymsTable {
  tenant: string;
  subject: string;
  chain: string;
}

/** An effect that may be taken back, for a short while. */
export interface UndosTable {
  id: string;
  tenant: string;
  owner: string;
  thread_id: string;
  action: string;
  arguments: string;
  /** The customer before the effect. */
  before: string;
  state: 'open' | 'done';
  /** Of the effect in this thread; null in what is older than the column. */
  effect_key: string | null;
  created_at: string;
  expires_at: string;
}

export interface SessionsTable {
  id: string;
  tenant: string;
  subject: string;
  /** SHA-256 of an anonymous visitor's refresh secret, and of the one before it. */
  refresh_hash: string | null;
  previous_hash: string | null;
  rotated_at: string;
  created_at: string;
  expires_at: string;
  revoked_at: string | null;
}

/** Each assertion is taken once; it is forgotten when nobody would accept it any more. */
export interface UsedAssertionsTable {
  tenant: string;
  jti: string;
  forget_at: string;
}

/** What a host's backend said last of a person. */
export interface IdentitiesTable {
  tenant: string;
  subject: string;
  claims: string;
  updated_at: string;
}

export interface AttachmentsTable {
  id: string;
  tenant: string;
  owner: string;
  /** Set once a message carries it. */
  thread_id: string | null;
  name: string;
  /** As announced, and as found once the bytes are there. */
  mime_type: string;
  /** Name of the bytes in the store; null until they have arrived. */
  blob: string | null;
  created_at: string;
}

/** What a run answers when it is not an item of the thread: an action of a chat server. */
export interface RunInputsTable {
  run_id: string;
  body: string;
}

/** What the nodes of one record have in common. */
export interface SettingsTable {
  name: string;
  value: string;
}

/** Bytes of customers' files, where nodes share no folder. */
export interface FilesTable {
  name: string;
  bytes: Uint8Array;
}

export interface Schema {
  threads: ThreadsTable;
  items: ItemsTable;
  runs: RunsTable;
  steps: StepsTable;
  tool_results: ToolResultsTable;
  events: EventsTable;
  effects: EffectsTable;
  intents: IntentsTable;
  confirmations: ConfirmationsTable;
  offers: OffersTable;
  feedback: FeedbackTable;
  customers: CustomersTable;
  audit: AuditTable;
  audit_chains: AuditChainsTable;
  pseudonyms: PseudonymsTable;
  undos: UndosTable;
  attachments: AttachmentsTable;
  run_inputs: RunInputsTable;
  sessions: SessionsTable;
  used_assertions: UsedAssertionsTable;
  identities: IdentitiesTable;
  settings: SettingsTable;
  files: FilesTable;
}
