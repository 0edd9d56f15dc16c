import { describe, expect, it } from "vitest";
import { withJurisdiction } from "../../packaging/set-up/plan.ts";
import { setUp, type SetUpOptions } from "../../packaging/set-up/run.ts";
import { APP, InventedWorld, URL_OF_WORKER } from "./invented-world.ts";

const DEPLOY: SetUpOptions = { mode: "deploy", answers: APP, url: null };
const GET_HEALTH = `GET ${URL_OF_WORKER}/health`;
const LOOKS = /^(whoami|secret list|r2 bucket info)/;

function changesOf(invented: InventedWorld): string[] {
  return invented.done.filter((what) => !LOOKS.test(what));
}

async function refusalOf(invented: InventedWorld, options: Partial<SetUpOptions> = {}): Promise<string> {
  return await setUp(invented.world, { ...DEPLOY, ...options }).then(
    (status) => `ended with ${String(status)}`,
    (error: unknown) => (error as Error).message,
  );
}

describe("npm run setup, where nothing is yet", () => {
  it("makes secrets and bucket, deploys, has Meta's events come, and tells the administrator's link", async () => {
    const invented = new InventedWorld();

    expect(await setUp(invented.world, DEPLOY)).toBe(0);

    expect(changesOf(invented)).toEqual([
      "write .set-up.json",
      "build",
      "r2 bucket create fb-chat-media",
      "deploy",
      GET_HEALTH,
      ...["session", "app.list", "app.subscribe", "page.list"].map(
        (command) => `POST ${URL_OF_WORKER}/api/v1/admin/${command}`,
      ),
      "secret put ADMIN_LINK",
    ]);
    expect(invented.secrets).toMatchObject(APP);
    expect(invented.secrets?.["FACEBOOK_VERIFY_TOKEN"]).toMatch(/^[0-9a-f]{48}$/);
    expect(invented.secrets?.["ENCRYPTION_KEYS"]).toMatch(/^first:[\w+/]{43}=$/);
    expect(Buffer.from(invented.secrets?.["AGENT_TOKEN_SECRET"] ?? "", "base64")).toHaveLength(48);
    expect(invented.told).toContain(`${URL_OF_WORKER}/webhook`);
    expect(invented.told).toMatch(new RegExp(`${URL_OF_WORKER}/admin#link=[\\w-]{43}`));
    expect(invented.told).toContain("✓ Webhook");
  });

  it("keeps what it made before anything can fail, and goes on with it", async () => {
    const invented = new InventedWorld();
    invented.fails = ["deploy", "Authentication error [code: 10000]"];

    expect(await refusalOf(invented)).toBe("Nothing was deployed:\nAuthentication error [code: 10000]");
    const made = { ...invented.files[".set-up.json"] };
    expect(await setUp(invented.world, DEPLOY)).toBe(0);

    expect(made["ENCRYPTION_KEYS"]).toMatch(/^first:/);
    expect(invented.secrets).toMatchObject(made);
    expect(invented.done.filter((what) => what.startsWith("r2 bucket create"))).toHaveLength(1);
  });

  it.each<[begins: string, words: string]>([
    ["build", "The build failed"],
    ["r2 bucket create", "The bucket could not be made"],
    ["secret put", "The Worker stands, but no link could be made"],
  ])("says what failed at %s, and is right when it is called again", async (begins, words) => {
    const invented = new InventedWorld();
    invented.fails = [begins, "why it failed"];

    expect(await refusalOf(invented)).toMatch(new RegExp(`^${words}[^]*why it failed$`));
    expect(await refusalOf(invented)).toBe("ended with 0");
  });

  it("asks a person for what nobody said, and nobody for what is made", async () => {
    const invented = new InventedWorld();
    invented.answers = { ...APP, ALLOWED_ORIGINS: " https://crm.example.com " };

    await setUp(invented.world, { ...DEPLOY, answers: {} });

    const asked = invented.done.filter((what) => what.startsWith("ask "));
    expect(asked.slice(0, 2)).toEqual(["ask FACEBOOK_APP_ID", "ask FACEBOOK_APP_SECRET"]);
    expect(asked).not.toContain("ask ENCRYPTION_KEYS");
    expect(invented.secrets).toMatchObject({ ...APP, ALLOWED_ORIGINS: "https://crm.example.com" });
    expect(invented.secrets).not.toHaveProperty("PUBLIC_URL");
  });

  it("does nothing where something must be said and nobody is there to ask", async () => {
    const invented = new InventedWorld();

    expect(await refusalOf(invented, { answers: {} })).toMatch(
      /^FACEBOOK_APP_ID, FACEBOOK_APP_SECRET must be said/,
    );
    expect(changesOf(invented)).toEqual([]);
  });

  it("does nothing where nobody is signed in at Cloudflare", async () => {
    const invented = new InventedWorld();
    invented.account = null;

    expect(await refusalOf(invented)).toContain("npx wrangler login");
    expect(changesOf(invented)).toEqual([]);
  });

  it.each([
    [{ FACEBOOK_APP_ID: "my app" }, "FACEBOOK_APP_ID is no number"],
    [{ ALLOWED_ORIGINS: "https://a.example, https://b.example/" }, '"https://b.example/" is no address'],
    [{ DATA_JURISDICTION: "moon" }, "DATA_JURISDICTION is none of eu, us, fedramp"],
    [{ FACEBOOK_APP_SECRETS: "x" }, "FACEBOOK_APP_SECRETS is no setting"],
  ])("refuses %j before it looks anywhere", async (answers, words) => {
    const invented = new InventedWorld();

    expect(await refusalOf(invented, { answers })).toContain(words);
    expect(invented.done).toEqual([]);
  });

  it("writes the jurisdiction where the bucket's stands, and makes it there", async () => {
    const invented = new InventedWorld();

    await setUp(invented.world, { ...DEPLOY, answers: { ...APP, DATA_JURISDICTION: "eu" } });

    expect(invented.toml).toContain('bucket_name = "fb-chat-media"\njurisdiction = "eu"\n');
    expect(invented.done).toContain("r2 bucket create fb-chat-media --jurisdiction eu");
    expect(invented.secrets).toMatchObject({ DATA_JURISDICTION: "eu", MEDIA_JURISDICTION: "eu" });
  });

  it.each(["eu", "us", "fedramp"])("makes objects and bucket in %s by one answer", async (jurisdiction) => {
    const invented = new InventedWorld();
    // One of the same name that lies elsewhere is another bucket.
    invented.buckets.add("");
    invented.answers = { ...APP, DATA_JURISDICTION: jurisdiction };

    expect(await setUp(invented.world, { ...DEPLOY, answers: {} })).toBe(0);

    expect([...invented.buckets]).toEqual(["", jurisdiction]);
    expect(invented.secrets).toMatchObject({
      DATA_JURISDICTION: jurisdiction,
      MEDIA_JURISDICTION: jurisdiction,
    });
  });

  it("tells the Worker that its bucket is bound to none, where nobody wants any", async () => {
    const invented = new InventedWorld();

    await setUp(invented.world, DEPLOY);

    expect(invented.secrets).toHaveProperty("MEDIA_JURISDICTION", "none");
    expect(invented.secrets).not.toHaveProperty("DATA_JURISDICTION");
  });
});

