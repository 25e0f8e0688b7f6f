/** What the server was told and cannot use, such as a variable; its message names it and says what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
