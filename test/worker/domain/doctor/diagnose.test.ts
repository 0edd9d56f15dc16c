import { describe, expect, it } from "vitest";
import { diagnose } from "../../../../worker/domain/doctor/diagnose.ts";
import { SILENT, type Facts } from "../../../../worker/domain/doctor/facts.ts";
import { healthOfChecks } from "../../../../worker/domain/doctor/health.ts";
import { endOfVersion } from "../../../../worker/domain/doctor/graph-versions.ts";
import { nextCheckAt } from "../../../../worker/domain/doctor/next-check.ts";
import { troubleOf } from "../../../../worker/domain/doctor/trouble.ts";
import type { TokenInfo } from "../../../../worker/domain/set-up.ts";
import { CHECKS, type Check, type CheckName } from "../../../../worker/protocol/admin/doctor.ts";

const NOW = Date.UTC(2026, 10, 20);
const DAY = 24 * 60 * 60_000;
const PAGE = "10150001";
const CALLBACK = "https://worker.test/webhook";
const FIELDS = ["messages", "message_reads"];

const INFO: TokenInfo = {
  ...{ isValid: true, error: null, type: "PAGE", pageId: PAGE, userId: "218471" },
  ...{ expiresAt: null, dataAccessExpiresAt: NOW + 80 * DAY },
  scopes: ["pages_messaging", "pages_manage_metadata", "pages_read_engagement"].map((scope) => ({
    scope,
    pageIds: null,
  })),
};

const told = <T>(value: T) => ({ kind: "told", value }) as const;
const refused = (code: number, subcode: number | null = null) =>
  ({ kind: "refused", error: { code, subcode } }) as const;

const WELL: Facts = {
  ...{ pageId: PAGE, hasToken: true, hasApp: true, app: told(null), token: told(INFO), tried: told(null) },
  hasFormerSecret: false,
  ...{ fields: told(FIELDS), wantedFields: FIELDS, callbackUrl: CALLBACK },
  webhook: told({ isActive: true, fields: FIELDS, callbackUrl: CALLBACK }),
  ...{ tasks: told(["MESSAGING", "MODERATE"]), routing: told(false), europe: told(false) },
  heard: { lastWebhookAt: NOW - 5, signatureRefusedAt: null, handshakeAt: NOW - 9, handshakeRefusedAt: null },
  ...{ pause: null, resumed: null, refused: null, warning: null, humanAgent: "yes", usage: 4 },
  graphUrl: "https://graph.facebook.com/v27.0",
  ...{ bucket: "there", keys: "good", clockAheadMs: 900 },
  ...{ disconnectedAt: null, jurisdiction: null, mediaJurisdiction: null, roundTrip: null },
  box: { isOn: false, letters: 0, lettersSince: null, lostAt: null },
};

const info = (more: Partial<TokenInfo>): Partial<Facts> => ({ token: told({ ...INFO, ...more }) });
const heard = (more: Partial<Facts["heard"]>): Partial<Facts> => ({ heard: { ...WELL.heard, ...more } });

function find(check: CheckName, more: Partial<Facts>, before: Check[] = []): Check {
  const found = diagnose({ ...WELL, ...more }, before, NOW).find((it) => it.check === check);
  if (found === undefined) throw new Error("every check has a finding");
  return found;
}

describe("a Page of which all is well", () => {
  it("has nothing that needs attention, one thing that Meta never says, and one that nobody tried", () => {
    const checks = diagnose(WELL, [], NOW);

    expect(checks.map(({ check }) => check)).toEqual(CHECKS);
    const others = checks.filter(({ state }) => state !== "good");
    expect(others).toEqual([
      { check: "app_mode", state: "unknown", reason: "mode_not_told", fix: "app_dashboard", since: NOW },
      { check: "round_trip", state: "unknown", reason: "never_tried", since: NOW },
    ]);
  });
});