describe("npm run setup, where a Worker stands", () => {
  function standing(): InventedWorld {
    const invented = new InventedWorld();
    invented.secrets = {
      ...APP,
      FACEBOOK_VERIFY_TOKEN: "theirs",
      ENCRYPTION_KEYS: "theirs:keys",
      AGENT_TOKEN_SECRET: "theirs",
    };
    invented.buckets.add("");
    return invented;
  }

  it("changes no secret, and asks for nothing", async () => {
    const invented = standing();
    const before = { ...invented.secrets };
    invented.answers = {};

    await setUp(invented.world, { ...DEPLOY, answers: {} });

    expect(invented.secrets).toMatchObject(before);
    expect(invented.done.filter((what) => what.startsWith("ask"))).toEqual([]);
    expect(invented.done).not.toContain("r2 bucket create fb-chat-media");
  });

  it("leaves no files behind where a fresh wrangler.toml names no jurisdiction any more", async () => {
    const invented = standing();
    invented.buckets.clear();
    invented.buckets.add("eu");

    for (const mode of ["deploy", "dry_run"] as const)
      expect(await refusalOf(invented, { mode, answers: {} })).toMatch(
        /^The bucket fb-chat-media lies in eu, and not in no jurisdiction\. Nothing was done/,
      );
    expect(changesOf(invented)).toEqual([]);
    expect(await refusalOf(invented, { answers: { DATA_JURISDICTION: "eu" } })).toBe("ended with 0");
    expect([...invented.buckets]).toEqual(["eu"]);
    expect(invented.toml).toContain('jurisdiction = "eu"');
  });

  it("puts nothing back that a former run had made and somebody changed since", async () => {
    const invented = standing();
    invented.files[".set-up.json"] = { ENCRYPTION_KEYS: "first:stale" };

    await setUp(invented.world, { ...DEPLOY, answers: {} });

    expect(invented.secrets).toHaveProperty("ENCRYPTION_KEYS", "theirs:keys");
  });

  it("makes no single secret where there is a list of keys", async () => {
    const invented = standing();
    delete invented.secrets?.["AGENT_TOKEN_SECRET"];
    Object.assign(invented.secrets ?? {}, { AGENT_KEYS: "[]" });

    await setUp(invented.world, { ...DEPLOY, answers: {} });

    expect(invented.secrets).not.toHaveProperty("AGENT_TOKEN_SECRET");
  });

  it("waits until the Worker answers as what was deployed", async () => {
    const invented = standing();
    invented.oldAnswers = 3;

    expect(await refusalOf(invented)).toBe("ended with 0");
    expect(invented.done.filter((what) => what === GET_HEALTH)).toHaveLength(4);
  });

  it("says so where it never does", async () => {
    const invented = standing();
    invented.oldAnswers = Infinity;

    expect(await refusalOf(invented)).toMatch(/does not answer with what was deployed: .*version v-old/);
  });

  it("tells what the doctor finds at each Page, and what Meta refused, and still gives the link", async () => {
    const invented = standing();
    Object.assign(invented.worker, {
      "/health": { version: "v-new", faults: [{ name: "MEDIA", problem: "missing" }], warnings: [] },
      "/api/v1/admin/app.subscribe": { error: { code: "meta_unavailable" } },
      "/api/v1/admin/page.list": { result: { pages: [{ pageId: "1", name: "Shop", state: "connected" }] } },
      "/api/v1/admin/page.check": {
        result: {
          checks: [
            { check: "token", state: "attention", reason: "expired" },
            { check: "app", state: "good" },
          ],
        },
      },
    });

    await setUp(invented.world, DEPLOY);

    expect(invented.told).toMatch(/✗ MEDIA +missing/);
    expect(invented.told).toMatch(/✗ App 200300 +Meta did not take the webhook: meta_unavailable/);
    expect(invented.told).toMatch(/✗ Page Shop +token: expired/);
    expect(invented.told).toContain("/admin#link=");
  });

  it("ends with words where something else answers in the Worker's place", async () => {
    const invented = standing();
    Object.assign(invented.worker, { "/api/v1/admin/session": undefined });

    expect(await refusalOf(invented)).toBe("The Worker lets nobody in: 404.");
  });

  it("does nothing on a guess where Cloudflare does not answer", async () => {
    const invented = standing();
    invented.fails = ["secret list", "fetch failed"];

    expect(await refusalOf(invented)).toBe(
      "Cloudflare does not say which secrets the Worker has:\nfetch failed",
    );
    expect(changesOf(invented)).toEqual([]);
  });
});

