import { senderWith } from '../../src/cli/pull/send.js';
import { configurations, graphService, type Route, token } from '../support/graph-service.js';

async function ask(route: Route, limits: { time?: number; size?: number } = {}) {
  const { url } = await graphService({ [configurations]: route });
  const send = senderWith(token, { time: 60_000, size: 1000, ...limits });
  return send(new URL(configurations, url));
}

test('an answer that does not come, or not to its end, ends at the limit of time', async () => {
  const sentence = /^127\.0\.0\.1:\d+ gave no whole answer within 0\.05 seconds\./;
  await expect(ask(() => undefined, { time: 50 })).rejects.toThrow(sentence);
  await expect(ask((_, response) => response.write('{'), { time: 50 })).rejects.toThrow(sentence);
});

test('an answer without an end is read to the limit of its size', async () => {
  const endless: Route = (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(' '.repeat(500)));
    };
    response.on('drain', more);
    more();
  };
  await expect(ask(endless)).rejects.toThrow(
    'answers with more than 1000 bytes, which no page of policies has.',
  );
});

test('the token is taken out of what is answered', async () => {
  const { text } = await ask({ echo: `Bearer ${token}` });
  expect(JSON.parse(text)).toEqual({ echo: 'Bearer «redacted»' });
});

test.each([
  ['http://127.0.0.1:9', /^127\.0\.0\.1:9 (refuses the connection|cannot be reached \([\w ]+\))\.$/],
  [
    'http://graph.invalid',
    /^graph\.invalid has no address that can be found\. Check the network and its name\.$/,
  ],
])('%s cannot be reached, in a sentence', async (url, sentence) => {
  await expect(senderWith(token)(new URL(url))).rejects.toThrow(sentence);
});
