import { CHECKS, type Check } from "../../../worker/protocol/admin/doctor.ts";
import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { LOGIN_MESSAGE } from "../../../gadget/admin/connect/login-window.ts";
import {
  aDiagnosis,
  aToken,
  FakeWindows,
  FakeWorker,
  NOW,
  PAGES,
  Refused,
  UNFINISHED,
  WRONG,
} from "./support/fake-worker.ts";
import type { ResultOf } from "../../../gadget/admin/wire/commands.ts";
import type { Role } from "../../../worker/protocol/rights.ts";
import { mountAdmin, type AdminDriver, type AdminOptions } from "./support/mount.ts";

async function open(options: AdminOptions = {}, worker = new FakeWorker()) {
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  return { worker, driver: await mountAdmin(frame, worker, options) };
}

const submit = (driver: AdminDriver, form: string, at = 0) =>
  driver.all(form)[at]!.dispatchEvent(new Event("submit", { cancelable: true }));

describe("the sections of the admin", () => {
  it("are those that the role may, as the Worker says it", async () => {
    const { driver } = await open();
    await driver.shows("Pages");
    expect(driver.sections).to.deep.equal([
      "Pages",
      "Routing",
      "Live",
      "Reports",
      "Desks",
      "People",
      "Apps",
      "Waiting",
      "App Review",
      "API keys",
      "Webhooks",
      "Audit",
      "Usage",
      "Privacy",
      "Masking",
    ]);

    const { driver: other } = await open({ token: aToken("admin", "chairs") });
    await other.shows("Pages");
    expect(other.sections).to.deep.equal([
      "Pages",
      "Routing",
      "Live",
      "Reports",
      "Apps",
      "App Review",
      "API keys",
      "Webhooks",
      "Audit",
      "Usage",
      "Privacy",
      "Masking",
    ]);
  });

  it("are places of the address, between which Back goes", async () => {
    const { driver } = await open();
    await driver.follows("Desks");
    await driver.shows("New desk");
    expect(location.hash).to.equal("#desks");

    history.back();

    await driver.shows("Lamps & Light Berlin");
    expect(location.hash).to.equal("#pages");
  });

  it("begin at their heading for the keys", async () => {
    const { driver } = await open();
    await driver.follows("Desks");

    await waitUntil(() => driver.screen.focused?.textContent.trim() === "Desks");
  });
});

describe("the sections in a narrow panel", () => {
  const button = (driver: AdminDriver) => driver.all("fb-chat-admin-nav button")[0]!;
  const areShown = (driver: AdminDriver) => driver.all("nav a").some((link) => link.checkVisibility());
  const narrow = async () => {
    const { driver } = await open({ width: 320, hash: "#desks" });
    await driver.shows("New desk");
    return driver;
  };

  it("take one row, with the name of the one that is shown", async () => {
    const driver = await narrow();

    expect(driver.all("header")[0]!.getBoundingClientRect().height).to.be.lessThan(80);
    expect(button(driver).textContent.trim()).to.equal("Desks");
    expect(areShown(driver)).to.equal(false);
  });

  it("open at the button, and close by Escape with the keys where they were", async () => {
    const driver = await narrow();
    button(driver).click();
    await waitUntil(() => areShown(driver));
    expect(button(driver).ariaExpanded).to.equal("true");
    driver.all("nav a")[2]!.focus();

    driver.screen.focused!.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }),
    );

    await waitUntil(() => !areShown(driver));
    expect(driver.screen.focused).to.equal(button(driver));
  });

  it("close behind the one that is chosen, whose heading has the keys then", async () => {
    const driver = await narrow();
    button(driver).click();
    await waitUntil(() => areShown(driver));

    await driver.follows("People");

    await waitUntil(() => driver.screen.focused?.textContent.trim() === "People");
    expect(areShown(driver)).to.equal(false);
    expect(button(driver).textContent.trim()).to.equal("People");
  });

  it("close where somebody presses elsewhere, or goes there by keys", async () => {
    const driver = await narrow();
    for (const leave of [
      () =>
        driver
          .all("main")[0]!
          .dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true })),
      () => driver.all("fb-chat-admin-desks wa-button")[0]!.focus(),
    ]) {
      button(driver).focus();
      button(driver).click();
      await waitUntil(() => areShown(driver));
      leave();
      await waitUntil(() => !areShown(driver));
    }
  });

  it("are all in sight where there is room", async () => {
    const { driver } = await open({ hash: "#desks" });
    await driver.shows("New desk");

    expect(areShown(driver)).to.equal(true);
    expect(button(driver).checkVisibility()).to.equal(false);
  });
});

