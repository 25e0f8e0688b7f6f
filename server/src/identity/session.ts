/** Whose threads a request may see: every query carries both in its WHERE. */
export interface Owner {
  tenant: string;
  subject: string;
}

/** Demo mode knows one visitor, so that curl and a stock ChatKit client work without a token. */
export const demoVisitor: Owner = { tenant: 'demo', subject: 'local-demo' };
