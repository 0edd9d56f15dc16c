import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../worker/domain/outcome.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { COMMANDS, type CommandOf, type CommandType } from "../../../worker/protocol/commands.ts";
import { may, ROLES } from "../../../worker/protocol/rights.ts";
import { connect } from "../support/agent.ts";
import { everyCommand } from "../support/every-command.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

type FieldsOf<T extends CommandType> = Omit<CommandOf<T>, "type" | "id">;

/** An operator has no socket, and is at no desk; a screen on a wall answers nobody. */
type AtDesk = Exclude<(typeof ROLES)[number], "operator" | "wallboard">;
const AT_DESK = ROLES.filter((role): role is AtDesk => role !== "operator" && role !== "wallboard");

const IN_CHARGE = [
  ...["configure_desk", "manage_pages", "act_for_colleagues", "supervise", "see_figures", "watch"],
  "hold_conversations",
];
/** Written down here once more: who may do what is no detail of a table. */
const KEYS = ["apiKey.create", "apiKey.list", "apiKey.revoke"] as const;
const AUDIT = ["audit.export", "audit.keep", "audit.read"] as const;
const PEOPLE = ["people.find", "people.tell"] as const;
const MASKING = ["masking.read", "masking.save", "masking.try"] as const;
const TICKETS = ["ticket.change", "ticket.note", "ticket.put"] as const;
const WEBHOOKS = [
  ...(["webhook.change", "webhook.create", "webhook.deadLetters", "webhook.deliveries"] as const),
  "webhook.event" as const,
  ...(["webhook.list", "webhook.read", "webhook.redeliver", "webhook.remove"] as const),
  ...(["webhook.renewSecret", "webhook.replay", "webhook.replayable", "webhook.test"] as const),
];
const BEYOND: Record<AtDesk, { commands: CommandType[]; rights: string[] }> = {
  agent: {
    commands: [
      ...(["agent.remove", "agent.setPresence", ...KEYS, ...AUDIT] as const),
      ...(["bot.renewSecret", "conversation.hold", "conversations.reassign"] as const),
      ...(["customer.export", "customer.exportLink"] as const),
      ...(["desk.configure", "hold.list", ...MASKING, "metrics.read"] as const),
      ...(["page.addUtilityTemplate", "page.diagnosis"] as const),
      ...(["page.events", "page.resume", ...PEOPLE] as const),
      ...(["retention.preview", "retention.read"] as const),
      ...(["roster.list", "routing.check", "routing.get", "routing.known", "routing.save"] as const),
      ...(["routing.try", "routing.versions", "search.rebuild"] as const),
      ...(["team.close", "team.conversations", "team.open", "team.read"] as const),
      ...TICKETS,
      ...WEBHOOKS,
    ],
    rights: IN_CHARGE,
  },
  supervisor: {
    commands: [
      ...KEYS,
      ...AUDIT,
      "customer.export",
      "customer.exportLink",
      ...MASKING,
      "metrics.read",
      ...PEOPLE,
      ...TICKETS,
      ...WEBHOOKS,
    ],
    rights: [],
  },
  admin: { commands: [], rights: [] },
  service: { commands: [...KEYS, ...MASKING, "message.reveal"], rights: ["reveal"] },
};

