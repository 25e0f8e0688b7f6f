// A page that the server renders: it may import the package, and reads its version there.
import { version } from '@openskies/concierge';
import { Support } from './support';

export default function Page() {
  return (
    <main>
      <Support />
      <p>After it: {version}.</p>
    </main>
  );
}