describe("the list of Pages", () => {
  it("finds every word in name, id and desk, whatever accents and capitals", async () => {
    const { driver } = await open();
    await driver.shows("4 Pages");

    await driver.write("filter", "BERLIN lamps");

    await driver.shows("1 Page");
    await driver.hides("Chairs of Old Town");
  });

  it("is there with two hundred of them, and shows names as words", async () => {
    const worker = new FakeWorker().has({
      "page.list": () => ({
        pages: Array.from({ length: 200 }, (_, at) => ({
          ...{ pageId: `1015${at + 1000}`, name: `<img src=x onerror=alert(1)> ${at}`, desk: "main" },
          ...({ label: null, source: "connected", state: "connected", appId: null, at: NOW } as const),
        })),
        waiting: [],
      }),
    });
    const { driver } = await open({}, worker);

    await driver.shows("200 Pages");
    expect(driver.all("fb-chat-admin-pages li")).to.have.lengthOf(200);
    expect(driver.all("img")).to.deep.equal([]);
    await driver.shows("<img src=x onerror=alert(1)> 7");
  });
});

describe("the mark at the section of Pages", () => {
  const needy = (count: () => number) =>
    new FakeWorker().has({
      "page.list": () => ({
        pages: PAGES.map((page, at) => (at < count() ? { ...page, findings: 1 } : page)),
        waiting: [],
      }),
    });

  it("says at how many Pages somebody has something to mend, wherever one is", async () => {
    let count = 0;
    const { driver } = await open(
      { hash: "#desks" },
      needy(() => count),
    );
    await driver.shows("Lamps & Light Wien");
    await driver.hides("attention");

    count = 1;
    await driver.follows("People");
    await driver.shows("1 Page needs attention");
    count = 2;
    await driver.follows("Apps");
    await driver.shows("2 Pages need attention");
  });

  it("stands in the list in place of what would be well, and is found there", async () => {
    const { driver } = await open(
      { hash: "#pages" },
      needy(() => 2),
    );
    await driver.shows("4 Pages");
    const marks = () => driver.all("fb-chat-admin-pages li .status").map((one) => one.textContent);
    expect(marks().toSorted()).to.deep.equal([
      "Being changed",
      "Disconnected",
      "Needs attention",
      "Needs attention",
    ]);

    await driver.choose("status", "needy");

    await driver.shows("2 Pages");
    await waitUntil(() => marks().length === 2);
  });

  it("goes when the last of it is mended", async () => {
    let count = 1;
    const worker = needy(() => count).has({
      "page.check": () => {
        count = 0;
        return aDiagnosis();
      },
    });
    const { driver } = await open({ hash: "#pages/10150002" }, worker);
    await driver.shows("1 Page needs attention");
    await driver.shows("Test connection");

    driver.press("Test connection");

    await driver.hides("1 Page needs attention");
  });
});

