/** The code. Types are tsc's: tsup would name the members of a union in another order each time. */
import { defineConfig } from 'tsup';

export default defineConfig({
  // One file for each module: a bundler drops the schemas that a page does not use by dropping their files.
  entry: ['src/*.ts', '!src/*.test.ts'],
  splitting: true,
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  sourcemap: true,
  clean: true,
  outExtension: () => ({ js: '.js' }),
});
