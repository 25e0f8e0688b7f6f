/** Every module of the three packages in a program that has no DOM; what it prints is compared. */
import { OpenskiesConcierge, version } from '@openskies/concierge';
import '@openskies/concierge/define';
import * as testing from '@openskies/concierge/testing';
import * as german from '@openskies/concierge/locales/de';
import '@openskies/concierge/types/react';
import manifest from '@openskies/concierge/custom-elements.json' with { type: 'json' };
import webTypes from '@openskies/concierge/web-types.json' with { type: 'json' };
import { createConcierge } from '@openskies/concierge-server';
import { signCustomerAssertion } from '@openskies/concierge-server/host';
import { applyEvent } from '@openskies/protocol';

for (const one of [OpenskiesConcierge, createConcierge, signCustomerAssertion, applyEvent]) {
  if (typeof one !== 'function') throw new Error('An export is missing.');
}
if (typeof testing.scriptedServer !== 'function') throw new Error('The test kit is missing.');
if (Object.keys(german).length === 0 || manifest.modules.length === 0) throw new Error('Empty.');
if (webTypes.version !== version) throw new Error(`web-types are of ${webTypes.version}`);
console.log(version);
