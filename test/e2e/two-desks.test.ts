import { join } from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import { mintToken } from "../../demo/local/agents.ts";
import { DeskClient } from "../../demo/local/desk-client.ts";
import { LocalRun } from "../../demo/local/local-run.ts";
import { freePort } from "../../demo/local/ports.ts";
import { LOCAL_PAGE, SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";

const SECOND = { id: "10150002", name: "Southwind Indoor", accessToken: "EAAsouthwind-page-token" };
const CRM = "crm-secret-of-at-least-32-bytes-for-tests";
const OPERATOR = "operator-secret-of-at-least-32-bytes-tests";
const AGENT_KEYS = JSON.stringify([
  { kid: "crm", alg: "HS256", secret: CRM, maxRole: "admin" },
  { kid: "operators", alg: "HS256", secret: OPERATOR, roles: ["operator"] },
]);
const ENCRYPTION_KEYS = `first:${btoa("k".repeat(32))}`;

const after: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of after.reverse()) await end();
});

async function aRun(): Promise<LocalRun> {
  const { root, assets, bundle } = inject("stack");
  const [port, simulatorPort] = [await freePort(), await freePort()];
  const run = await LocalRun.start({
    ...{ port, simulatorPort, assets, bundle, stateDir: join(root, String(port)) },
    agents: { AGENT_KEYS, ENCRYPTION_KEYS },
    simulator: { phonePage: false, pages: [LOCAL_PAGE, SECOND], mode: "automatic" },
  });
  after.push(() => run.close());
  return run;
}

type Who = { sub: string; desk: string; role: "agent" | "admin" | "operator" };

const tokenOf = ({ sub, desk, role }: Who): Promise<string> =>
  role === "operator"
    ? mintToken({ sub, name: sub, desk, role, kid: "operators" }, OPERATOR)
    : mintToken({ sub, name: sub, desk, role, kid: "crm" }, CRM);

async function tell(run: LocalRun, who: Who, command: string, fields: object): Promise<[number, unknown]> {
  const headers = { Authorization: `Bearer ${await tokenOf(who)}` };
  const init = { method: "POST", headers, body: JSON.stringify(fields) };
  const response = await fetch(`${run.url}/api/v1/admin/${command}`, init);
  return [response.status, await response.json()];
}

describe("two companies in one deployment", () => {
  it("have a Page each, answer its customers, and see nothing of the other", async () => {
    const run = await aRun();
    const operator: Who = { sub: "olga", desk: "main", role: "operator" };
    const southAdmin: Who = { sub: "sam", desk: "south", role: "admin" };
    const mainAdmin: Who = { sub: "mia", desk: "main", role: "admin" };
    const [made] = await tell(run, operator, "desk.create", { desk: "south", label: "Southwind" });
    const page = { page: SECOND.id, token: SECOND.accessToken };
    const [connected] = await tell(run, southAdmin, "page.connect", page);
    expect([made, connected]).toEqual([200, 200]);

    const [ada, bo] = run.simulator.addCustomers([
      { firstName: "Ada", pageId: SIMULATOR_PAGE_ID },
      { firstName: "Bo", pageId: SECOND.id },
    ]);
    const desks = await Promise.all(
      ["main", "south"].map(async (desk) =>
        DeskClient.connect(run.url, await tokenOf({ sub: "kim", desk, role: "agent" })),
      ),
    );
    after.push(async () => desks.forEach((desk) => desk.close()));
    const [main, south] = desks as [DeskClient, DeskClient];
    for (const [desk, customer, pageId] of [
      [main, ada, SIMULATOR_PAGE_ID],
      [south, bo, SECOND.id],
    ] as const) {
      const psid = customer?.psid ?? "";
      run.simulator.customer(psid).text("Hello");
      const conversation = `${pageId}:${psid}`;
      await expect.poll(async () => (await desk.command("thread.open", { conversation })).ok).toBe(true);
      await desk.ask("message.send", { conversation, seenRev: 1_000, text: "Good morning" });
      await expect
        .poll(() => run.simulator.customer(psid).thread.messages.map(({ text }) => text))
        .toEqual(["Hello", "Good morning"]);
      const other = desk === main ? south : main;
      expect(await other.command("thread.open", { conversation })).toMatchObject({
        refusal: { code: "not_found" },
      });
    }
    const listed = async (desk: DeskClient): Promise<string[]> =>
      (await desk.ask("list.open", { view: "open", length: 200 })).items.map((it) => it.conversation);
    expect(await listed(south)).toEqual([`${SECOND.id}:${bo?.psid ?? ""}`]);
    expect((await listed(main)).filter((it) => it.startsWith(SECOND.id))).toEqual([]);
    expect((await south.welcome).pages.map(({ pageId }) => pageId)).toEqual([SECOND.id]);
    expect((await main.welcome).pages.map(({ pageId }) => pageId)).toEqual([SIMULATOR_PAGE_ID]);
    expect(JSON.stringify(await tell(run, mainAdmin, "page.list", {}))).not.toContain(SECOND.id);
    expect(await tell(run, mainAdmin, "page.connect", page)).toEqual([
      409,
      { error: { code: "connected_elsewhere" } },
    ]);

    const [gone] = await tell(run, southAdmin, "page.disconnect", { pageId: SECOND.id });
    expect(gone).toBe(200);
    expect(Object.keys(run.simulator.world.page(SECOND.id).subscribedApps)).toEqual([]);
  });
});