describe("dead letters that wait", () => {
  it("need somebody, told how many and since when, at the black box", () => {
    const box = { ...WELL.box, letters: 3, lettersSince: NOW - DAY };
    expect(find("dead_letters", { box })).toEqual({
      ...{ check: "dead_letters", state: "attention", reason: "letters_wait", fix: "black_box" },
      ...{ amount: 3, since: NOW - DAY },
    });
    expect(find("dead_letters", {}).state).toBe("good");
  });

  it("have the Page looked at hourly", () => {
    const checks = diagnose({ ...WELL, box: { ...WELL.box, letters: 1 } }, [], NOW);
    expect(nextCheckAt(checks, NOW)).toBe(NOW + DAY / 24);
  });

  it("are since they were found, where older code told nothing of it", () => {
    const box = { isOn: false, letters: 1, lostAt: null };
    expect(find("dead_letters", { box }).since).toBe(NOW);
  });
});

describe("a black box", () => {
  const lostAt = NOW - 5;

  it("that is on needs somebody for a day after something of it was lost", () => {
    const box = { ...WELL.box, isOn: true, lostAt };
    expect(find("black_box", { box })).toMatchObject({
      ...{ state: "attention", reason: "box_gap", at: lostAt, since: lostAt, fix: "black_box" },
    });
    expect(find("black_box", { box: { ...box, lostAt: NOW - DAY } })).toMatchObject({
      ...{ state: "good", reason: "box_on" },
    });
  });

  it("that is off lacks nothing", () => {
    expect(find("black_box", { box: { ...WELL.box, lostAt } })).toMatchObject({
      ...{ state: "good", reason: "box_off" },
    });
  });
});

describe("an app secret that is being changed", () => {
  it("is good, and told with the former that still holds, until that is ended", () => {
    expect(find("app", { hasFormerSecret: true })).toMatchObject({ state: "good", reason: "former_secret" });
    expect(find("app", {})).not.toHaveProperty("reason");
  });

  it("is wrong where Meta refuses it, whatever was before", () => {
    expect(find("app", { hasFormerSecret: true, app: refused(190) })).toMatchObject({
      ...{ state: "attention", reason: "wrong_secret" },
    });
  });
});

describe("what Meta does not answer", () => {
  it("is not known, and neither good nor wrong", () => {
    const silent = { app: SILENT, token: SILENT, tried: SILENT, fields: SILENT, webhook: SILENT };
    const facts = { ...WELL, ...silent, tasks: SILENT, routing: SILENT, europe: SILENT, clockAheadMs: null };
    const unknown = diagnose(facts, [], NOW).filter(({ reason }) => reason === "no_answer");

    expect(unknown.map(({ check }) => check)).toEqual([
      ...["token", "token_end", "data_access", "permissions", "tasks", "app", "fields", "webhook"],
      ...["routing", "europe", "clock"],
    ]);
    expect(unknown.every(({ state }) => state === "unknown")).toBe(true);
  });
});

