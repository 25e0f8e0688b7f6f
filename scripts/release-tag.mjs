/** `node scripts/release-tag.mjs v1.2.3`: whether the repository is what the tag says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, Failure } from './failure.mjs';
import { root } from './install.mjs';
import { packages } from './release-packages.mjs';

await command(async () => {
  const tag = process.argv[2] ?? '';
  const wanted = tag.replace(/^v/, '');
  const wrong = packages.flatMap((folder) => {
    const { name, version, repository, dependencies } = JSON.parse(
      readFileSync(join(root, folder, 'package.json'), 'utf8'),
    );
    const changes = readFileSync(join(root, folder, 'CHANGELOG.md'), 'utf8');
    const ours = Object.entries(dependencies).filter(([one]) => one.startsWith('@openskies/'));
    return [
      version === wanted ? '' : `${name} has version ${version}.`,
      // Provenance names the repository; npm refuses it where package.json names none, or another.
      repository ? '' : `${name} names no repository.`,
      changes.includes(`\n## ${wanted} `) ? '' : `${folder}/CHANGELOG.md has no "## ${wanted} …".`,
      ...ours.map(([one, of]) => (of === wanted ? '' : `${name} needs ${one} ${of}.`)),
    ].filter((line) => line !== '');
  });
  if (wrong.length > 0) throw new Failure(`${tag} is not what is here:\n${wrong.join('\n')}`);
  console.log(`${tag}: three packages, their changelogs, and what they need of each other.`);
});