describe("npm run setup -- --dry-run", () => {
  const DRY: SetUpOptions = { mode: "dry_run", answers: { FACEBOOK_APP_SECRET: "app-secret" }, url: null };

  it("tells every question, what is made, and every command in its order, and changes nothing", async () => {
    const dry = new InventedWorld();
    await setUp(dry.world, DRY);
    const wet = new InventedWorld();
    wet.answers = APP;
    await setUp(wet.world, { ...DRY, mode: "deploy" });

    expect(changesOf(dry)).toEqual([]);
    expect(dry.told).not.toMatch(/app-secret|first:/);
    const asked = wet.done.flatMap((what) => /^ask (.*)/.exec(what)?.[1] ?? []);
    const [looks = "", questions = "", made = "", steps = ""] = dry.told.split("\n\n");
    expect(asked.length).toBeGreaterThan(4);
    expect([...questions.matchAll(/^ {2}([A-Z_]+) /gm)].map(([, name]) => name)).toEqual(asked);
    expect(questions).toMatch(/ALLOWED_ORIGINS .*; may be left empty/);
    expect([...made.matchAll(/^ {2}([A-Z_]+) /gm)].map(([, name]) => name)).toEqual(
      Object.keys(wet.secrets ?? {}).filter((name) => /VERIFY|KEYS|TOKEN_SECRET/.test(name)),
    );
    for (const command of dry.done) expect(looks).toContain(`npx wrangler ${command}`);
    expect([...steps.matchAll(/^ +\d+\. (.*)$/gm)].map(([, step]) => step)).toEqual([
      "npm run build:gadget",
      "npx wrangler r2 bucket create fb-chat-media",
      expect.stringMatching(
        /^npx wrangler deploy --secrets-file … .*FACEBOOK_APP_SECRET.*\[PUBLIC_URL\].*MEDIA_JURISDICTION, ADMIN_LINK, by the last/,
      ),
      expect.stringContaining("GET /health"),
      expect.stringContaining("app.subscribe"),
      expect.stringContaining("npx wrangler secret put ADMIN_LINK   (in the place of the used one"),
    ]);
  });

  it("says that it plans from nothing where nobody is signed in, and asks nobody where all is there", async () => {
    const [alone, standing] = [new InventedWorld(), new InventedWorld()];
    alone.account = null;
    await setUp(standing.world, DEPLOY);
    standing.said.length = 0;

    await setUp(alone.world, DRY);
    await setUp(standing.world, { ...DRY, answers: {} });

    expect(alone.told).toContain("do npx wrangler login first");
    expect(standing.told).toContain("Nobody will be asked for anything.");
    expect(standing.told).not.toMatch(/login|bucket create|Made by chance/);
  });
});

