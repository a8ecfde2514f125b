// The SDK's "Hello Teams agent" as its readme writes it, on a free port. It is told to check no token.
import { createServer } from 'node:net';
import { App } from '@microsoft/teams.apps';

const port = await new Promise(found => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => found(port));
  });
});
const app = new App({ dangerouslyAllowUnauthenticatedRequests: true });
app.on('message', async ({ activity, send }) => { await send(`You said: ${activity.text}`); });
await app.start(port);
console.log(`ready on http://127.0.0.1:${port}`);
