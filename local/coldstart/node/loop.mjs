// What AWS's runtime for Node.js does around a handler, and no more than that: so that the
// comparison is with the handler's own start.
import { handler } from "./handler.mjs";

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;

for (;;) {
  const next = await fetch(`${api}/next`);
  if (!next.ok) break;
  const id = next.headers.get("lambda-runtime-aws-request-id");
  const answer = await handler(await next.json());
  await fetch(`${api}/${id}/response`, { method: "POST", body: JSON.stringify(answer) });
}
