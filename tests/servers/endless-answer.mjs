/** Answers without end, until whoever asks has had enough. @returns how many bytes were taken */
export async function answerEndlessly(response, status = 200, headers = {}) {
  const chunk = Buffer.alloc(256 * 1024, 'a');
  let taken = 0;
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  const gone = new Promise((resolve) => response.once('close', resolve));
  // The answer to a HEAD has no body, and a client that takes it all is no client of ours.
  const most = response.req.method === 'HEAD' ? 0 : 400_000_000;
  while (!response.destroyed && taken < most) {
    taken += chunk.length;
    if (!response.write(chunk)) await Promise.race([gone, new Promise((resolve) => response.once('drain', resolve))]);
  }
  response.end();
  return taken;
}