describe("connecting by hand", () => {
  it("sends what was filled in, and goes to the Page", async () => {
    const { driver, worker } = await open({ hash: "#connect/hand" });
    await driver.shows("Page access token");
    await driver.write("page", " https://www.facebook.com/fjord.coffee?ref=1 ");
    await driver.write("token", " EAAtoken ");
    await waitUntil(() => driver.all('[data-field="desk"]').length > 0);
    await driver.choose("desk", "chairs");

    submit(driver, "fb-chat-admin-by-hand form");

    await waitUntil(() => location.hash === "#pages/fjord.coffee" || worker.of("page.connect").length > 0);
    expect(worker.of("page.connect")).to.deep.equal([
      { page: "fjord.coffee", token: "EAAtoken", desk: "chairs" },
    ]);
  });

  it("asks for what is missing, and the keys go there", async () => {
    const { driver, worker } = await open({ hash: "#connect/hand" });
    await driver.shows("Page access token");
    await driver.write("page", "10150005");

    submit(driver, "fb-chat-admin-by-hand form");

    await driver.shows("This is missing.");
    expect(worker.of("page.connect")).to.deep.equal([]);
    await waitUntil(() => driver.screen.focused?.getAttribute("type") === "password");
  });

  it("makes a verify token that nobody guesses, for an app of the Page's own", async () => {
    const { driver, worker } = await open({ hash: "#connect/hand" });
    await driver.shows("Page access token");
    driver.tick(0);
    await driver.shows("App secret");
    await driver.write("page", "10150005");
    await driver.shows("First keep it here, then enter it at Meta");
    await driver.write("token", "EAAtoken");
    await driver.write("appId", "900800700600");
    await driver.write("appSecret", "secret");
    await driver.choose("desk", "main");
    driver.press("Generate");

    submit(driver, "fb-chat-admin-by-hand form");

    await waitUntil(() => worker.of("page.connect").length === 1);
    expect(worker.of("page.connect")[0]?.app?.verifyToken).to.match(/^[0-9a-f]{32}$/);
  });

  it("shows the verify token once more beside the callback URL, where Meta is now to be told both", async () => {
    const worker = new FakeWorker();
    const page = PAGES.find(({ appId }) => appId !== null)!;
    worker.has({
      "page.connect": () => ({ page, steps: DONE, was: null, webhook: null, verifyToken: null }),
    });
    const { driver } = await open({ hash: "#connect/hand" }, worker);
    await driver.shows("Page access token");
    driver.tick(0);
    await driver.shows("App secret");
    for (const [field, text] of [
      ["page", page.pageId],
      ["token", "EAAtoken"],
      ["appId", "900800700600"],
      ["appSecret", "secret"],
      ["verifyToken", "a-word-of-ours"],
    ] as const)
      await driver.write(field, text);
    await driver.choose("desk", "main");

    submit(driver, "fb-chat-admin-by-hand form");

    await driver.shows("a-word-of-ours");
  });

  it("tells a token that the Worker made once, and not again", async () => {
    const worker = new FakeWorker();
    worker.has({
      "page.connect": () => ({
        page: {
          ...{ pageId: "10150004", name: null, label: null, desk: "chairs", at: NOW },
          source: "connected",
          state: "connected",
          appId: "9",
        },
        steps: {
          token: true,
          desk: true,
          subscribed: true,
          profile: true,
          permissions: true,
          webhook: false,
          delivery: false,
        },
        ...{ was: null, webhook: "/webhook/10150004", verifyToken: "made-by-the-worker" },
      }),
    });
    const { driver } = await open({ hash: "#connect/hand" }, worker);
    await driver.shows("Page access token");
    await driver.write("page", "10150004");
    await driver.write("token", "EAAtoken");
    await driver.choose("desk", "main");
    submit(driver, "fb-chat-admin-by-hand form");
    await driver.shows("made-by-the-worker");

    await driver.follows("Pages");
    await driver.shows("4 Pages");
    await driver.follows("10150004");

    await driver.shows("4 of 7");
    expect(driver.text).not.to.include("made-by-the-worker");
  });
});