describe("what is wrong", () => {
  it.each<[CheckName, string, Partial<Facts>, Partial<Check>]>([
    ["token", "missing", { hasToken: false }, { reason: "token_missing", fix: "reconnect" }],
    [
      "token",
      "revoked",
      info({ isValid: false, error: { code: 190, subcode: 458 } }),
      { reason: "app_removed", graphCode: 190, graphSubcode: 458 },
    ],
    [
      "token",
      "expired, where the app may not ask",
      { token: SILENT, tried: refused(190, 463) },
      { reason: "expired" },
    ],
    ["token", "of another Page", info({ pageId: "10150009" }), { reason: "of_another_page" }],
    ["token", "of a person", info({ type: "USER" }), { reason: "not_of_a_page" }],
    ["token", "of another app", { token: refused(100) }, { reason: "of_another_app" }],
    [
      "token_end",
      "near",
      info({ expiresAt: NOW + 3 * DAY }),
      { reason: "ends_soon", at: NOW + 3 * DAY, fix: "reconnect" },
    ],
    ["data_access", "over", info({ dataAccessExpiresAt: NOW - 1 }), { reason: "ended", at: NOW - 1 }],
    [
      "permissions",
      "of other Pages alone",
      info({ scopes: INFO.scopes!.map((it) => ({ ...it, pageIds: ["1"] })) }),
      { reason: "not_granted" },
    ],
    [
      "permissions",
      "without the record",
      info({ scopes: INFO.scopes!.slice(0, 2) }),
      { reason: "history_closed", names: ["pages_read_engagement"] },
    ],
    [
      "permissions",
      "without those for comments, which are wanted",
      { wantedFields: ["messages", "feed"] },
      { reason: "comments_closed", names: ["pages_read_user_content", "pages_manage_engagement"] },
    ],
    ["tasks", "missing", { tasks: told(["MESSAGING"]) }, { reason: "tasks_missing", names: ["MODERATE"] }],
    ["app", "secret", { app: refused(190) }, { reason: "wrong_secret", fix: "enter_app" }],
    ["app", "id", { app: refused(101) }, { reason: "app_unknown" }],
    [
      "app_mode",
      "in development",
      { pause: { at: NOW - 7, code: 200, subcode: 2018028 } },
      { reason: "development", since: NOW - 7 },
    ],
    [
      "fields",
      "missing",
      { fields: told(["messages"]) },
      { reason: "fields_missing", names: ["message_reads"], fix: "resubscribe" },
    ],
    ["fields", "gone", { fields: told([]) }, { reason: "not_subscribed", fix: "resubscribe" }],
    ["webhook", "none", { webhook: told(null) }, { reason: "not_set", fix: "register_webhook" }],
    [
      "webhook",
      "elsewhere",
      { webhook: told({ isActive: true, fields: FIELDS, callbackUrl: "https://other.example" }) },
      { reason: "elsewhere" },
    ],
    [
      "webhook",
      "inactive",
      { webhook: told({ isActive: false, fields: FIELDS, callbackUrl: CALLBACK }) },
      { reason: "inactive" },
    ],
    [
      "handshake",
      "refused, and nothing comes here",
      { webhook: told(null), ...heard({ handshakeRefusedAt: NOW - 2 }) },
      { reason: "handshake_refused", since: NOW - 2 },
    ],
    [
      "deliveries",
      "signed with another secret, as Meta confirms",
      { app: refused(190), ...heard({ signatureRefusedAt: NOW - 2 }) },
      { reason: "signature_refused", since: NOW - 2 },
    ],
    [
      "sending",
      "paused",
      { pause: { at: NOW - 9, code: 230, subcode: null } },
      { reason: "paused", graphCode: 230, since: NOW - 9, fix: "resume" },
    ],
    [
      "sending",
      "refused once",
      { refused: { at: NOW - DAY / 2, code: 10, subcode: null } },
      { reason: "refused", graphCode: 10 },
    ],
    ["standing", "restricted", { pause: { at: 1, code: 10, subcode: 1893063 } }, { reason: "restricted" }],
    ["standing", "blocked", { pause: { at: 1, code: 368, subcode: null } }, { reason: "blocked" }],
    [
      "standing",
      "warned",
      { warning: { at: NOW - 3, action: "warning", reason: "spam" } },
      { reason: "warned", since: NOW - 3 },
    ],
    ["usage", "high", { usage: 80 }, { reason: "usage_high", amount: 80 }],
    [
      "version",
      "retired soon",
      { graphUrl: "https://graph.facebook.com/v21.0" },
      { reason: "ends_soon", at: Date.UTC(2027, 0, 21) },
    ],
    [
      "version",
      "retired",
      { graphUrl: "https://graph.facebook.com/v12.0" },
      { reason: "ended", fix: "deployment" },
    ],
    ["bucket", "missing", { bucket: "missing" }, { reason: "bucket_missing" }],
    ["keys", "missing", { keys: "missing" }, { reason: "key_missing", fix: "deployment" }],
    ["keys", "former", { keys: "former" }, { reason: "former_key", fix: "reseal" }],
    ["clock", "ahead", { clockAheadMs: 120_000 }, { reason: "clock_off", amount: 120 }],
  ])("is named: %s %s", (check, _what, facts, finding) => {
    expect(find(check, facts)).toMatchObject({ state: "attention", ...finding });
  });

  it("is not another name of this machine", () => {
    const there = (callbackUrl: string) => told({ isActive: true, fields: FIELDS, callbackUrl });
    const local = { callbackUrl: "http://localhost:8787/webhook" };
    for (const url of ["http://127.0.0.1:8787/webhook", "http://[::1]:8787/webhook"])
      expect(find("webhook", { ...local, webhook: there(url) }).state, url).toBe("good");
    for (const url of ["http://127.0.0.1:8788/webhook", "http://127.0.0.1:8787/webhook/10150001"])
      expect(find("webhook", { ...local, webhook: there(url) }), url).toMatchObject({
        ...{ reason: "elsewhere", address: url },
      });
  });

  it("is not a stranger's rubbish", () => {
    const rubbish = heard({ handshakeRefusedAt: NOW - 1, signatureRefusedAt: NOW - 1 });
    for (const check of ["handshake", "deliveries"] as const)
      expect(find(check, rubbish).state, check).toBe("good");
  });

  it("is told since when it was first found, and anew when it is another", () => {
    const first = find("app", { app: refused(190) });
    const before = [{ ...first, since: NOW - DAY }];

    expect(find("app", { app: refused(190) }, before).since).toBe(NOW - DAY);
    expect(find("app", { app: refused(101) }, before).since).toBe(NOW);
    expect(find("app", {}, before).since).toBe(NOW);
  });
});

