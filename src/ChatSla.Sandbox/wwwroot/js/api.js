/** A request that was refused, with a sentence that can be shown to a person. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function send(method, path, body) {
  let answer;
  try {
    answer = await fetch(`/control${path}`, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refused(0, 'The sandbox does not answer. Check that it is still running.');
  }

  const text = await answer.text();
  let content = null;
  try {
    content = text ? JSON.parse(text) : null;
  } catch {
    // Not JSON: the status says what there is to say.
  }
  if (!answer.ok) throw new Refused(answer.status, content?.error?.message ?? `The sandbox answered ${answer.status} to ${method} ${path}.`);
  return content;
}

const get = path => send('GET', path);
const post = (path, body = {}) => send('POST', path, body);

/** The control interface of the sandbox, one function a route. */
export const api = {
  state: () => get('/state'),
  clock: () => get('/clock'),
  setClock: change => post('/clock', change),
  customers: () => get('/customers'),
  threads: address => get(`/customers/${encodeURIComponent(address)}/threads`),
  sendMail: mail => post('/mail', mail),
  teams: () => get('/teams'),
  click: click => post('/clicks', click),
  fetchDialog: click => post('/dialogs/fetch', click),
  submitDialog: click => post('/dialogs/submit', click),
  post: message => post('/posts', message),
  search: search => post('/search', search),
  insert: insertion => post('/insertions', insertion),
  refresh: opened => post('/refresh', opened),
  faults: () => get('/faults'),
  setFaults: change => post('/faults', change),
  program: action => post('/program', { action }),
};

/**
 * Listens to what happens in the sandbox.
 * @param {(name: string) => void} onEvent called with clock, mail, teams, program or faults
 * @param {(connected: boolean) => void} onConnection called when the stream breaks and when it is back
 */
export function listen(onEvent, onConnection) {
  const stream = new EventSource('/control/events');
  for (const name of ['clock', 'mail', 'teams', 'program', 'faults']) stream.addEventListener(name, () => onEvent(name));
  stream.onopen = () => onConnection(true);
  stream.onerror = () => {
    onConnection(false);
    if (stream.readyState !== EventSource.CLOSED) return;
    stream.close();
    setTimeout(() => listen(onEvent, onConnection), 2000);
  };
}
