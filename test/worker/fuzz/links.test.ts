import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { isOwnApiKey, newApiKey } from "../../../worker/access/api-keys.ts";
import { isOwnPass, newPass, readPass } from "../../../worker/access/passes.ts";
import { openReference, sealReference } from "../../../worker/access/references.ts";
import { isOwnWord, newWord } from "../../../worker/access/words.ts";
import { readExportLink, signExportLink } from "../../../worker/bucket/export-link.ts";
import { readLastingLink, signLastingLink } from "../../../worker/bucket/lasting.ts";
import { readMediaLink, signMediaLink } from "../../../worker/bucket/link.ts";
import { StickerLinks } from "../../../worker/bucket/sticker-link.ts";
import { readAdminLink } from "../../../worker/domain/admin-link.ts";
import { readSignedRequest } from "../../../worker/graph/signed-request.ts";
import { newLoginState, readLoginState } from "../../../worker/protocol/admin/login-state.ts";
import { bytesInAnySpelling } from "../../../worker/protocol/base64url.ts";
import { forgetAll } from "../../../worker/remembered.ts";
import { APP_SECRET, env, ORIGIN, PAGE_ID } from "../support/env.ts";
import { altered, fuzzed, FUZZ_TIMEOUT } from "../support/fuzz.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { signedRequest } from "../support/signed-request.ts";

useMeta();

const SECRETS = [APP_SECRET];
const KEYS = [{ id: "k", bytes: new Uint8Array(32).fill(7) }];
const PLACE = { desk: "main", page: PAGE_ID };
const FOREVER = 9e15;
const EXPORT = {
  ...{ desk: "main", conversations: [`${PAGE_ID}:7700110033`], id: "1", sub: "mia", name: "Mia" },
  expiresAt: FOREVER,
};
const linkIn = (path: string): string => path.slice(path.indexOf("=") + 1);
const lasting = () => ({ bucket: env.MEDIA!, secret: APP_SECRET });
const stickers = new StickerLinks(APP_SECRET);

/** One that is good, and what it is read as; null where it is none. `same`: what is the same in another spelling. */
type Kind = {
  make: () => Promise<string>;
  read: (text: string) => unknown;
  same?: (text: string) => string;
  path?: (text: string) => Request;
};

const bytesOf = (text: string): string =>
  text
    .split(".")
    .map((part, at) => (at === 0 ? String(bytesInAnySpelling(part)) : part))
    .join(".");
const get = (path: string): Request => new Request(`${ORIGIN}${path}`);
const bearer = (path: string, token: string): Request =>
  new Request(`${ORIGIN}${path}`, { method: "POST", headers: { Authorization: `Bearer ${token}` } });

const KINDS: Record<string, Kind> = {
  "a media link": {
    make: async () =>
      linkIn(await signMediaLink(APP_SECRET, { desk: "main", key: "1/2/3", expiresAt: FOREVER })),
    read: (text) => readMediaLink(SECRETS, text, 0),
    path: (text) => get(`/media/file?link=${encodeURIComponent(text)}`),
  },
  "an export link": {
    make: async () => linkIn(await signExportLink(APP_SECRET, EXPORT)),
    read: (text) => readExportLink(SECRETS, text, 0),
    path: (text) => get(`/export?link=${encodeURIComponent(text)}`),
  },
  "a lasting link": {
    make: async () => linkIn(await signLastingLink(lasting(), "1/2/given-3")),
    read: (text) => readLastingLink(lasting(), text),
    path: (text) => get(`/media/public?file=${encodeURIComponent(text)}`),
  },
  "a sticker's link": {
    make: async () => linkIn(await stickers.sign("https://elsewhere.example/a")),
    read: (text) => stickers.read(text),
    path: (text) => get(`/media/sticker?link=${encodeURIComponent(text)}`),
  },
  "a reference": {
    make: async () => {
      const sealed = await sealReference(KEYS, PLACE, { id: "0123456789abcdef", expires: 1 });
      return sealed.ok ? sealed.value : "";
    },
    read: (text) => openReference(KEYS, PLACE, text),
  },
  "a signed_request": {
    make: () => signedRequest("4711"),
    read: (text) => readSignedRequest(text, SECRETS),
    same: bytesOf,
    path: (text) =>
      new Request(`${ORIGIN}/meta/deauthorize`, {
        method: "POST",
        body: new URLSearchParams({ signed_request: text }),
      }),
  },
  "a pass": {
    make: async () => (await newPass("main", APP_SECRET)).pass,
    read: async (text) => {
      const pass = readPass(text);
      return pass !== null && (await isOwnPass(pass, SECRETS)) ? pass : null;
    },
  },
  "an API key": {
    make: () => newApiKey("main", APP_SECRET),
    read: async (text) => ((await isOwnApiKey(text, SECRETS)) ? text : null),
  },
  "a session": {
    make: () => newWord("admin_", APP_SECRET),
    read: async (text) => ((await isOwnWord("admin_", text, SECRETS)) ? text : null),
  },
  "a reviewer link": {
    make: () => newWord("review_", APP_SECRET),
    read: async (text) => ((await isOwnWord("review_", text, SECRETS)) ? text : null),
  },
};

