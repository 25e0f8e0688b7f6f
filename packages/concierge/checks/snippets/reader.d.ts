/** What snippets in the docs take from the reader's own program, or from the snippet before them. */
import type { CustomerProfile, OpenskiesConcierge } from '@openskies/concierge';
import type * as server from '@openskies/concierge-server';

declare global {
  const concierge: OpenskiesConcierge;
  const element: OpenskiesConcierge;
  const travellerStore: { onChange(listener: (profile: CustomerProfile) => void): () => void };
  const portal: { customer: CustomerProfile };
  const user: { id: string };
  const apiKey: string;
  const { Database, createConcierge, openaiModel }: typeof server;
  function fetchTraveller(threadId: string | null, signal: AbortSignal): Promise<CustomerProfile>;
  function withAuthorization(init?: RequestInit): RequestInit;
  function report(error: unknown): void;
  function remember(threadId: string | null): void;
  function refreshBasket(): void;
  function openFlight(flight: string): void;
  function openSeatMap(params: unknown): Promise<unknown>;
}