describe.each(AT_DESK)("a token of role %s", (role) => {
  it("reaches for every command but those that are for others", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect({ role });

    const refused: string[] = [];
    for (const [type, fields] of Object.entries(everyCommand(thread.name)))
      if ((await kim.outcome(type as "typing", fields as FieldsOf<"typing">)) === "not_allowed")
        refused.push(type);

    expect(refused.sort()).toEqual(BEYOND[role].commands);
  });

  it("is told its rights, and no others", async () => {
    const all = [
      "connect",
      "read",
      "answer",
      "merge_customers",
      "see_own_figures",
      "reveal",
      ...IN_CHARGE,
      ...(role === "admin" ? ["configure_masking", "connect_pages", "manage_keys", "read_raw"] : []),
      ...(role === "admin" || role === "service" ? ["see_metrics"] : []),
      ...(role === "admin" || role === "service"
        ? ["erase_people", "export_people", "keep_tickets", "manage_webhooks", "read_audit"]
        : []),
    ];
    const { rights } = await (await connect({ role })).welcome();
    expect(rights?.sort()).toEqual(all.filter((it) => !BEYOND[role].rights.includes(it)).sort());
  });

  it("decides on what a colleague has, or does not", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const sam = await connect({ sub: "sam", name: "Sam Fox" });
    const kim = await connect({ role });
    const expected = BEYOND[role].rights.includes("act_for_colleagues") ? "not_allowed" : "ok";

    for (const type of ["conversation.release", "conversation.close"] as const) {
      await sam.ask("conversation.take", { conversation });
      expect(await kim.refusal(type, { conversation }), type).toBe(expected);
    }
  });

  it("keeps templates for everyone, or only their own", async () => {
    const outgoing = { kind: "text", text: "Hello" } as const;
    const ana = await connect({ sub: "ana", name: "Ana Ruiz", role: "supervisor" });
    await ana.ask("template.save", { name: `Before ${role}`, scope: "desk", outgoing });
    const { templates } = await ana.ask("templates.list", {});
    const { template = "" } = templates.findLast(({ name }) => name === `Before ${role}`) ?? {};
    const kim = await connect({ role });
    const expected = BEYOND[role].rights.includes("configure_desk") ? "not_allowed" : "ok";

    const save = (name: string, more: { scope: "mine" | "desk"; template?: string }) =>
      kim.refusal("template.save", { name: `${name} ${role}`, outgoing, ...more });
    expect(await save("Own", { scope: "mine" })).toBe("ok");
    expect(await save("All", { scope: "desk" })).toBe(expected);
    expect(await save("Changed", { scope: "desk", template })).toBe(expected);
    expect(await save("Changed", { scope: "mine", template })).toBe(expected);
    expect(await kim.refusal("template.delete", { template })).toBe(expected);
  });
});

describe("an operator", () => {
  it("gives no command at a desk but about how its Pages fare and how it is set up", async () => {
    const thread = await aThread(meta.current);
    const desk = deskStub(env, "main");
    const operator = { sub: "olga", name: "Olga Orlova", role: "operator" } as const;

    const reached: string[] = [];
    for (const [type, fields] of Object.entries(everyCommand(thread.name))) {
      const command = { ...fields, type, id: crypto.randomUUID() } as Parameters<typeof desk.command>[2];
      const outcome = (await desk.command("main", operator, command)) as Outcome<unknown, { code: string }>;
      if (outcome.ok || outcome.refusal.code !== "not_allowed") reached.push(type);
    }

    expect(reached.sort()).toEqual(
      COMMANDS.filter(({ right }) => may("operator", right))
        .map(({ name }) => name)
        .sort(),
    );
    expect(reached.sort()).toEqual([
      ...KEYS,
      ...AUDIT,
      ...["bot.renewSecret", "desk.configure", ...MASKING],
      ...["metrics.read", "page.addUtilityTemplate", "page.diagnosis"],
      ...["page.events", "page.resume", ...PEOPLE, "reports.read", "retention.preview", "retention.read"],
      ...["routing.check", "routing.get", "routing.known", "routing.save"],
      ...["routing.try", "routing.versions", "search.rebuild", "team.read"],
      ...WEBHOOKS,
    ]);
  });
});

describe("a screen on a wall", () => {
  it("is told of the team, keeps its socket, and reaches for nothing else", async () => {
    const thread = await aThread(meta.current);
    const wall = await connect({ role: "wallboard", sub: "hall" });
    // By several of them, as each may give only so many in a second.
    const others = [await connect({ role: "wallboard", sub: "lift" })];
    for (const sub of ["yard", "shop"]) others.push(await connect({ role: "wallboard", sub }));
    const walls = [wall, ...others];

    const reached: string[] = [];
    for (const [at, [type, fields]] of Object.entries(everyCommand(thread.name)).entries())
      if (
        (await walls[at % walls.length]!.outcome(type as "typing", fields as FieldsOf<"typing">)) !==
        "not_allowed"
      )
        reached.push(type);

    expect(reached.sort()).toEqual(["session.renew", "team.close", "team.open"]);
    expect((await wall.welcome()).rights?.sort()).toEqual(["connect", "watch"]);
  });
});

describe("a command that its agent may not give", () => {
  it("says nothing of what it names", async () => {
    const kim = await connect();
    expect(await kim.refusal("page.events", { pageId: "999", limit: 1 })).toBe("not_allowed");
  });
});