/** Each kind has its share of the time that the file has, and so have both below. */
const PROPERTIES = Object.keys(KINDS).length + 2;

describe.each(Object.entries(KINDS))("%s", (_, { make, read, same = (text) => text, path }) => {
  it("is read as it was made, and as nothing where a letter of it is another", FUZZ_TIMEOUT, async () => {
    const good = await make();
    expect(await read(good)).not.toBeNull();
    await fc.assert(
      fc.asyncProperty(altered(good), async (text) => {
        fc.pre(same(text) !== same(good));
        expect(await read(text)).toBeNull();
        if (path === undefined) return;
        forgetAll();
        const response = await callWorker(path(text.toWellFormed()));
        await response.body?.cancel();
        expect([400, 403, 404, 413]).toContain(response.status);
      }),
      fuzzed(40, PROPERTIES),
    );
  });
});

describe("what is not signed", () => {
  it("is read as what it says, or as nothing", FUZZ_TIMEOUT, async () => {
    const [state, link] = [newLoginState(ORIGIN), `${"a1".repeat(32)}.1893456000`];
    await fc.assert(
      fc.asyncProperty(altered(state), altered(link), async (oneState, oneLink) => {
        const read = readLoginState(oneState);
        if (read !== null) expect(new URL(read.origin).origin).toBe(read.origin);
        const admin = readAdminLink(oneLink);
        if (admin !== null) expect(admin.hash).toMatch(/^[0-9a-f]{64}$/);
        forgetAll();
        const asked = get(`/oauth/facebook?state=${encodeURIComponent(oneState.toWellFormed())}`);
        const response = await callWorker(asked);
        const page = await response.text();
        expect([200, 400, 403]).toContain(response.status);
        // Nothing of it is written into the page.
        if (response.status === 200 && oneState.length > 20) expect(page).not.toContain(oneState);
      }),
      fuzzed(60, PROPERTIES),
    );
  });
});

describe("the doors that ask for one", () => {
  it("let nobody in with something made up, and break by nothing", FUZZ_TIMEOUT, async () => {
    vi.spyOn(console, "log").mockImplementation(() => undefined);
    const goods = await Promise.all(Object.values(KINDS).map(({ make }) => make()));
    const text = fc.constantFrom(...goods, "test-admin-link-secre").chain(altered);
    await fc.assert(
      fc.asyncProperty(text, async (made) => {
        forgetAll();
        const token = made.replaceAll(/[^\x21-\x7e]/g, "");
        const body = JSON.stringify({ secret: made });
        const responses = await Promise.all([
          callWorker(new Request(`${ORIGIN}/api/v1/admin/session`, { method: "POST", body })),
          callWorker(bearer("/api/v1/admin/desk.list", token)),
          callWorker(bearer("/api/v1/pass", token)),
          callWorker(new Request(`${ORIGIN}/api/v1/conversations`, bearer("/", token))),
          callWorker(get(`/meta/data-deletion/${encodeURIComponent(made.toWellFormed())}`)),
        ]);
        for (const response of responses) {
          await response.body?.cancel();
          expect([400, 401, 403, 404, 405, 413, 429]).toContain(response.status);
        }
      }),
      fuzzed(30, PROPERTIES),
    );
  });
});
