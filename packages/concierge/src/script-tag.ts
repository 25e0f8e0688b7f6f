/**
 * The file of the script tag: one tag, one element. Where the element is registered already, nothing of ours is evaluated,
 * not even Lit.
 */
import { warnTaken } from './warn-taken.ts';

if (customElements.get('openskies-concierge')) warnTaken('openskies-concierge');
else void import('./define.ts');
