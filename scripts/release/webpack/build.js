import { copyFileSync } from 'node:fs';
import { promisify } from 'node:util';
import webpack from 'webpack';

const folder = import.meta.dirname;
const compiler = webpack({
  mode: 'production',
  context: folder,
  entry: './main.js',
  output: { path: `${folder}/dist`, filename: 'main.js' },
  performance: { hints: false },
});
const stats = await promisify(compiler.run.bind(compiler))();
const { errors = [], warnings = [] } = stats.toJson({ all: false, errors: true, warnings: true });
for (const { message } of [...errors, ...warnings]) console.error(message);
if (errors.length + warnings.length > 0) process.exitCode = 1;
copyFileSync(`${folder}/index.html`, `${folder}/dist/index.html`);
