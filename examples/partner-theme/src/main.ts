import '@openskies/concierge/define';

const concierge = document.querySelector('openskies-concierge')!;
concierge.setAttribute('api-url', import.meta.env['VITE_OPENSKIES_API_URL'] as string);

// A theme is a class with tokens and parts. Changing it is changing the class.
document.querySelector('fieldset')!.addEventListener('change', (event) => {
  concierge.className = `theme-${(event.target as HTMLInputElement).value}`;
});
