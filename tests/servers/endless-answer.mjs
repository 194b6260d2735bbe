/** Sends a response body without end, until the client closes the connection. @returns the number of bytes sent */
export async function answerEndlessly(response, status = 200, headers = {}) {
  const chunk = Buffer.alloc(256 * 1024, 'a');
  let taken = 0;
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  const gone = new Promise((resolve) => response.once('close', resolve));
  // A response to HEAD has no body. The limit ends the body for a client that reads everything, which Precis must not
  // do.
  const most = response.req.method === 'HEAD' ? 0 : 400_000_000;
  while (!response.destroyed && taken < most) {
    taken += chunk.length;
    if (!response.write(chunk)) await Promise.race([gone, new Promise((resolve) => response.once('drain', resolve))]);
  }
  response.end();
  return taken;
}
