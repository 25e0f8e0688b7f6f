/** A signed token has one spelling: the last letter of base64url may carry bits that decoders drop. */
export function isCanonical(token: string): boolean {
  return token
    .split('.')
    .every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}
