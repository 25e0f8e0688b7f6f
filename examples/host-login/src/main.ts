import '@openskies/concierge/define';

interface Me {
  name: string | null;
  apiUrl: string;
}

const concierge = document.querySelector('openskies-concierge')!;
const who = document.querySelector('#who')!;
const logOut = document.querySelector<HTMLButtonElement>('#log-out')!;
const logIns = document.querySelectorAll<HTMLButtonElement>('[data-login]');

async function show(): Promise<void> {
  const answer = await fetch('api/me');
  if (!answer.headers.get('content-type')?.includes('json')) {
    standAlone();
    return;
  }
  const { name, apiUrl } = (await answer.json()) as Me;
  who.textContent = name ? `Welcome, ${name}` : 'You are not logged in';
  logOut.hidden = name === null;
  for (const button of logIns) button.hidden = name !== null;
  concierge.setAttribute('api-url', apiUrl);
}

/** The demo's server has the page without its backend: it says what to run, and offers nothing that would not work. */
function standAlone(): void {
  document.querySelector<HTMLElement>('#alone')!.hidden = false;
  document.querySelector('nav')!.hidden = true;
  concierge.hidden = true;
}

concierge.getToken = async () => {
  const answer = await fetch('api/assertion', { method: 'POST' });
  if (!answer.ok) throw new Error('The login could not be asked.');
  return ((await answer.json()) as { assertion: string | null }).assertion;
};

for (const button of logIns) {
  button.addEventListener('click', () => void logIn(button.dataset['login']!));
}

async function logIn(person: string): Promise<void> {
  await fetch(`api/login/${person}`, { method: 'POST' });
  await show();
  await concierge.refreshCustomer(); // asks getToken again
}

logOut.addEventListener('click', () => void logOff());

async function logOff(): Promise<void> {
  await fetch('api/logout', { method: 'POST' });
  await show();
  await concierge.reset();
}

await show();
