import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '@openskies/concierge/define';
import { Concierge } from '@openskies/concierge/react';
import type { OpenskiesConcierge } from '@openskies/concierge';

const apiUrl = import.meta.env['VITE_OPENSKIES_API_URL'] as string;

function TripPage() {
  const concierge = useRef<OpenskiesConcierge>(null);
  const [threadId, setThreadId] = useState<string | null>(null);
  return (
    <main>
      <p>
        <button type="button" onClick={() => void concierge.current?.setThreadId(null)}>
          New conversation
        </button>
        <output>{threadId ? 'In a conversation' : 'Ready'}</output>
        <a href="../airline-site/">Demo airline</a>
      </p>
      <Concierge
        ref={concierge}
        apiUrl={apiUrl}
        greeting="Where to next?"
        onOpenskiesThreadChange={(event) => setThreadId(event.detail.threadId)}
      />
    </main>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <TripPage />
  </StrictMode>,
);
