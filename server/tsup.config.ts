import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', host: 'src/host.ts', main: 'src/main.ts' },
  format: 'esm',
  target: 'node24',
  platform: 'node',
  removeNodeProtocol: false, // node:sqlite has no other name
  splitting: true,
  // The command's own file has no types that somebody could want.
  dts: { entry: { index: 'src/index.ts', host: 'src/host.ts' } },
  sourcemap: true,
  clean: true,
  outExtension: () => ({ js: '.js' }),
});
