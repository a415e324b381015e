/** Sends a request again for as long as it is told to wait. */
export const RETRIES = `
async function patiently(send: () => Promise<Response>, attempts = 5): Promise<Response> {
  const answer = await send();
  if (![429, 503].includes(answer.status) || attempts === 1) return answer;
  const seconds = Number(answer.headers.get('Retry-After'));
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  return patiently(send, attempts - 1);
}
`;
