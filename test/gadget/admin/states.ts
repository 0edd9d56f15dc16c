import {
  aBox,
  DEAD_LETTERS,
  aDiagnosis,
  anImport,
  aProfile,
  anErasure,
  aToken,
  FakeWindows,
  FakeWorker,
  NOW,
  PAGES,
  Refused,
  WRONG,
} from "./support/fake-worker.ts";
import { metricsAfter } from "./support/metrics.ts";
import type { AdminDriver, AdminOptions } from "./support/mount.ts";
import { LOGIN_MESSAGE } from "../../../gadget/admin/connect/login-window.ts";
import { CHECKS } from "../../../worker/protocol/admin/doctor.ts";
import { waitUntil } from "@open-wc/testing";

/** A state of the admin that somebody may see: looked at by axe, and photographed. */
export type AdminState = {
  name: string;
  /** Words that are on the screen when it is reached, in English. */
  shows: string;
  worker?: (worker: FakeWorker) => void;
  options?: AdminOptions;
  act?: (driver: AdminDriver, worker: FakeWorker) => void | Promise<void>;
};

const PROFILE: AdminOptions = { hash: "#pages/10150002/profile" };

async function changeAndSave(driver: AdminDriver): Promise<void> {
  await driver.shows("Nothing is changed yet.");
  await driver.write("greeting[0].text", "Good day");
  await waitUntil(() => saveOf(driver)?.disabled === false);
  saveOf(driver)!.click();
}

/** By its look: what it says is in the language of the picture. */
const saveOf = (driver: AdminDriver) =>
  driver.all<HTMLElement & { disabled: boolean }>("fb-chat-admin-profile wa-button[variant=brand]")[0];

/** Opens one of what stands below the findings. */
async function openMore(driver: AdminDriver, index: number): Promise<void> {
  const all = () => driver.all<HTMLDetailsElement>("fb-chat-admin-doctor details.more");
  await waitUntil(() => all().length > index);
  all()[index]!.open = true;
}

/** It stands below the connection. */
async function showPast(driver: AdminDriver): Promise<void> {
  const past = () => driver.all("fb-chat-admin-past .figures")[0];
  await waitUntil(() => past() !== undefined);
  past()!.scrollIntoView({ block: "center" });
}

const roundTripOf = (driver: AdminDriver) =>
  driver.all<HTMLElement & { disabled: boolean }>("fb-chat-admin-doctor .more form.line wa-button")[0];

const NEVER = () => new Promise<never>(() => {});

/** Logs in with Facebook in a window that answers at once. */
async function logIn(driver: AdminDriver, says: Record<string, unknown> = { code: "code-1" }) {
  const windows = new FakeWindows();
  const find = () => driver.all<HTMLElement & { windows: unknown }>("fb-chat-admin-login")[0];
  await waitUntil(() => find() !== undefined);
  find()!.windows = windows;
  driver.all("fb-chat-admin-login wa-button")[0]!.click();
  await waitUntil(() => windows.opened.length > 0);
  if (says["type"] !== "none") windows.says({ type: LOGIN_MESSAGE, state: "state-1", ...says });
}

const ONE_DESK = { desks: [{ desk: "main", label: "Lamps & Light", company: "main", madeAt: null }] };

