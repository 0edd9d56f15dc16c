import { reset } from "cloudflare:test";
import { afterEach, expect, it } from "vitest";
import { command, delivered, TestEndpoint } from "../support/endpoint.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { aThread, until } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

async function warned(): Promise<unknown[]> {
  const response = await callWorker(new Request("https://worker.test/health"));
  const { warnings } = await response.json<{ warnings: { name: string }[] }>();
  return warnings.filter(({ name }) => name === "webhooks");
}

it("says in /health how many endpoints are told nothing any more, but for those that somebody paused", async () => {
  const thread = await aThread(meta.current);
  const events = ["message.received"] as const;
  const [gone, resting] = [new TestEndpoint(), new TestEndpoint()];
  for (const endpoint of [gone, resting]) await endpoint.added({ events: [...events] });
  await command("webhook.change", { webhook: resting.webhook, paused: true });
  expect(await warned()).toEqual([]);

  gone.answer = () => new Response("", { status: 410 });
  thread.customer.text("Hello");
  await thread.deliver();
  await until(async () => {
    await delivered();
    expect((await gone.fares()).paused).toMatchObject({ why: "gone" });
  });

  expect(await warned()).toEqual([{ name: "webhooks", problem: "stopped", endpoints: 1 }]);
});