describe("where data lies", () => {
  const good = (reason: string, ...names: string[]) => ({
    ...{ state: "good", reason },
    ...(names.length > 0 ? { names } : {}),
  });

  it.each<[objects: string | null, bucket: string | null, found: Record<string, unknown>]>([
    [null, null, good("bucket_anywhere")],
    [null, "none", good("bucket_anywhere")],
    [null, "eu", good("bucket_alone", "eu")],
    ["eu", "eu", good("bucket_placed", "eu")],
    ["us", "us", good("bucket_placed", "us")],
    ["eu", null, { state: "unknown", reason: "bucket_unsaid", names: ["eu"], fix: "deployment" }],
    ["eu", "none", { state: "attention", reason: "bucket_elsewhere", names: ["eu"], fix: "deployment" }],
    ["us", "eu", { state: "attention", reason: "bucket_elsewhere", names: ["us"], fix: "deployment" }],
  ])("is told of files: objects in %s, the bucket in %s", (jurisdiction, mediaJurisdiction, found) => {
    const facts = { jurisdiction, mediaJurisdiction };
    expect(find("bucket_jurisdiction", facts)).toEqual({
      check: "bucket_jurisdiction",
      since: NOW,
      ...found,
    });
    // Without a bucket there are none.
    expect(find("bucket_jurisdiction", { ...facts, bucket: "missing" })).toMatchObject(
      good("bucket_missing"),
    );
  });

  it("is told of all else, and of logs that no setting binds", () => {
    expect(find("jurisdiction", { jurisdiction: "eu" })).toMatchObject(good("placed", "eu"));
    expect(find("jurisdiction", {})).toMatchObject(good("placed_anywhere"));
    expect(find("logs", { jurisdiction: "eu" })).toMatchObject(good("logs_anywhere"));
  });

  it("stops no message: agents and monitors are told nothing by it", () => {
    const checks = diagnose({ ...WELL, jurisdiction: "eu", mediaJurisdiction: "none" }, [], NOW);
    expect(healthOfChecks(checks)).toEqual({ faults: [], warnings: [] });
    expect(troubleOf(checks)).toBeNull();
  });
});

describe("sending, after a pause has ended", () => {
  const RESUMED = { code: 10, subcode: 1893063, at: NOW - 5 };

  it("is not known to work, nor the Page's standing, before Meta took a message", () => {
    for (const check of ["sending", "standing"] as const)
      expect(find(check, { resumed: RESUMED })).toMatchObject({ state: "unknown", reason: "resumed" });
    expect(find("standing", { resumed: { ...RESUMED, code: 190, subcode: null } }).state).toBe("good");
  });

  it("is not known while the token does not work", () => {
    for (const broken of [info({ isValid: false }), info({ pageId: "10150002" }), { hasToken: false }])
      expect(find("sending", broken)).toMatchObject({ state: "unknown", reason: "token_first" });
  });
});

describe("a Page that somebody disconnected", () => {
  it("reads as that, not as one that was never set up, and needs nobody", () => {
    const facts = { ...WELL, hasToken: false, disconnectedAt: NOW - DAY, fields: SILENT, callbackUrl: null };
    const checks = diagnose(facts, [], NOW);

    expect(checks.filter(({ state }) => state === "attention")).toEqual([]);
    expect(checks[0]).toMatchObject({
      reason: "disconnected",
      at: NOW - DAY,
      since: NOW - DAY,
      fix: "reconnect",
    });
    expect(checks.find(({ check }) => check === "app")).toMatchObject({ state: "good" });
  });
});