describe("a Page", () => {
  it("is disconnected after it was asked, and stays where it is refused", async () => {
    const { driver, worker } = await open({ hash: "#pages/10150002" });
    worker.has({ "page.disconnect": () => new Refused("being_changed", 409, { by: { name: "Daniel" } }) });
    await driver.shows("Try and keep it");
    driver.press("Disconnect");
    await driver.shows("Disconnect Lamps & Light Berlin?");
    expect(worker.of("page.disconnect")).to.deep.equal([]);

    driver.all("fb-chat-admin-page wa-dialog[open] wa-button[variant=danger]")[0]!.click();

    await driver.shows("Try again in two minutes. (Daniel)");
    expect(worker.of("page.disconnect")).to.deep.equal([{ pageId: "10150002" }]);
  });

  it("ticks its steps as they are confirmed, without a reload", async () => {
    const { driver, worker } = await open({ hash: "#pages/10150004" });
    await driver.shows("4 of 7");
    const page = { ...(await pageOf(worker)), steps: null };
    worker.has({ "page.show": () => ({ ...page, steps: DONE }) });

    await worker.clock.advance(6_000);

    await driver.shows("7 of 7");
  });

  it("gets a label", async () => {
    const { driver, worker } = await open({ hash: "#pages/10150002" });
    await driver.shows("What you call it here");

    await driver.write("label", " Branch ");
    submit(driver, "fb-chat-admin-page form:has([data-field=label])");

    await waitUntil(() => worker.of("page.label").length === 1);
    expect(worker.of("page.label")).to.deep.equal([{ pageId: "10150002", label: "Branch" }]);
  });

  it("goes to desks of its own company alone", async () => {
    const { driver, worker } = await open({ hash: "#pages/10150002" });
    await driver.shows("Move to another desk");
    const options = driver.all<HTMLElement & { value: string }>("fb-chat-admin-page wa-option");
    expect(options.map(({ value }) => value)).to.deep.equal(["main", "lamps-wien"]);

    await driver.choose("desk", "lamps-wien");
    submit(driver, "fb-chat-admin-page form:has(wa-select)");

    await waitUntil(() => worker.of("page.move").length === 1);
    expect(worker.of("page.move")).to.deep.equal([{ pageId: "10150002", desk: "lamps-wien" }]);
  });
});

const DONE = {
  ...{ token: true, desk: true, subscribed: true, profile: true, permissions: true, webhook: true },
  delivery: true,
};
const pageOf = async (worker: FakeWorker) => {
  const answer = await worker.platform.fetch("https://chat.example/api/v1/admin/page.show", {
    method: "POST",
    headers: { Authorization: `Bearer ${aToken()}` },
    body: JSON.stringify({ pageId: "10150004" }),
  });
  return ((await answer.json()) as { result: { page: never; former: string[]; keyIds: string[] } }).result;
};

describe("connecting by a login", () => {
  async function begin(windows = new FakeWindows()) {
    const { driver, worker } = await open({ hash: "#connect/login" });
    await driver.shows("Open Facebook");
    driver.all<HTMLElement & { windows: unknown }>("fb-chat-admin-login")[0]!.windows = windows;
    driver.press("Open Facebook");
    await waitUntil(() => windows.opened.length === 1 || windows.isBlocked);
    return { driver, worker, windows };
  }

  it("heeds the window of this login alone", async () => {
    const { driver, worker, windows } = await begin();

    windows.says({ type: LOGIN_MESSAGE, state: "of-another", code: "stolen" });
    windows.says({ type: "something", state: "state-1", code: "stolen" });
    windows.says({ type: LOGIN_MESSAGE, state: "state-1", code: "code-1" });

    await driver.shows("Museum of Lamps");
    expect(worker.of("login.finish")).to.deep.equal([{ state: "state-1", code: "code-1" }]);
    expect(windows.closed).to.equal(true);
  });

  for (const [what, says, told] of [
    ["no in the dialog", { error: "access_denied", reason: "user_denied" }, "You pressed “Not now”"],
    ["another error of Meta's", { error: "server_error" }, "Facebook ended the login with an error"],
  ] as const)
    it(`says what to do after ${what}`, async () => {
      const { driver, windows } = await begin();

      windows.says({ type: LOGIN_MESSAGE, state: "state-1", code: null, ...says });

      await driver.shows(told);
    });

  it("says so where the window was closed, and where the browser let none open", async () => {
    const { driver, worker, windows } = await begin();
    windows.closed = true;
    await worker.clock.advance(3_000);
    await driver.shows("The window was closed");

    const blocked = new FakeWindows();
    blocked.isBlocked = true;
    const { driver: other } = await begin(blocked);
    await other.shows("did not let the window open");
  });

  it("says which connected Pages it does not give, and of which that matters", async () => {
    const { driver, worker, windows } = await begin();
    worker.has({
      "login.finish": () => ({
        ...{ login: "login-1", person: "Carla Diaz", pages: [] },
        lacking: [
          { pageId: "10150008", name: "Lamps & Light Graz", isOwn: true },
          { pageId: "10150009", name: null, isOwn: false },
        ],
      }),
    });

    windows.says({ type: LOGIN_MESSAGE, state: "state-1", code: "code-1" });

    await driver.shows("no longer gives what it connected: Lamps & Light Graz");
    await driver.shows("Not given by this login, and connected as before: 10150009");
  });

  it("connects several at once, each to its desk, and none that cannot be", async () => {
    const { driver, worker, windows } = await begin();
    windows.says({ type: LOGIN_MESSAGE, state: "state-1", code: "code-1" });
    await driver.shows("lacks the task MESSAGING");
    driver.tick(0);
    driver.tick(1);
    driver.tick(2);
    await driver.shows("Connect 2 Pages");
    await driver.choose("desk-10150005", "chairs");

    driver.press("Connect 2 Pages");

    await driver.shows("What became of it");
    expect(worker.of("login.connect")[0]?.pages).to.deep.equal([
      { pageId: "10150002", desk: "main" },
      { pageId: "10150005", desk: "chairs" },
    ]);
  });
});

