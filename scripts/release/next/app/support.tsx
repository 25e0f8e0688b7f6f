'use client';
import '@openskies/concierge/define';
import { Concierge } from '@openskies/concierge/react';
import '@openskies/concierge/types/react';

export function Support() {
  return (
    <>
      <Concierge apiUrl="__API__" style={{ display: 'block', height: 600 }} />
      <openskies-concierge hidden api-url="__API__" panels="customer" />
    </>
  );
}