describe("npm run setup -- --check", () => {
  it("ends with 1 and says what is to be mended, and changes nothing", async () => {
    const invented = new InventedWorld();

    expect(await setUp(invented.world, { ...DEPLOY, mode: "check", answers: {} })).toBe(1);

    expect(invented.told).toMatch(/✗ Worker fb-chat-gadget +not deployed yet/);
    expect(invented.told).toMatch(/✗ FACEBOOK_APP_SECRET +missing/);
    expect(changesOf(invented)).toEqual([]);
  });

  it.each([
    ["eu", "fedramp", /✗ Bucket fb-chat-media +The bucket fb-chat-media lies in fedramp, and not in eu\./],
    ["eu", "eu", /✓ Bucket fb-chat-media +there, in eu/],
    [null, "", /✓ Bucket fb-chat-media +there, in no jurisdiction/],
    ["us", null, /✗ Bucket fb-chat-media +not made yet in us/],
  ])("tells where the bucket of jurisdiction %j is: %j", async (wanted, there, words) => {
    const invented = new InventedWorld();
    invented.project = { ...invented.project, jurisdiction: wanted };
    if (there !== null) invented.buckets.add(there);

    await setUp(invented.world, { ...DEPLOY, mode: "check", answers: {} });

    expect(invented.told).toMatch(words);
    expect(changesOf(invented)).toEqual([]);
  });

  it("says that a Worker whose data is bound was not told where its bucket is", async () => {
    const invented = new InventedWorld();
    const looked = { ...DEPLOY, mode: "check", answers: {} } as const;
    invented.secrets = { DATA_JURISDICTION: "eu" };
    await setUp(invented.world, looked);
    expect(invented.told).toMatch(/✗ MEDIA_JURISDICTION +missing/);

    invented.said.length = 0;
    invented.secrets = {};
    await setUp(invented.world, looked);
    expect(invented.told).not.toContain("MEDIA_JURISDICTION");
  });

  it("ends with 0 where all is there, the Worker asked too", async () => {
    const invented = new InventedWorld();
    await setUp(invented.world, DEPLOY);
    invented.done.length = 0;

    expect(await setUp(invented.world, { mode: "check", answers: {}, url: URL_OF_WORKER })).toBe(0);
    expect(changesOf(invented)).toEqual([GET_HEALTH]);
  });

  it("tells of each row how it is known, and what nobody was asked", async () => {
    const invented = new InventedWorld();
    await setUp(invented.world, DEPLOY);
    invented.said.length = 0;

    await setUp(invented.world, { mode: "check", answers: {}, url: null });

    const rows = invented.told.split("\n\n")[0]?.split("\n") ?? [];
    expect(rows.length).toBeGreaterThan(6);
    for (const line of rows) expect(line).toMatch(/^✓ .* \(asked Cloudflare: npx wrangler .*\)$/);
    expect(invented.told).toContain("✓ is well   ✗ is to be mended");
    expect(invented.told).toContain("The Worker was not asked, nor Meta by it");
  });

  it.each([
    ["something else", { "/health": { welcome: "to a shop" } }, /no Worker of this kind \(HTTP 200\)/],
    ["no JSON", { "/health": undefined }, /no Worker of this kind \(HTTP 404\)/],
  ])(
    "tells what Cloudflare says also where %s answers at --url, once asked",
    async (_what, worker, words) => {
      const invented = new InventedWorld();
      await setUp(invented.world, DEPLOY);
      [invented.done.length, invented.said.length] = [0, 0];
      Object.assign(invented.worker, worker);

      expect(await setUp(invented.world, { mode: "check", answers: {}, url: URL_OF_WORKER })).toBe(1);

      expect(changesOf(invented)).toEqual([GET_HEALTH]);
      expect(invented.told).toMatch(/✓ Worker fb-chat-gadget/);
      expect(invented.told).toMatch(words);
    },
  );
});