describe("a message that was sent to come back", () => {
  const roundTrip = (
    at: number,
    tookMs: number | null = null,
    error: Facts["pause"] = null,
  ): Partial<Facts> => ({
    roundTrip: { at, tookMs, error },
  });

  it.each<[string, Partial<Facts>, Partial<Check>]>([
    ["came", roundTrip(NOW - 9, 1_250), { state: "good", reason: "came_back", amount: 1.3, at: NOW - 9 }],
    ["is on its way", roundTrip(NOW - 29_000), { state: "unknown", reason: "on_its_way" }],
    ["did not come", roundTrip(NOW - 30_000), { state: "attention", reason: "not_come_back" }],
    [
      "did not come, and other deliveries did afterwards",
      { ...roundTrip(NOW - DAY), ...heard({ lastWebhookAt: NOW - 1 }) },
      { state: "unknown", reason: "never_tried" },
    ],
    [
      "was not taken",
      roundTrip(NOW - 9, null, { code: 10, subcode: 2018278, at: 0 }),
      { state: "attention", reason: "test_refused", graphCode: 10 },
    ],
  ])("%s", (_what, facts, finding) => {
    expect(find("round_trip", facts)).toMatchObject(finding);
  });
});

describe("what /health says of findings", () => {
  const weighed = (facts: Partial<Facts>) => healthOfChecks(diagnose({ ...WELL, ...facts }, [], NOW));
  const at = (callbackUrl: string) => told({ isActive: true, fields: FIELDS, callbackUrl });

  it.each<[string, Partial<Facts>, "faults" | "warnings", string]>([
    ["a task that is gone", { tasks: told(["MESSAGING"]) }, "faults", "tasks tasks_missing"],
    ["events that go elsewhere", { webhook: at("https://other.example/") }, "faults", "webhook elsewhere"],
    ["access that ended", info({ dataAccessExpiresAt: NOW - 1 }), "faults", "data_access ended"],
    ["a field that is missing", { fields: told(["messages"]) }, "warnings", "fields fields_missing"],
    ["much that is used", { usage: 90 }, "warnings", "usage usage_high"],
    ["a clock that is off", { clockAheadMs: 120_000 }, "warnings", "clock clock_off"],
  ])("%s", (_what, facts, weight, name) => {
    const found = weighed(facts);
    const other = weight === "faults" ? "warnings" : "faults";
    expect(found[weight].map(({ check, problem }) => `${check} ${problem}`)).toEqual([name]);
    expect(found[other]).toEqual([]);
  });

  it("is nothing of what the hourly question tells by its own name, nor of what is well", () => {
    for (const facts of [{}, { app: refused(190) }, info({ isValid: false }), { webhook: told(null) }])
      expect(weighed(facts)).toEqual({ faults: [], warnings: [] });
  });
});

describe("a Page is looked at again", () => {
  const ends = (at: number): Check[] => [{ check: "token_end", state: "good", reason: "ends", since: 0, at }];

  it.each([
    ["daily", [], NOW + DAY],
    ["daily, while a token's end is far", ends(NOW + 30 * DAY), NOW + DAY],
    ["seven days before a token ends", ends(NOW + 7.5 * DAY), NOW + DAY / 2],
    ["the day before", ends(NOW + 1.25 * DAY), NOW + DAY / 4],
    ["daily, when it has ended", ends(NOW - DAY), NOW + DAY],
    ["hourly while something needs somebody", [find("tasks", { tasks: told([]) })], NOW + DAY / 24],
  ])("%s", (_when, checks, at) => {
    expect(nextCheckAt(checks, NOW)).toBe(at);
  });
});

describe("a version of the Graph API", () => {
  it.each([
    ["https://graph.facebook.com/v25.0", Date.UTC(2028, 6, 29)],
    ["https://graph.facebook.com/v27.0", null],
    ["https://graph.facebook.com/v99.0", undefined],
    ["https://graph.facebook.com", undefined],
  ])("%s", (url, end) => {
    expect(endOfVersion(url)).toBe(end);
  });
});
