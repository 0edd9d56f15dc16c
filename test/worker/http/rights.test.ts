import { describe, expect, it } from "vitest";
import { RIGHTS, ROLES, may, rightsOf, type Right, type Role } from "../../../worker/protocol/rights.ts";
import { mintToken } from "../support/agent.ts";
import { ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

/** Every route that asks for a token, and the right that it asks for. */
const ROUTES: [route: string, right: Right][] = [
  ["POST /api/v1/pass", "connect"],
  ["POST /api/v1/ticket", "connect"],
  ["POST /api/v1/files", "answer"],
  ["POST /health", "manage_pages"],
];

/** Written down here once more: who may do what is no detail of a table. */
const OF: Record<Role, Right[]> = {
  agent: ["answer", "connect", "merge_customers", "read", "reveal", "see_own_figures"],
  supervisor: [
    ...(["act_for_colleagues", "answer", "configure_desk", "connect", "hold_conversations"] as const),
    ...(["manage_pages", "merge_customers", "read", "reveal", "see_figures"] as const),
    ...(["see_own_figures", "supervise", "watch"] as const),
  ],
  admin: [
    "act_for_colleagues",
    "answer",
    "configure_desk",
    "configure_masking",
    "connect",
    "connect_pages",
    "erase_people",
    "export_people",
    "hold_conversations",
    "keep_tickets",
    "manage_keys",
    "manage_pages",
    "manage_webhooks",
    "merge_customers",
    "read",
    "read_audit",
    "read_raw",
    "reveal",
    "see_figures",
    "see_metrics",
    "see_own_figures",
    "supervise",
    "watch",
  ],
  operator: [
    ...([
      "configure_desk",
      "configure_masking",
      "connect_pages",
      "erase_people",
      "manage_desks",
      "manage_keys",
    ] as const),
    ...([
      "manage_pages",
      "manage_webhooks",
      "read_audit",
      "read_raw",
      "see_figures",
      "see_metrics",
      "see_own_figures",
    ] as const),
  ],
  service: [
    ...(["act_for_colleagues", "answer", "configure_desk", "connect", "erase_people"] as const),
    ...(["export_people", "hold_conversations", "keep_tickets"] as const),
    ...(["manage_pages", "manage_webhooks", "merge_customers", "read", "read_audit"] as const),
    ...(["see_figures", "see_metrics", "see_own_figures", "supervise", "watch"] as const),
  ],
  // By a link alone, and of its threads: review.test.ts.
  reviewer: ["answer", "connect", "read"],
  wallboard: ["connect", "watch"],
};

async function call(route: string, role: Role, conversation: string): Promise<Response> {
  const [method = "", path = ""] = route.split(" ");
  const url = new URL(path, ORIGIN);
  if (path.endsWith("/files")) url.searchParams.set("conversation", conversation);
  const headers = { Authorization: `Bearer ${await mintToken({ role })}` };
  const body = path.endsWith("/files") ? "a file" : null;
  return await callWorker(new Request(url, { method, headers, body }));
}

describe("the rights of a role", () => {
  it.each([...ROLES, "reviewer"] as const)("are those of %s", (role) => {
    expect(rightsOf(role).sort()).toEqual(OF[role]);
    for (const right of RIGHTS) expect(may(role, right), right).toBe(OF[role].includes(right));
  });
});

describe.each(ROUTES)("%s", (route, right) => {
  it("lets each role in where its rights reach, and nobody else", async () => {
    const thread = await aThread(meta.current);

    for (const role of ROLES) {
      const response = await call(route, role, thread.name);
      if (may(role, right)) expect(response.status, role).not.toBe(403);
      else {
        expect(response.status, role).toBe(403);
        expect(await response.json(), role).toEqual({ error: { code: "not_allowed" } });
      }
    }
  });
});