export const ADMIN_STATES: readonly AdminState[] = [
  { name: "sign-in", shows: "Sign in", options: { isAlone: true } },
  {
    name: "sign-in-refused",
    shows: "used already",
    options: { isAlone: true, hash: "#link=used" },
    worker: (worker) => (worker.session = () => new Refused("link_used", 401)),
  },
  {
    name: "session-ending",
    shows: "two minutes",
    options: { isAlone: true },
    worker: (worker) => (worker.session = () => ({ token: aToken(), expiresAt: NOW + 15 * 60_000 })),
    act: async (driver, worker) => {
      await driver.shows("Lamps");
      await worker.clock.advance(13.5 * 60_000);
    },
  },
  {
    name: "session-ended",
    shows: "session has ended",
    options: { isAlone: true },
    worker: (worker) => (worker.session = () => ({ token: aToken(), expiresAt: NOW + 15 * 60_000 })),
    act: async (driver, worker) => {
      await driver.shows("Lamps");
      await worker.clock.advance(16 * 60_000);
    },
  },
  { name: "pages", shows: "Lamps & Light Berlin" },
  {
    name: "sections-open",
    shows: "App Review",
    act: async (driver) => {
      await waitUntil(() => driver.all("fb-chat-admin-nav button").length > 0);
      driver.all("fb-chat-admin-nav button")[0]!.click();
    },
  },
  {
    name: "pages-needy",
    shows: "Needs attention",
    worker: (worker) =>
      void worker.has({
        "page.list": () => ({
          pages: PAGES.map((page, index) => (index < 2 ? { ...page, findings: 2 } : page)),
          waiting: [],
        }),
      }),
  },
  {
    name: "desks-while-pages-are-needy",
    shows: "2 Pages need attention",
    options: { hash: "#desks" },
    worker: (worker) =>
      void worker.has({
        "page.list": () => ({ pages: PAGES.map((page, at) => ({ ...page, findings: at % 2 })), waiting: [] }),
      }),
  },
  { name: "pages-loading", shows: "Loading", worker: (worker) => void worker.has({ "page.list": NEVER }) },
  {
    name: "pages-none",
    shows: "No Page is connected yet",
    worker: (worker) => void worker.has({ "page.list": () => ({ pages: [], waiting: [] }) }),
  },
  {
    name: "pages-lost",
    shows: "The server did not answer",
    worker: (worker) => void worker.has({ "page.list": () => Promise.reject(new TypeError("away")) }),
  },
  {
    name: "pages-not-found",
    shows: "No Page fits",
    act: async (driver) => {
      await driver.shows("Lamps");
      await driver.write("filter", "zebra");
    },
  },
  {
    name: "pages-of-an-administrator",
    shows: "Chairs of Old Town",
    options: { token: aToken("admin", "chairs", "daniel@chairs.example") },
    worker: (worker) =>
      void worker.has({
        "page.list": () => ({ pages: PAGES.filter(({ desk }) => desk === "chairs"), waiting: [] }),
        "desk.list": () => ({
          desks: [{ desk: "chairs", label: "Chairs of Old Town", company: "chairs", madeAt: NOW }],
        }),
      }),
  },
  { name: "page", shows: "Try and keep it", options: { hash: "#pages/10150002" } },
  { name: "page-unfinished", shows: "former one still holds", options: { hash: "#pages/10150004" } },
  {
    name: "page-wrong",
    shows: "Complete the fields",
    options: { hash: "#pages/10150002" },
    worker: (worker) => void worker.has({ "page.check": () => aDiagnosis(WRONG) }),
    act: async (driver) => {
      await waitUntil(() => driver.all("fb-chat-admin-doctor wa-button").length > 0);
      driver.all("fb-chat-admin-doctor wa-button")[0]!.click();
      await waitUntil(() => driver.all("fb-chat-admin-doctor .wrong").length > 0);
    },
  },
  {
    name: "page-tested",
    shows: "Meta does not tell this.",
    options: { hash: "#pages/10150002" },
    act: async (driver) => {
      await waitUntil(() => driver.all("fb-chat-admin-doctor details").length > 0);
      driver.all<HTMLDetailsElement>("fb-chat-admin-doctor details")[0]!.open = true;
    },
  },
  {
    name: "page-testing",
    shows: `${CHECKS.length - 1} of ${CHECKS.length}`,
    options: { hash: "#pages/10150002" },
    worker: (worker) => {
      worker.checksHeldBack = NEVER();
      worker.has({ "page.check": () => aDiagnosis(WRONG) });
    },
    act: async (driver) => {
      await waitUntil(() => driver.all("fb-chat-admin-doctor wa-button").length > 0);
      driver.all("fb-chat-admin-doctor wa-button")[0]!.click();
      await waitUntil(() => driver.all("fb-chat-admin-doctor .running .attention").length === WRONG.length);
    },
  },
  {
    name: "page-box",
    shows: "Where is my order?",
    options: { hash: "#pages/10150002" },
    worker: (worker) =>
      void worker.has({
        "blackBox.show": () => aBox(),
        "deadLetter.list": () => ({ letters: DEAD_LETTERS, total: 1, next: null }),
      }),
    act: async (driver) => {
      const box = () => driver.all("fb-chat-admin-box [data-act='find']")[0];
      await waitUntil(() => box() !== undefined);
      driver
        .all("fb-chat-admin-box form.filters")[0]!
        .dispatchEvent(new Event("submit", { cancelable: true }));
      await waitUntil(
        () => driver.all("fb-chat-admin-box .rows:not(.letters) [data-act='open']").length === 2,
      );
      driver.all("fb-chat-admin-box .rows:not(.letters) [data-act='open']")[0]!.click();
      await waitUntil(() => driver.all("fb-chat-admin-box [data-field='reason']").length === 1);
      await driver.write("reason", "Complaint 4711");
      driver.all("fb-chat-admin-box [data-act='foresee']")[0]!.click();
      await waitUntil(() => driver.all("fb-chat-admin-box .diff .new").length === 2);
      driver.all("fb-chat-admin-box h2")[0]!.scrollIntoView();
    },
  },
  {
    name: "page-past",
    shows: "1,240 of about 3,000 conversations",
    options: { hash: "#pages/10150002" },
    worker: (worker) => void worker.has({ "page.import.read": () => anImport() }),
    act: showPast,
  },
  {
    name: "page-past-refused",
    shows: "Meta refused it (code 10)",
    options: { hash: "#pages/10150002" },
    worker: (worker) =>
      void worker.has({
        "page.import.read": () =>
          anImport({ state: "failed", endedAt: NOW, graph: { code: 10, subcode: null }, unread: 2 }),
      }),
    act: showPast,
  },
  {
    name: "page-fields",
    shows: "messaging_feedback",
    options: { hash: "#pages/10150002" },
    act: (driver) => openMore(driver, 2),
  },
  {
    name: "page-comments",
    shows: "pages_read_user_content",
    options: { hash: "#pages/10150002" },
    act: (driver) => openMore(driver, 1),
  },
  {
    name: "page-round-trip",
    shows: "Send",
    options: { hash: "#pages/10150002" },
    worker: (worker) => void worker.has({ "page.roundTrip": NEVER }),
    act: async (driver, worker) => {
      await openMore(driver, 0);
      await driver.write("psid", "24150001");
      await waitUntil(() => roundTripOf(driver)?.disabled === false);
      roundTripOf(driver)!.click();
      await waitUntil(() => driver.all("fb-chat-admin-doctor .on-its-way").length > 0);
      await worker.clock.advance(3_000);
    },
  },
  { name: "page-disconnected", shows: "Disconnected", options: { hash: "#pages/10150003" } },
  { name: "page-from-configuration", shows: "FACEBOOK_PAGE_ID", options: { hash: "#pages/10150001" } },
  { name: "page-gone", shows: "no such Page or desk", options: { hash: "#pages/99" } },
  {
    name: "page-token-refused",
    shows: "Meta refuses this token",
    options: { hash: "#pages/10150002" },
    worker: (worker) =>
      void worker.has({
        "page.connect": () =>
          new Refused("token_not_good", 409, {
            problems: [{ name: "FACEBOOK_PAGE_ACCESS_TOKEN", problem: "refused_by_meta" }],
          }),
      }),
    act: async (driver) => {
      await driver.shows("Try and keep it");
      await driver.write("token", "EAAwrong");
      const [form] = driver.all("fb-chat-admin-page form:has([data-field=token])");
      form!.dispatchEvent(new Event("submit", { cancelable: true }));
    },
  },
  {
    name: "page-disconnect",
    shows: "Disconnect Lamps & Light Berlin?",
    options: { hash: "#pages/10150002" },
    act: async (driver) => {
      await driver.shows("Try and keep it");
      driver.all("fb-chat-admin-page wa-button[variant=danger]:not(wa-dialog *)")[0]!.click();
    },
  },
  { name: "profile", shows: "Nothing is changed yet.", options: PROFILE },
  {
    name: "profile-empty",
    shows: "Say hello.",
    options: PROFILE,
    worker: (worker) =>
      void worker.has({
        "page.profile.read": () =>
          aProfile({ isEuropean: true, calls: { left: 1, saveAt: NOW + 300_000 } }, {}),
      }),
  },
  {
    name: "profile-changed",
    shows: "What will change",
    options: PROFILE,
    act: async (driver) => {
      await driver.shows("Nothing is changed yet.");
      await driver.write("greeting[0].text", "Good day {{user_full_name}}");
      await driver.write("menu[0].items[1].title", "To our shop");
      await driver.write("domains", "https://lamps.example");
      await driver.shows("To our shop");
    },
  },
  {
    name: "profile-wrong",
    shows: "At most 30 characters.",
    options: PROFILE,
    act: async (driver) => {
      await driver.shows("Nothing is changed yet.");
      await driver.write("menu[0].items[0].title", "Talk to a person who knows all about lamps");
      await driver.write("greeting[0].text", "x".repeat(161));
      await driver.write("domains", "http://lamps.example");
    },
  },
  {
    name: "profile-refused",
    shows: "Meta refused it.",
    options: PROFILE,
    worker: (worker) =>
      void worker.has({
        "page.profile.save": () =>
          new Refused("profile_refused", 409, {
            ...{ graphCode: 100, graphSubcode: null, path: "menu[0].items[1].url" },
            said: "Param persistent_menu[0][call_to_actions][1][url] should represent a valid URL",
          }),
      }),
    act: (driver) => changeAndSave(driver),
  },
  {
    name: "profile-changed-elsewhere",
    shows: "Somebody changed this at Meta meanwhile: Greeting.",
    options: PROFILE,
    worker: (worker) =>
      void worker.has({
        "page.profile.save": () =>
          new Refused("profile_changed", 409, {
            properties: ["greeting"],
            now: aProfile({}, { ...aProfile().profile, greeting: [{ locale: "default", text: "Hi" }] }),
          }),
      }),
    act: (driver) => changeAndSave(driver),
  },
  {
    name: "profile-busy",
    shows: "Meta takes ten calls in ten minutes",
    options: PROFILE,
    worker: (worker) =>
      void worker.has({
        "page.profile.save": () => new Refused("profile_busy", 429, { retryAt: NOW + 240_000 }),
      }),
    act: (driver) => changeAndSave(driver),
  },
  {
    name: "profile-foreign",
    shows: "in a form that cannot be shown here",
    options: PROFILE,
    worker: (worker) =>
      void worker.has({
        "page.profile.read": () => aProfile({ foreign: ["menu"] }, { getStarted: { payload: "START" } }),
      }),
  },
  {
    name: "profile-unread",
    shows: "Meta did not answer.",
    options: PROFILE,
    worker: (worker) => void worker.has({ "page.profile.read": () => new Refused("meta_unavailable", 503) }),
  },
  { name: "connect", shows: "How do you want to connect it?", options: { hash: "#connect" } },
  { name: "connect-by-hand", shows: "Page access token", options: { hash: "#connect/hand" } },
  {
    name: "connect-by-hand-missing",
    shows: "This is missing.",
    options: { hash: "#connect/hand" },
    act: async (driver) => {
      await driver.shows("Page access token");
      driver.tick(0);
      await driver.write("page", "10150005");
      driver.all("fb-chat-admin-by-hand form")[0]!.dispatchEvent(new Event("submit", { cancelable: true }));
    },
  },
  {
    name: "connect-by-hand-refused",
    shows: "belongs to another Page",
    options: { hash: "#connect/hand" },
    worker: (worker) =>
      void worker.has({
        "page.connect": () => new Refused("other_page", 409, { pageId: "10150009", name: "Museum" }),
      }),
    act: async (driver) => {
      await driver.shows("Page access token");
      await driver.write("page", "10150005");
      await driver.write("token", "EAAother");
      await driver.choose("desk", "main");
      driver.all("fb-chat-admin-by-hand form")[0]!.dispatchEvent(new Event("submit", { cancelable: true }));
    },
  },
  { name: "connect-by-login", shows: "Open Facebook", options: { hash: "#connect/login" } },
  {
    name: "connect-by-login-open",
    shows: "open in another window",
    options: { hash: "#connect/login" },
    act: (driver) => logIn(driver, { type: "none" }),
  },
  {
    name: "connect-by-login-denied",
    shows: "You pressed",
    options: { hash: "#connect/login" },
    act: (driver) => logIn(driver, { reason: "user_denied" }),
  },
  {
    name: "connect-by-login-choose",
    shows: "Connect 1 Page",
    options: { hash: "#connect/login" },
    act: async (driver) => {
      await logIn(driver);
      await driver.shows("Museum of Lamps");
      driver.tick(1);
    },
  },
  {
    name: "connect-by-login-lacking",
    shows: "no longer gives what it connected",
    options: { hash: "#connect/login" },
    worker: (worker) =>
      void worker.has({
        "login.finish": () => ({
          ...{ login: "login-1", person: "Carla Diaz" },
          pages: [{ pageId: "10150005", name: "Lamps & Light Wien", unusable: null, connectedAt: null }],
          lacking: [
            { pageId: "10150002", name: "Lamps & Light Berlin", isOwn: true },
            { pageId: "10150009", name: "Museum", isOwn: false },
          ],
        }),
      }),
    act: (driver) => logIn(driver),
  },
  {
    name: "connect-by-login-none",
    shows: "Facebook gives no Page",
    options: { hash: "#connect/login" },
    worker: (worker) =>
      void worker.has({ "login.finish": () => ({ login: "login-1", person: "Carla Diaz", pages: [] }) }),
    act: (driver) => logIn(driver),
  },
  {
    name: "connect-by-login-results",
    shows: "What became of it",
    options: { hash: "#connect/login" },
    worker: (worker) =>
      void worker.has({
        "login.connect": () => ({
          pages: [
            { pageId: "10150002", ok: true },
            { pageId: "10150005", ok: false, reason: "being_changed" },
          ],
        }),
      }),
    act: async (driver) => {
      await logIn(driver);
      await driver.shows("Museum of Lamps");
      driver.tick(0);
      driver.tick(1);
      await waitUntil(() => driver.all("[data-field=desk-10150005]").length > 0);
      await driver.choose("desk-10150002", "main");
      await driver.choose("desk-10150005", "main");
      await waitUntil(
        () => !driver.all<HTMLElement & { disabled: boolean }>("fb-chat-admin-login wa-button")[0]!.disabled,
      );
      driver.all("fb-chat-admin-login wa-button")[0]!.click();
    },
  },
  { name: "desks", shows: "New desk", options: { hash: "#desks" } },
  {
    name: "desks-rename",
    shows: "Save",
    options: { hash: "#desks" },
    act: async (driver) => {
      await driver.shows("Chairs of Old Town");
      driver.all("fb-chat-admin-desks li wa-button")[1]!.click();
    },
  },
  {
    name: "desks-wrong",
    shows: "Letters, digits, - and _ only",
    options: { hash: "#desks" },
    act: async (driver) => {
      await driver.shows("New desk");
      await driver.write("name", "Sofas");
      await driver.write("id", "so fas");
      driver.all("fb-chat-admin-desks form")[0]!.dispatchEvent(new Event("submit", { cancelable: true }));
    },
  },
  { name: "people", shows: "daniel@chairs.example", options: { hash: "#people" } },
  {
    name: "people-without-desk",
    shows: "This is missing.",
    options: { hash: "#people" },
    act: async (driver) => {
      await driver.shows("E-mail address");
      await driver.write("email", "erik@chairs.example");
      driver.all("fb-chat-admin-people form")[0]!.dispatchEvent(new Event("submit", { cancelable: true }));
    },
  },
  {
    name: "people-remove",
    shows: "Remove daniel@chairs.example?",
    options: { hash: "#people" },
    act: async (driver) => {
      await driver.shows("daniel@chairs.example");
      driver.all("fb-chat-admin-people li wa-button")[1]!.click();
    },
  },
  { name: "apps", shows: "Data deletion request URL", options: { hash: "#apps" } },
  {
    name: "apps-none",
    shows: "There is no app yet",
    options: { hash: "#apps" },
    worker: (worker) => void worker.has({ "app.list": () => ({ apps: [] }) }),
  },
  {
    name: "waiting",
    shows: "10150077",
    options: { hash: "#waiting" },
    worker: (worker) =>
      void worker.has({ "deadLetter.list": () => ({ letters: DEAD_LETTERS, total: 1, next: null }) }),
  },
  {
    name: "waiting-none",
    shows: "Nothing waits.",
    options: { hash: "#waiting" },
    worker: (worker) => void worker.has({ "page.list": () => ({ pages: PAGES, waiting: [] }) }),
  },
  {
    name: "masking",
    shows: "As it is read",
    options: { hash: "#masking", token: aToken("admin", "chairs", "daniel@chairs.example") },
    act: async (driver) => {
      await driver.shows("Who sees everything");
      await driver.write("text", "My card is 4111 1111 1111 1111, my number KD-123456");
      driver.all("fb-chat-admin-masking wa-button[type=submit]").at(-1)!.click();
    },
  },
  {
    name: "masking-wrong",
    shows: "is no pattern",
    options: { hash: "#masking", token: aToken("admin", "chairs", "daniel@chairs.example") },
    act: async (driver) => {
      await driver.shows("Who sees everything");
      await driver.write("patterns", "Anything: ***");
      driver.all("fb-chat-admin-masking wa-button[type=submit]")[0]!.click();
    },
  },
  { name: "privacy", shows: "To be done by hand", options: { hash: "#privacy" } },
  {
    name: "privacy-retention",
    shows: "Remove what is older?",
    options: { hash: "#privacy", token: aToken("admin", "chairs", "daniel@chairs.example") },
    act: async (driver) => {
      await driver.shows("How long things are kept");
      await driver.shows("Last looked through");
      await driver.write("messages", "730");
      driver.all("fb-chat-admin-retention wa-button[type=submit]")[0]!.click();
    },
  },
  {
    name: "privacy-found",
    shows: "Maria Lopez-Garcia",
    options: { hash: "#privacy", token: aToken("admin", "main", "carla@lamps.example") },
    act: async (driver) => {
      await driver.shows("Find a person");
      await driver.write("person", "maria");
      driver.all("fb-chat-admin-find-person wa-button[type=submit]")[0]!.click();
    },
  },
  {
    name: "privacy-hold",
    shows: "Lift the legal hold?",
    options: { hash: "#privacy", token: aToken("admin", "main", "carla@lamps.example") },
    act: async (driver) => {
      await waitUntil(() => driver.all("fb-chat-admin-holds li wa-button").length > 0);
      driver.all("fb-chat-admin-holds li wa-button")[0]!.click();
    },
  },
  {
    name: "privacy-none",
    shows: "Nobody was erased yet",
    options: { hash: "#privacy" },
    worker: (worker) => void worker.has({ "erasure.list": () => ({ erasures: [], requests: [] }) }),
  },
  {
    name: "privacy-lost",
    shows: "The server did not answer",
    options: { hash: "#privacy" },
    worker: (worker) => void worker.has({ "erasure.list": () => Promise.reject(new TypeError("away")) }),
  },
  {
    name: "privacy-all-lost",
    shows: "This could not be read",
    options: { hash: "#privacy", token: aToken("admin", "main", "carla@lamps.example") },
    worker: (worker) => void (worker.refusesAll = new Refused("unavailable", 503)),
  },
  {
    name: "privacy-erase-held",
    shows: "1 is under a legal hold",
    options: { hash: "#privacy", token: aToken("admin", "main", "carla@lamps.example") },
    act: async (driver) => {
      await waitUntil(() => driver.all("fb-chat-admin-find-person").length > 0);
      await driver.write("person", "maria");
      driver.all("fb-chat-admin-find-person wa-button[type=submit]")[0]!.click();
      const erase = () => driver.all("fb-chat-admin-find-person li wa-button[variant=danger]")[1];
      await waitUntil(() => erase() !== undefined);
      erase()!.click();
    },
  },
  {
    name: "privacy-under-way",
    shows: "12 of 40 erased",
    options: { hash: "#privacy", token: aToken("admin", "chairs", "daniel@chairs.example") },
    worker: (worker) =>
      void worker.has({
        "erasure.list": () => ({
          erasures: [anErasure({ origin: "page", pageId: "10150003", people: 40, done: 12, endedAt: null })],
          requests: null,
        }),
      }),
  },
  {
    name: "privacy-wrong",
    shows: "This names nobody: ada@example.com",
    options: { hash: "#privacy" },
    act: async (driver) => {
      await driver.shows("To be done by hand");
      await driver.write("people", "ada@example.com");
      driver.all("fb-chat-admin-privacy wa-button[type=submit][variant=danger]")[0]!.click();
    },
  },
  {
    name: "privacy-asked",
    shows: "Erase 2 people?",
    options: { hash: "#privacy" },
    act: async (driver) => {
      await driver.shows("To be done by hand");
      await driver.shows("Page of the PSIDs");
      await driver.write("people", "10150001:7788990011223\n7788990011224");
      driver.all("fb-chat-admin-privacy wa-button[type=submit][variant=danger]")[0]!.click();
    },
  },
  { name: "audit", shows: "looked on silently", options: { hash: "#audit" } },
  {
    name: "audit-keep-wrong",
    shows: "A whole number from 180 to 3650",
    options: { hash: "#audit" },
    act: async (driver) => {
      await driver.shows("How long lines are kept");
      await driver.write("days", "30");
      driver.all("fb-chat-admin-audit form")[1]!.dispatchEvent(new Event("submit", { cancelable: true }));
    },
  },
  {
    name: "audit-lost",
    shows: "The server did not answer",
    options: { hash: "#audit" },
    worker: (worker) => void worker.has({ "audit.read": () => Promise.reject(new TypeError("away")) }),
  },
  {
    name: "audit-none",
    shows: "Nothing was found",
    options: { hash: "#audit" },
    worker: (worker) =>
      void worker.has({
        "audit.read": () => ({
          ...{ deeds: [], next: null, head: null, conversations: {}, names: {}, days: 730 },
        }),
      }),
  },
  {
    name: "usage",
    shows: "2,400,000 ÷ 1,000,000 × $1.00 = $2.40",
    options: { hash: "#usage", token: aToken("admin") },
    worker: (worker) => void worker.has({ "desk.list": () => ONE_DESK }),
  },
  { name: "usage-all", shows: "Of that billed", options: { hash: "#usage" } },
  {
    name: "usage-young",
    shows: "Within the first hour there is no rate",
    options: { hash: "#usage", token: aToken("admin") },
    worker: (worker) =>
      void worker.has({
        "desk.list": () => ONE_DESK,
        "metrics.read": () => metricsAfter(1 / 24 / 60, { "rows_written|desk": 41, worker_requests: 3 }),
      }),
  },
  {
    name: "usage-none",
    shows: "Nothing was counted yet",
    options: { hash: "#usage", token: aToken("admin") },
    worker: (worker) =>
      void worker.has({ "desk.list": () => ONE_DESK, "metrics.read": () => metricsAfter(0, {}) }),
  },
  {
    name: "usage-some-lost",
    shows: "Not in these sums",
    options: { hash: "#usage" },
    worker: (worker) =>
      void worker.has({
        "metrics.read": ({ desk = "main" }) =>
          desk === "chairs" ? new Refused("unavailable", 503) : metricsAfter(12),
      }),
  },
  {
    name: "usage-not-anew",
    shows: "As it was when it was last read",
    options: { hash: "#usage" },
    act: async (driver, worker) => {
      const again = () => driver.all('fb-chat-admin-usage [data-act="again"]').at(-1);
      await waitUntil(() => again() !== undefined);
      worker.refusesAll = new Refused("unavailable", 503);
      again()!.click();
      await waitUntil(() => driver.all("wa-callout").length > 0);
    },
  },
  {
    name: "usage-lost",
    shows: "The server did not answer",
    options: { hash: "#usage" },
    worker: (worker) => void worker.has({ "metrics.read": () => Promise.reject(new TypeError("away")) }),
  },
  {
    name: "keys",
    shows: "Shown this once",
    options: { hash: "#keys" },
    act: async (driver) => {
      await driver.shows("last used");
      await driver.write("name", "Shop");
      const [box] = driver.all("fb-chat-admin-keys wa-checkbox");
      const told = new Promise((done) => box!.addEventListener("change", done, { once: true }));
      box!.click();
      await told;
      driver.all("fb-chat-admin-keys form")[0]!.dispatchEvent(new Event("submit", { cancelable: true }));
    },
  },
  { name: "webhooks", shows: "Does not answer", options: { hash: "#webhooks" } },
  {
    name: "webhooks-none",
    shows: "No program is told anything yet.",
    options: { hash: "#webhooks" },
    worker: (worker) => void worker.has({ "webhook.list": () => ({ webhooks: [] }) }),
  },
  {
    name: "webhooks-lost",
    shows: "The server did not answer",
    options: { hash: "#webhooks" },
    worker: (worker) => void worker.has({ "webhook.list": () => Promise.reject(new TypeError("away")) }),
  },
  {
    name: "webhooks-new",
    shows: "no public address",
    options: { hash: "#webhooks/main/new" },
    act: async (driver) => {
      await driver.shows("What it is told of people");
      await driver.write("url", "http://shop.example/hook");
      driver
        .all("fb-chat-admin-webhook-form form")[0]!
        .dispatchEvent(new Event("submit", { cancelable: true }));
    },
  },
  {
    name: "webhooks-made",
    shows: "Shown this once",
    options: { hash: "#webhooks/main/new" },
    act: async (driver) => {
      await driver.shows("What it is told of people");
      await driver.write("url", "https://shop.example/hook");
      driver
        .all("fb-chat-admin-webhook-form form")[0]!
        .dispatchEvent(new Event("submit", { cancelable: true }));
    },
  },
  {
    name: "webhooks-one",
    shows: "it answered 200",
    options: { hash: "#webhooks/main/a1b2c3d4e5f60718" },
    act: async (driver) => {
      await waitUntil(() => driver.all("fb-chat-admin-webhook-log li").length === 25);
      driver.all("fb-chat-admin-webhook [data-act=test]")[0]!.click();
    },
  },
  {
    name: "webhooks-failing",
    shows: "Deliver all (3)",
    options: { hash: `#webhooks/main/${"b".repeat(16)}` },
    act: async (driver) => {
      await waitUntil(() => driver.all("fb-chat-admin-webhook-letters li").length === 3);
      driver.all("fb-chat-admin-webhook-letters [data-act=body]")[0]!.click();
      await waitUntil(() => driver.all("fb-chat-admin-webhook-event pre").length === 1);
    },
  },
  {
    name: "webhooks-dead",
    shows: "Nothing reached it for three days",
    options: { hash: `#webhooks/main/${"d".repeat(16)}` },
    worker: (worker) => void worker.has({ "webhook.deliveries": () => ({ deliveries: [], more: false }) }),
  },
  {
    name: "webhooks-remove",
    shows: "Remove CRM?",
    options: { hash: "#webhooks/main/a1b2c3d4e5f60718" },
    act: async (driver) => {
      await waitUntil(() => driver.all("fb-chat-admin-webhook [data-act=ask-remove]").length > 0);
      driver.all("fb-chat-admin-webhook [data-act=ask-remove]")[0]!.click();
    },
  },
  { name: "review", shows: "Which way is yours?", options: { hash: "#review" } },
  {
    name: "review-link",
    shows: "Told this once",
    options: { hash: "#review" },
    act: async (driver) => {
      await driver.shows("Make a link");
      driver
        .all("fb-chat-admin-review-links form")[0]!
        .dispatchEvent(new Event("submit", { cancelable: true }));
    },
  },
  {
    name: "review-opened",
    shows: "Administrators of other businesses",
    options: { hash: "#review" },
    act: async (driver) => {
      await driver.shows("Which way is yours?");
      await driver.choose("way", "tenants");
      for (const one of driver.all<HTMLDetailsElement>("fb-chat-admin-review details")) one.open = true;
    },
  },
  {
    name: "not-signed-in-around",
    shows: "You are not signed in",
    options: { token: "" },
  },
];

/** Brings a Worker into the state's shape; the admin comes after it. */
export function workerOf(state: AdminState): FakeWorker {
  const worker = new FakeWorker();
  state.worker?.(worker);
  return worker;
}
