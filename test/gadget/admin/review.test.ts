import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { reviewScreen } from "../../../gadget/admin/late/screens.ts";
import { ASKED, DATA_ANSWERS, PRECONDITIONS, TESTER_STEPS } from "../../../gadget/admin/review/kit.ts";
import { isThere, type Facts } from "../../../gadget/admin/review/known.ts";
import { REVIEW_WORDS } from "../../../gadget/admin/review/words/words.ts";
import { Later } from "../../../gadget/late/later.ts";
import type { FbChatAdminLate } from "../../../gadget/admin/shell/fb-chat-admin-late.ts";
import { FakeWorker, NOW } from "./support/fake-worker.ts";
import { mountAdmin } from "./support/mount.ts";

async function open(worker = new FakeWorker()) {
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  const driver = await mountAdmin(frame, worker, { hash: "#review" });
  await driver.shows("Which way is yours?");
  return driver;
}

describe("the screen for App Review", () => {
  it("tells the own Page's way as the one without review, and what each permission is for", async () => {
    const driver = await open();

    await driver.shows("Meta asks for no App Review for messaging then");
    await driver.shows("pages_messaging no review");
    for (const { name, needs } of ASKED) if (needs.own !== "unused") await driver.shows(name);
    expect(driver.text).not.to.contain("business_management");
  });

  it("asks for Advanced Access where people log in", async () => {
    const driver = await open();

    await driver.choose("way", "login");

    await driver.shows("pages_messaging needs review");
    await driver.shows("business_management if you want it");
  });

  it("gives what Meta reads in English, whatever the language of the screen", async () => {
    const driver = await open();

    const passages = driver.all<HTMLElement & { text: string }>("fb-chat-admin-passage");
    const texts = passages.map(({ text }) => text);
    for (const { answer } of DATA_ANSWERS) expect(texts).to.include(answer);
    const quotes = driver.all("fb-chat-admin-passage blockquote");
    expect(quotes.every(({ lang, dir }) => lang === "en" && dir === "ltr")).to.equal(true);
  });

  it("ticks what the Directory and the doctor know, and leaves the rest to the person", async () => {
    const worker = new FakeWorker();
    worker.has({
      "app.list": () => ({
        apps: [
          {
            appId: "200300400500",
            state: "valid",
            webhook: "ours",
            checkedAt: NOW,
            urls: { redirect: "", webhook: "", deauthorize: "", dataDeletion: "" },
          },
        ],
      }),
    });
    const driver = await open(worker);

    await driver.shows("App id and app secret are right. (done)");
    await driver.shows("The app's webhook leads here. (done)");
    await driver.shows("A Page is connected. (done)");
    await driver.shows("The app has an icon. (for you to check at Meta)");
  });

  it("fills the Page's own link into the reviewer's instructions", async () => {
    const driver = await open();

    await driver.shows("open https://m.me/10150001");
  });
});

describe("links for Meta's reviewer", () => {
  it("are made for a Page, and stand in the instructions", async () => {
    const worker = new FakeWorker();
    const driver = await open(worker);
    await driver.shows("Make a link");

    await driver.write("hours", "24");
    const testers = driver.all<HTMLTextAreaElement>("[data-field=testers]")[0]!;
    testers.value = "10150001:7700110022\n\n7700110033";
    testers.dispatchEvent(new InputEvent("input"));
    const form = driver.all("fb-chat-admin-review-links form")[0]!;
    form.dispatchEvent(new Event("submit", { cancelable: true }));

    await driver.shows("1. Open https://chat.example/review#review_secret in a desktop browser");
    await driver.shows("open https://m.me/10150001?ref=review-new");
    expect(worker.of("review.create")).to.deep.equal([
      { pageId: "10150001", hours: 24, testers: ["7700110022", "7700110033"] },
    ]);
  });

  it("are not asked for with hours that the Worker would refuse", async () => {
    const worker = new FakeWorker();
    const driver = await open(worker);
    await driver.shows("Make a link");

    for (const hours of ["0", "2161", "1.5", "week", ""]) {
      await driver.write("hours", hours);
      const form = driver.all("fb-chat-admin-review-links form")[0]!;
      form.dispatchEvent(new Event("submit", { cancelable: true }));
    }

    expect(worker.of("review.create")).to.deep.equal([]);
  });

  it("are listed with their uses, and those that are good can be revoked", async () => {
    const worker = new FakeWorker();
    const driver = await open(worker);
    await driver.shows("used 2 times");
    await driver.shows("revoked");
    const revoke = driver.all("fb-chat-admin-review-links li wa-button");
    expect(revoke.map((one) => one.textContent.trim())).to.have.length(1);

    revoke[0]!.click();

    await waitUntil(() => worker.of("review.revoke").length === 1);
    expect(worker.of("review.revoke")).to.deep.equal([{ link: "AAAAbbbbCCCC" }]);
  });
});

describe("what is known of the preconditions", () => {
  const nothing: Facts = { apps: [], pages: [], shown: null };

  it("is nothing of what only Meta's dashboard shows, and nothing before it was told", () => {
    for (const { name } of PRECONDITIONS) expect(isThere(name, nothing), name).to.equal(false);
  });

  it("counts no call of a Page whose subscription Meta did not take", () => {
    const steps = {
      ...{ token: true, desk: true, subscribed: false, profile: true },
      ...{ permissions: true, webhook: true, delivery: false },
    };

    expect(isThere("call", { ...nothing, shown: { steps } })).to.equal(false);
    expect(isThere("call", { ...nothing, shown: { steps: { ...steps, subscribed: true } } })).to.equal(true);
  });
});

describe("the words of the screen", () => {
  for (const [lang, words] of Object.entries(REVIEW_WORDS))
    it(`are all there, and in no other language: ${lang}`, () => {
      const all = [...PRECONDITIONS.map(({ name }) => words.preconditions[name])];
      all.push(...TESTER_STEPS.map((step) => words.testers[step]), words.intro, words.dataHint);
      const english = REVIEW_WORDS["en"]!;
      const theirs = new Set([...Object.values(english.preconditions), ...Object.values(english.testers)]);
      expect(all.every((text) => text.length > 3)).to.equal(true);
      if (lang !== "en") expect(all.filter((text) => theirs.has(text))).to.deep.equal([]);
    });
});

describe("a screen whose script cannot be had", () => {
  it("says so, and is there once it can", async () => {
    let isAway = true;
    const script = new Later<unknown>(() =>
      isAway ? Promise.reject(new Error("away")) : Promise.resolve({}),
    );
    const screen = await fixture<FbChatAdminLate>(
      html`<fb-chat-admin-late .script=${script} .draw=${() => html`<p>There</p>`}></fb-chat-admin-late>`,
    );
    const text = () => screen.shadowRoot!.textContent;
    await waitUntil(() => text().includes("The server did not answer"));

    isAway = false;
    screen.shadowRoot!.querySelector<HTMLElement>("wa-button")!.click();

    await waitUntil(() => text().includes("There"));
    expect(reviewScreen.value).not.to.equal(null);
  });
});
