// The SDK's echo bot as its samples write it, on a port of its own choice. Without an app id it checks no token.
import express from 'express';
import botbuilder from 'botbuilder';

const adapter = new botbuilder.CloudAdapter(new botbuilder.ConfigurationBotFrameworkAuthentication({}));
const server = express();
server.use(express.json());
server.post('/api/messages', (request, response) => adapter.process(request, response, async context => {
  if (context.activity.type === 'message') await context.sendActivity(`You said: ${context.activity.text}`);
}));
const listener = server.listen(0, '127.0.0.1', () => console.log(`ready on http://127.0.0.1:${listener.address().port}`));
