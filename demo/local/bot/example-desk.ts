/** demo/routing/example.json, with the address that the demo's bot has in this run. */
import example from "../../routing/example.json" with { type: "json" };
import { DEMO_BOT_PATH } from "./demo-bot.ts";

/** Where the demo's back end has it, to be saved as a file. */
export const EXAMPLE_DESK_PATH = "/demo/routing.json";

/** Null: not its address. */
export function answerExampleDesk(request: Request): Response | null {
  const { pathname, port } = new URL(request.url);
  if (pathname !== EXAMPLE_DESK_PATH) return null;
  const url = `http://127.0.0.1:${port}${DEMO_BOT_PATH}`;
  const document = { ...example, bots: example.bots.map((bot) => ({ ...bot, url })) };
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: {
      "content-type": "application/json",
      "content-disposition": 'attachment; filename="routing.json"',
    },
  });
}
