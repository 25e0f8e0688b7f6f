/** A failure whose words are for the customer: sent as an `error` event of code `custom`. */
export class ChatError extends Error {
  override name = 'ChatError';
  /** Whether the element offers to try again. */
  readonly allow_retry: boolean;

  constructor(message: string, options: ErrorOptions & { allow_retry?: boolean } = {}) {
    super(message, options);
    this.allow_retry = options.allow_retry ?? false;
  }
}