describe("a Page with an app of its own", () => {
  const OWN = "10150004";
  const openOwn = async (worker = new FakeWorker()) => {
    const opened = await open({ hash: `#pages/${OWN}` }, worker);
    await opened.driver.shows("Meta app of its own: 900800700600");
    return opened;
  };
  const keep = (driver: AdminDriver, field: string) =>
    submit(driver, `fb-chat-admin-own-app form:has([data-field=${field}])`);

  for (const [field, secret] of [
    ["token", "EAAanew"],
    ["appSecret", "a-new-secret"],
    ["verifyToken", "a-new-word"],
  ] as const)
    it(`gets another ${field} alone`, async () => {
      const { driver, worker } = await openOwn();
      await driver.write(field, ` ${secret} `);

      keep(driver, field);

      await waitUntil(() => worker.of("page.renew").length === 1);
      expect(worker.of("page.renew")).to.deep.equal([{ pageId: OWN, field, secret }]);
      expect(worker.of("page.connect")).to.deep.equal([]);
      await driver.shows("Saved.");
    });

  it("makes a verify token, and shows it once to be entered at Meta afterwards", async () => {
    const { driver, worker } = await openOwn();
    await driver.shows("First keep it here");
    driver.press("Generate");
    await waitUntil(() => !driver.button("Save").disabled);

    keep(driver, "verifyToken");

    await waitUntil(() => worker.of("page.renew").length === 1);
    const made = worker.of("page.renew")[0]?.secret ?? "none";
    expect(made).to.match(/^[0-9a-f]{32}$/);
    await driver.shows(made);
  });

  it("says at the field why Meta does not take a secret, which stays there", async () => {
    const worker = new FakeWorker().has({
      "page.renew": () =>
        new Refused("app_not_good", 409, {
          problems: [{ name: "FACEBOOK_APP_SECRET", problem: "refused_by_meta" }],
        }),
    });
    const { driver } = await openOwn(worker);
    await driver.write("appSecret", "a-slip");

    keep(driver, "appSecret");

    await driver.shows("Meta refuses this app id with this secret");
    expect(driver.all<HTMLElement & { value: string }>("[data-field=appSecret]")[0]?.value).to.equal(
      "a-slip",
    );
  });

  it("ends the former once Meta uses the new one", async () => {
    const { driver, worker } = await openOwn();
    await driver.shows("Verify token: the former one still holds");

    driver.press("End the former one");

    await waitUntil(() => worker.of("page.retire").length === 1);
    expect(worker.of("page.retire")).to.deep.equal([{ pageId: OWN, field: "verifyToken" }]);
  });

  it("is where its doctor leads, for a login would give it to another app", async () => {
    const worker = new FakeWorker().has({ "page.check": () => aDiagnosis(WRONG) });
    const { driver } = await openOwn(worker);
    driver.press("Test connection");
    await driver.shows("The token has expired.");

    driver.press("Connect again");

    await waitUntil(() => driver.all("[data-field=token]").some((field) => field.matches(":focus-within")));
    expect(location.hash).to.equal(`#pages/${OWN}`);
    expect(driver.text).not.to.include("Log in with Facebook again");
  });
});

