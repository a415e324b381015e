/** Everything of a list, page after page, by the cursor. */
export const WALKED_LIST = `
const server = 'http://127.0.0.1:3000';
const headers = {
  Authorization: 'Basic ' + btoa('STO-10001:so_sandbox_...'),
  Accept: 'application/json',
};

async function* everyone(): AsyncGenerator<{ id: string; email: string }> {
  let next: string | undefined = server + '/1.0.0/subscribers?after=&paginate=100';
  while (next !== undefined) {
    const answer: Response = await fetch(next, { headers });
    if (!answer.ok) throw new Error(await answer.text());
    if (answer.status === 204) return;
    yield* (await answer.json()) as { id: string; email: string }[];
    const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('Link') ?? '')?.[1];
    next = link && new URL(link, next).href;
  }
}

for await (const { id, email } of everyone()) console.log(id, email);
`;
