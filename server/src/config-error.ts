/** A variable that cannot be used; its message names it and says what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