describe("the desk of something new", () => {
  const OF_ONE_COMPANY: ResultOf<"desk.list"> = {
    desks: [
      { desk: "main", label: "Lamps & Light", company: "main", madeAt: null },
      { desk: "lamps-wien", label: "Lamps & Light Wien", company: "main", madeAt: NOW },
    ],
  };
  const chosenAt = (driver: AdminDriver, field: string) =>
    driver.all<HTMLElement & { value: string | null }>(`[data-field="${field}"]`)[0]?.value ?? null;
  const focused = (driver: AdminDriver) =>
    driver.all("[data-field]").find((field) => field.matches(":focus-within"))?.dataset["field"];

  it("is the first where all are of one company, and else somebody's to say", async () => {
    const { driver } = await open({ hash: "#connect/hand" });
    await driver.shows("Page access token");
    expect(chosenAt(driver, "desk")).to.be.oneOf([null, ""]);

    const worker = new FakeWorker().has({ "desk.list": () => OF_ONE_COMPANY });
    const { driver: other } = await open({ hash: "#connect/hand" }, worker);
    await other.shows("Page access token");
    await waitUntil(() => chosenAt(other, "desk") === "main");
  });

  it("is asked for where a Page is connected by hand", async () => {
    const { driver, worker } = await open({ hash: "#connect/hand" });
    await driver.shows("Page access token");
    await driver.write("page", "10150005");
    await driver.write("token", "EAAtoken");

    submit(driver, "fb-chat-admin-by-hand form");

    await driver.shows("This is missing.");
    await waitUntil(() => focused(driver) === "desk");
    expect(worker.of("page.connect")).to.deep.equal([]);
    await driver.choose("desk", "chairs");
    await driver.hides("This is missing.");
    submit(driver, "fb-chat-admin-by-hand form");
    await waitUntil(() => worker.of("page.connect")[0]?.desk === "chairs");
  });

  it("is asked for where somebody is added, unless it is an operator, who is at none", async () => {
    const { driver, worker } = await open({ hash: "#people" });
    await driver.shows("E-mail address");
    await driver.write("email", "erik@chairs.example");

    submit(driver, "fb-chat-admin-people form");

    await driver.shows("This is missing.");
    await waitUntil(() => focused(driver) === "desk");
    expect(worker.of("administrator.set")).to.deep.equal([]);
    await driver.choose("role", "operator");
    submit(driver, "fb-chat-admin-people form");
    await waitUntil(() => worker.of("administrator.set").length === 1);
    expect(worker.of("administrator.set")).to.deep.equal([
      { email: "erik@chairs.example", role: "operator" },
    ]);
  });

  it("is asked for of each Page that a login gives", async () => {
    const windows = new FakeWindows();
    const { driver, worker } = await open({ hash: "#connect/login" });
    await driver.shows("Open Facebook");
    driver.all<HTMLElement & { windows: unknown }>("fb-chat-admin-login")[0]!.windows = windows;
    driver.press("Open Facebook");
    await waitUntil(() => windows.opened.length === 1);
    windows.says({ type: LOGIN_MESSAGE, state: "state-1", code: "code-1" });
    await driver.shows("Museum of Lamps");
    driver.tick(0);
    driver.tick(1);
    await driver.shows("Connect 2 Pages");

    driver.press("Connect 2 Pages");

    await driver.shows("This is missing.");
    await waitUntil(() => focused(driver) === "desk-10150005");
    expect(worker.of("login.connect")).to.deep.equal([]);
  });

  it("is the Page's own where it is connected already", async () => {
    const windows = new FakeWindows();
    const { driver } = await open({ hash: "#connect/login" });
    await driver.shows("Open Facebook");
    driver.all<HTMLElement & { windows: unknown }>("fb-chat-admin-login")[0]!.windows = windows;
    driver.press("Open Facebook");
    await waitUntil(() => windows.opened.length === 1);
    windows.says({ type: LOGIN_MESSAGE, state: "state-1", code: "code-1" });
    await driver.shows("Museum of Lamps");

    driver.tick(0);

    await waitUntil(() => chosenAt(driver, "desk-10150002") === "main");
  });

  it("is no guess while it is not known which there are", async () => {
    const worker = new FakeWorker().has({ "desk.list": () => new Refused("unavailable", 503) });
    const { driver } = await open({ hash: "#connect/hand" }, worker);

    await driver.shows("A part of the server could not be reached");

    await driver.hides("Page access token");
    worker.has({ "desk.list": () => OF_ONE_COMPANY });
    driver.press("Try again");
    await driver.shows("Page access token");
  });
});