describe("npm run setup -- --local", () => {
  it("writes .dev.vars beside what stands there, and touches nothing else", async () => {
    const invented = new InventedWorld();
    invented.files[".dev.vars"] = { ENCRYPTION_KEYS: "mine:keys", LOCATION_HINT: "weur" };

    expect(await setUp(invented.world, { ...DEPLOY, mode: "local" })).toBe(0);

    expect(invented.done).toEqual(["write .dev.vars"]);
    expect(invented.files[".dev.vars"]).toMatchObject({
      ...APP,
      ENCRYPTION_KEYS: "mine:keys",
      LOCATION_HINT: "weur",
      AGENT_TOKEN_SECRET: expect.any(String) as string,
    });
  });
});

describe("the jurisdiction in wrangler.toml", () => {
  it("is written once, changed and taken away in its own block alone", () => {
    const bare = 'a = 1\n[[r2_buckets]]\nbinding = "M"\nbucket_name = "b"\n[vars]\nbucket_name = "x"\n';
    const inEurope = withJurisdiction(bare, "eu");

    expect(inEurope).toBe(bare.replace('bucket_name = "b"\n', 'bucket_name = "b"\njurisdiction = "eu"\n'));
    expect(withJurisdiction(inEurope, "fedramp")).toBe(inEurope.replace("eu", "fedramp"));
    expect(withJurisdiction(inEurope, null)).toBe(bare);
  });
});
