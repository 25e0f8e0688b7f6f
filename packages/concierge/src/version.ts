/** The version of this package; a check holds it against package.json. */
export const version = '0.1.0';
