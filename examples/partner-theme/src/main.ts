import '@openskies/concierge/define';

const concierge = document.querySelector('openskies-concierge')!;
concierge.setAttribute('api-url', import.meta.env['VITE_OPENSKIES_API_URL'] as string);

// A theme is a class with tokens and parts. Changing it is changing the class.
document.querySelector('fieldset')!.addEventListener('change', (event) => {
  const { value, dataset } = event.target as HTMLInputElement;
  concierge.className = `theme-${value}`;
  const { scheme } = dataset;
  concierge.colorScheme = scheme === 'dark' || scheme === 'light' ? scheme : null;
});