describe("what could not be read", () => {
  it("is told without a doubt whether it was done, and what was known before as that", async () => {
    const { driver, worker } = await open({ hash: "#pages" });
    await driver.shows("Lamps & Light Berlin");
    worker.has({ "page.list": () => new Refused("network", 0) });

    await driver.follows("Waiting");

    await driver.shows("The server did not answer.");
    await driver.shows("As it was when it was last read:");
    await driver.shows("10150077");
    expect(driver.text).not.to.include("Whether it was done");
  });
});

describe("the steps of a Page's set-up", () => {
  it("lead to where an open one is done", async () => {
    const worker = new FakeWorker().has({
      "page.show": ({ pageId }) => ({
        page: { ...PAGES.find((one) => one.pageId === pageId)!, appId: null },
        ...{ steps: UNFINISHED, former: [], keyIds: [] },
      }),
    });
    const { driver } = await open({ hash: "#pages/10150002" }, worker);
    await driver.shows("Meta has confirmed the callback URL");

    const links = driver.all<HTMLAnchorElement>("fb-chat-admin-page .steps a");
    expect(links.map(({ hash, textContent }) => [hash, textContent.trim()])).to.deep.equal([
      ["#apps", "Register the webhook"],
    ]);
  });
});

describe("the doctor of a Page", () => {
  const opened = (role: Role = "operator") => {
    const worker = new FakeWorker().has({ "page.check": () => aDiagnosis(WRONG) });
    return open({ hash: "#pages/10150002", token: aToken(role, "main") }, worker);
  };

  it("tells what was found last, and tests anew by a press", async () => {
    const { driver, worker } = await opened();
    await driver.shows("Nothing needs attention.");
    expect(worker.of("page.check")).to.deep.equal([]);

    driver.press("Test connection");

    await driver.shows("The token has expired.");
    await driver.shows("Missing: pages_messaging, pages_manage_metadata.");
    await driver.shows("Meta refused with error 10/1893063");
    expect(worker.of("page.check")).to.deep.equal([{ pageId: "10150002" }]);
  });

  it("names the setting where the app is the deployment's, and leads nowhere", async () => {
    const wrong: Check = {
      check: "app",
      state: "attention",
      reason: "wrong_secret",
      fix: "enter_app",
      since: NOW,
    };
    const worker = new FakeWorker().has({ "page.check": () => aDiagnosis([wrong]) });
    const { driver } = await open({ hash: "#pages/10150002" }, worker);
    await driver.shows("Nothing needs attention.");

    driver.press("Test connection");

    await driver.shows("npx wrangler secret put FACEBOOK_APP_SECRET");
    expect(driver.all("fb-chat-admin-doctor .wrong wa-button")).to.deep.equal([]);
    expect(driver.text).not.to.contain("Enter the app again");
  });

  it("says at the head and in the steps of the Page what it finds", async () => {
    const { driver } = await opened();
    await driver.shows("Nothing needs attention.");
    const marks = () => driver.all("fb-chat-admin-page .head .status").map((one) => one.textContent);
    const open = () => driver.all("fb-chat-admin-page .steps li.open").length;
    expect([marks(), open()]).to.deep.equal([["Connected"], 0]);

    driver.press("Test connection");

    await driver.shows("The token has expired.");
    await waitUntil(() => open() === 4);
    expect(marks()).to.deep.equal(["Needs attention"]);
    await driver.shows("3 of 7");
  });

  it("shows each finding as it comes, and the others as awaited", async () => {
    const { driver, worker } = await opened();
    await driver.shows("Nothing needs attention.");
    const { promise, resolve } = Promise.withResolvers<void>();
    worker.checksHeldBack = promise;

    driver.press("Test connection");

    await driver.shows("The token has expired.");
    await driver.shows(`Testing: ${CHECKS.length - 1} of ${CHECKS.length}`);
    expect(driver.all("fb-chat-admin-doctor .awaited")).to.have.length(1);

    resolve();
    await driver.hides("Testing:");
    expect(driver.all("fb-chat-admin-doctor .awaited")).to.have.length(0);
    expect(driver.all<HTMLDetailsElement>("fb-chat-admin-doctor details")[0]!.open).to.equal(true);
  });

  it("says so where a test broke off, and keeps what was found before", async () => {
    const { driver, worker } = await opened();
    await driver.shows("Nothing needs attention.");
    worker.isAway = true;

    driver.press("Test connection");

    await driver.shows("did not answer");
    await driver.shows("Nothing needs attention.");
  });

  it("keeps the fields that somebody chose", async () => {
    const { driver, worker } = await opened();
    await driver.shows("What the Page sends");
    for (const one of driver.all<HTMLDetailsElement>("fb-chat-admin-doctor .more")) one.open = true;
    driver.all<HTMLInputElement>('fb-chat-admin-doctor input[name="response_feedback"]')[0]!.click();
    await waitUntil(() => !driver.button("Keep these fields").disabled, "the button stays disabled");

    driver.press("Keep these fields");

    await waitUntil(() => worker.of("page.fields").length > 0, "nothing was asked");
    expect(worker.of("page.fields")[0]).to.deep.equal({
      pageId: "10150002",
      fields: ["messages", "response_feedback"],
    });
  });

  it("turns comments on with the fields that they come by, and off again with none of them", async () => {
    const { driver, worker } = await opened();
    let wanted = ["messages"];
    worker.has({
      "page.show": () => ({
        ...{ page: PAGES[1]!, steps: DONE, former: [], keyIds: ["k1"] },
        ...{ diagnosis: aDiagnosis(), wantedFields: wanted },
      }),
      "page.fields": ({ fields }) => {
        wanted = fields;
        return aDiagnosis();
      },
    });
    await driver.shows("Comments under posts: off");
    for (const one of driver.all<HTMLDetailsElement>("fb-chat-admin-doctor .more")) one.open = true;

    driver.press("Turn on");
    await waitUntil(() => worker.of("page.fields").length > 0, "nothing was asked");
    await driver.shows("Comments under posts: on");
    expect(wanted).to.deep.equal(["messages", "feed", "mention", "ratings"]);
    driver.press("Turn off");
    await driver.shows("Comments under posts: off");

    expect(wanted).to.deep.equal(["messages"]);
  });

  it("has a message go once around, and tells what came of it", async () => {
    const { driver, worker } = await opened();
    await driver.shows("Send a test message");
    for (const one of driver.all<HTMLDetailsElement>("fb-chat-admin-doctor .more")) one.open = true;
    await driver.write("psid", "7700110022");
    await waitUntil(() => !driver.button("Send a test message").disabled, "the button stays disabled");

    driver.press("Send a test message");

    await driver.shows("The token has expired.");
    expect(worker.of("page.roundTrip")).to.deep.equal([{ pageId: "10150002", psid: "7700110022" }]);
  });

  it("tells where at Meta it is mended", async () => {
    const { driver } = await opened();
    await driver.shows("Test connection");
    driver.press("Test connection");

    await driver.shows("Messenger → Settings → Webhooks");
  });

  it("mends by a press what can be mended here", async () => {
    const { driver, worker } = await opened();
    await driver.shows("Test connection");
    driver.press("Test connection");
    await driver.shows("Complete the fields");

    driver.press("Complete the fields");

    await driver.shows("Nothing needs attention.");
    expect(worker.of("page.repair")).to.deep.equal([{ pageId: "10150002", fix: "resubscribe" }]);
  });

  it("leads to where a person mends it", async () => {
    const { driver } = await opened();
    await driver.shows("Test connection");
    driver.press("Test connection");
    await driver.shows("Connect again");

    driver.press("Connect again");

    await driver.shows("Open Facebook");
  });

  it("offers the webhook of all desks to operators alone", async () => {
    const { driver } = await opened("admin");
    await driver.shows("Test connection");
    driver.press("Test connection");
    await driver.shows("Events go to another address: https://old.example/webhook");

    await driver.shows("Ask an operator.");
    await driver.hides("Register the webhook");
  });
});
