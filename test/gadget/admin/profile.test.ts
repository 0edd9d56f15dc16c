import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { encode } from "uqr";
import { changesOf, localeAt, withEntry } from "../../../gadget/admin/profile/draft.ts";
import { qrModules, qrPng, qrSvg } from "../../../gadget/shell/qr.ts";
import { PROFILE_WORDS } from "../../../gadget/admin/profile/words/words.ts";
import { diffLines } from "../../../gadget/admin/shell/diff-lines.ts";
import type { MessengerProfile } from "../../../worker/protocol/profile/profile.ts";
import { PROPERTIES } from "../../../worker/protocol/profile/properties.ts";
import { settled } from "../support/manual-clock.ts";
import { aProfile, FakeWorker, NOW, Refused } from "./support/fake-worker.ts";
import { mountAdmin, type AdminDriver } from "./support/mount.ts";

async function open(worker = new FakeWorker()) {
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  const driver = await mountAdmin(frame, worker, { hash: "#pages/10150002/profile" });
  await driver.shows("Questions to begin with");
  return { driver, worker };
}

const saved = (worker: FakeWorker) => worker.of("page.profile.save").at(-1);
const pressKey = (element: Element, key: string) =>
  element.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true }),
  );
const phone = (driver: AdminDriver) =>
  driver.all("fb-chat-admin-profile figure")[0]!.textContent.replace(/\s+/g, " ").trim();
const field = (driver: AdminDriver, name: string) =>
  driver.all<HTMLElement & { value: string }>(`[data-field="${name}"]`)[0]!;

describe("the Messenger profile's editor", () => {
  it("is opened from the Page, and shows what Meta has as on the phone", async () => {
    const worker = new FakeWorker();
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const driver = await mountAdmin(frame, worker, { hash: "#pages/10150002" });
    await driver.shows("Edit the profile");

    driver.press("Edit the profile");

    await driver.shows("Nothing is changed yet.");
    expect(location.hash).to.equal("#pages/10150002/profile");
    expect(phone(driver)).to.contain("Hello Kim! Lamps");
    expect(phone(driver)).to.contain("Where is my order?Which bulb fits?");
    expect(phone(driver)).not.to.contain("Get Started");
    expect(phone(driver)).to.contain("Talk to a person To the shop");
    expect(worker.of("page.profile.read")).to.have.lengthOf(1);
  });

  it("shows what changes while it is typed, and saves that alone, with how it stood", async () => {
    const { driver, worker } = await open();

    await driver.write("greeting[0].text", "Good day {{user_last_name}}");

    await driver.shows("− Everybody else · Hello {{user_first_name}}!");
    await driver.shows("+ Everybody else · Good day {{user_last_name}}");
    expect(phone(driver)).to.contain("Good day Berg");
    driver.press("Save at Meta");
    await driver.shows("Saved at Meta.");
    const { base, changes } = saved(worker)!;
    expect(changes).to.deep.equal({
      greeting: [
        { locale: "default", text: "Good day {{user_last_name}}" },
        { locale: "de_DE", text: "Hallo {{user_first_name}}! Lampen, Birnen und alles, was leuchtet." },
      ],
    });
    expect(base).to.deep.equal({ greeting: aProfile().marks.greeting });
    await driver.shows("6 of 10 calls left");
  });

  it("edits each language by itself, and takes away what is emptied", async () => {
    const { driver, worker } = await open();
    await driver.choose("locale", "de_DE");
    await driver.shows("Nothing of its own");
    expect(phone(driver)).to.contain("Hallo Kim! Lampen");

    await driver.write("greeting[1].text", "");
    await waitUntil(() => phone(driver).includes("Hello Kim!"), "everybody's greeting is not shown");
    await driver.choose("locale", "default");
    await driver.write("greeting[0].text", "");

    driver.press("Save at Meta");
    await waitUntil(() => saved(worker) !== undefined);
    expect(saved(worker)?.changes).to.deep.equal({ greeting: null });
  });

  it("moves rows by the arrow keys of their handle, which keep the focus", async () => {
    const { driver, worker } = await open();
    const grip = (at: number) => field(driver, `iceBreakers[0].questions[${at}]-grip`);
    grip(0).focus();

    pressKey(grip(0), "ArrowDown");

    await waitUntil(() => driver.screen.focused === grip(1), "the handle lost the focus");
    await driver.shows("Question 1 is now number 2.");
    driver.press("Save at Meta");
    await waitUntil(() => saved(worker) !== undefined);
    expect(saved(worker)?.changes.iceBreakers?.[0]?.questions.map(({ question }) => question)).to.deep.equal([
      "Which bulb fits?",
      "Where is my order?",
    ]);
  });

  it("adds and removes rows, up to Meta's limit", async () => {
    const { driver, worker } = await open();
    for (const text of ["A?", "B?"]) {
      driver.press("Add a question");
      await settled();
      const last = driver.all("[data-field^='iceBreakers[0].questions'][data-field$='.question']").length - 1;
      await driver.write(`iceBreakers[0].questions[${last}].question`, text);
    }
    await waitUntil(() => driver.button("Add a question").disabled, "a fifth can be added");

    field(driver, "iceBreakers[0].questions[0]-remove").click();
    await driver.shows("Question 1 was removed.");
    await waitUntil(() => !driver.button("Add a question").disabled);

    driver.press("Save at Meta");
    await waitUntil(() => saved(worker) !== undefined);
    expect(saved(worker)?.changes.iceBreakers?.[0]?.questions).to.deep.equal([
      { question: "Which bulb fits?", payload: "fb-chat:question:00112233" },
      { question: "A?" },
      { question: "B?" },
    ]);
  });

  it("says a limit while it is typed, and what is missing once somebody wants to save", async () => {
    const { driver, worker } = await open();

    await driver.write("menu[0].items[0].title", "x".repeat(31));
    await driver.shows("Menu, Line 1: At most 30 characters.");
    await driver.shows("31 of 30");
    await driver.write("menu[0].items[0].title", "");
    await driver.hides("At most 30 characters.");
    expect(driver.text).not.to.contain("This is missing.");

    driver.press("Save at Meta");

    await driver.shows("Menu, Line 1: This is missing.");
    expect(saved(worker)).to.equal(undefined);
    const input = () => field(driver, "menu[0].items[0].title").shadowRoot?.querySelector("input");
    await waitUntil(() => driver.screen.focused === input(), "the keys are not at the field");
  });

  it("leads from a fault to its field, in its language", async () => {
    const { driver } = await open();
    await driver.choose("locale", "de_DE");
    await driver.write("greeting[1].text", "x".repeat(161));
    await driver.choose("locale", "default");
    await driver.shows("Greeting, German (Germany): At most 160 characters.");

    await driver.follows("Greeting, German (Germany): At most 160 characters.");

    await waitUntil(() => driver.screen.focused === field(driver, "greeting[1].text"), "not at the field");
  });

  it("asks for Get Started where there is a menu", async () => {
    const { driver } = await open();
    field(driver, "getStarted").click();

    await driver.shows("Get Started: The menu needs Get Started.");
  });

  it("keeps what was edited where Meta refuses, with Meta's words at the field", async () => {
    const said = "Param greeting[0][text] is odd";
    const worker = new FakeWorker().has({
      "page.profile.save": () =>
        new Refused("profile_refused", 409, {
          graphCode: 100,
          graphSubcode: null,
          said,
          path: "greeting[0].text",
        }),
    });
    const { driver } = await open(worker);
    await driver.write("greeting[0].text", "Good day");

    driver.press("Save at Meta");

    await driver.shows("Meta refused it. Everything there is as it was");
    expect(driver.text.split(`Meta says: “${said}”`)).to.have.lengthOf(3);
    expect(field(driver, "greeting[0].text").value).to.equal("Good day");
    await driver.write("greeting[0].text", "Good evening");
    await driver.hides("Meta refused it.");
  });

  it("says where Meta does not let it be read that it was not read, and of no change", async () => {
    const worker = new FakeWorker().has({
      "page.profile.read": () =>
        new Refused("profile_refused", 409, { graphCode: 10, graphSubcode: null, said: "No", path: null }),
    });
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const driver = await mountAdmin(frame, worker, { hash: "#pages/10150002/profile" });

    await driver.shows("Meta did not let the profile be read. Meta says: “No”");
    expect(driver.text).not.to.contain("what you wrote");
  });

  it("says that too few calls are left where some are", async () => {
    const calls = { left: 1, saveAt: NOW + 300_000 };
    const { driver } = await open(new FakeWorker().has({ "page.profile.read": () => aProfile({ calls }) }));

    await driver.shows("too few of them are left");
    await driver.shows("1 of 10 calls left");
    expect(driver.text).not.to.contain("they are used");
  });

  it("tells what somebody changed meanwhile, and saves over it only when it is pressed once more", async () => {
    const now = aProfile(
      { marks: { ...aProfile().marks, greeting: "other" } },
      { ...aProfile().profile, greeting: [{ locale: "default", text: "Hi from Meta" }] },
    );
    now.marks.greeting = "other";
    const worker = new FakeWorker().has({
      "page.profile.save": ({ base }) =>
        base.greeting === "other"
          ? aProfile()
          : new Refused("profile_changed", 409, { properties: ["greeting"], now }),
    });
    const { driver } = await open(worker);
    await driver.write("greeting[0].text", "Good day");

    driver.press("Save at Meta");

    await driver.shows("Somebody changed this at Meta meanwhile: Greeting.");
    await driver.shows("− Everybody else · Hi from Meta");
    await driver.shows("+ Everybody else · Good day");
    driver.press("Save at Meta");
    await waitUntil(() => worker.of("page.profile.save").length === 2);
    expect(saved(worker)?.base).to.deep.equal({ greeting: "other" });
  });

  it("tells when Meta takes the next call", async () => {
    const retryAt = NOW + 4 * 60_000;
    const worker = new FakeWorker().has({
      "page.profile.save": () => new Refused("profile_busy", 429, { retryAt }),
    });
    const { driver } = await open(worker);
    await driver.write("greeting[0].text", "Good day");

    driver.press("Save at Meta");

    await driver.shows("Meta takes ten calls in ten minutes for a Page");
    await driver.shows("0 of 10 calls left");
    expect(field(driver, "greeting[0].text").value).to.equal("Good day");
  });

  it("leaves alone what has a form that is not known, until it is replaced", async () => {
    const worker = new FakeWorker().has({
      "page.profile.read": () => aProfile({ foreign: ["menu"] }, { getStarted: { payload: "START" } }),
    });
    const { driver } = await open(worker);
    await driver.shows("in a form that cannot be shown here");
    await driver.write("greeting[0].text", "Hello");
    driver.press("Save at Meta");
    await waitUntil(() => saved(worker) !== undefined);
    expect(Object.keys(saved(worker)!.changes)).to.deep.equal(["greeting"]);

    const { driver: other } = await open(
      new FakeWorker().has({
        "page.profile.read": () => aProfile({ foreign: ["menu"] }, { getStarted: { payload: "START" } }),
      }),
    );
    other.press("Replace it");

    await waitUntil(() => other.all("[data-field='menu[0].items-add']").length === 1);
  });

  it("writes domains line by line, and says which is wrong", async () => {
    const { driver, worker } = await open();

    await driver.write(
      "domains",
      "https://lamps.example\n\n  https://shop.lamps.example  \nhttp://old.example",
    );

    await driver.shows("Line 3: An address that begins with https://");
    await driver.write("domains", "https://lamps.example\nhttps://shop.lamps.example\n");
    driver.press("Save at Meta");
    await waitUntil(() => saved(worker) !== undefined);
    expect(saved(worker)?.changes.domains).to.deep.equal([
      "https://lamps.example",
      "https://shop.lamps.example",
    ]);
  });

  it("undoes everything, and reads again from Meta without losing what was edited", async () => {
    const { driver, worker } = await open();
    await driver.write("greeting[0].text", "Good day");

    driver.press("Read it again from Meta");
    await waitUntil(() => worker.of("page.profile.read").length === 2);
    await driver.shows("+ Everybody else · Good day");
    driver.press("Undo all");

    await driver.shows("Nothing is changed yet.");
    expect(field(driver, "greeting[0].text").value).to.contain("Hello");
  });

  it("can be tried again where Meta does not answer", async () => {
    let isAway = true;
    const worker = new FakeWorker().has({
      "page.profile.read": () => (isAway ? new Refused("meta_unavailable", 503) : aProfile()),
    });
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const driver = await mountAdmin(frame, worker, { hash: "#pages/10150002/profile" });
    await driver.shows("Meta did not answer.");
    isAway = false;

    driver.press("Try again");

    await driver.shows("Nothing is changed yet.");
  });
});

describe("a link to the Page", () => {
  it("says what is filled in, with its QR code", async () => {
    const { driver } = await open();

    await driver.write("ref", "flyer_may");
    await driver.write("text", "Which size?");

    await driver.shows("https://m.me/10150002?ref=flyer_may&text=Which%20size%3F");
    const code = driver.all("fb-chat-admin-page-link svg[role=img]")[0]!;
    const { size } = encode("https://m.me/10150002?ref=flyer_may&text=Which%20size%3F", {
      ecc: "M",
      border: 4,
    });
    expect(code.getAttribute("viewBox")).to.equal(`0 0 ${size} ${size}`);
    await driver.write("ref", "flyer may");
    await driver.shows("Letters A to Z, digits, and _ = - only.");
    expect(driver.all("fb-chat-admin-page-link svg[role=img]")).to.deep.equal([]);
  });

  it("is downloaded as SVG and PNG", async () => {
    const { driver } = await open();
    const files: { name: string; blob: Promise<Blob> }[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      files.push({ name: this.download, blob: fetch(this.href).then((response) => response.blob()) });
    };
    try {
      driver.press("Download SVG");
      driver.press("Download PNG");
      await waitUntil(() => files.length === 2);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }

    expect(files.map(({ name }) => name)).to.deep.equal(["m.me-10150002.svg", "m.me-10150002.png"]);
    const [svg, png] = await Promise.all(files.map(({ blob }) => blob));
    expect(svg!.type).to.equal("image/svg+xml");
    expect(await svg!.text()).to.contain("<svg xmlns=");
    const picture = await createImageBitmap(png!);
    expect(picture.width).to.be.at.least(1_024);
  });

  it("has pictures of the same modules", async () => {
    const modules = qrModules("https://m.me/1?ref=a")!;
    const drawn = async (blob: Blob) => {
      const url = URL.createObjectURL(blob);
      const picture = new Image();
      picture.src = url;
      await picture.decode();
      const canvas = new OffscreenCanvas(modules.length, modules.length);
      const context = canvas.getContext("2d")!;
      context.imageSmoothingEnabled = false;
      context.drawImage(picture, 0, 0, modules.length, modules.length);
      URL.revokeObjectURL(url);
      const { data } = context.getImageData(0, 0, modules.length, modules.length);
      return modules.map((row, y) => row.map((_, x) => data[(y * modules.length + x) * 4]! < 128));
    };

    expect(await drawn(new Blob([qrSvg(modules)], { type: "image/svg+xml" }))).to.deep.equal(modules);
    expect(await drawn(await qrPng(modules))).to.deep.equal(modules);
    expect(qrModules("x".repeat(3_000))).to.equal(null);
  });
});

describe("what is edited", () => {
  const profile: MessengerProfile = { greeting: [{ locale: "default", text: "Hi" }] };

  it("is what differs", () => {
    const { marks } = aProfile({}, profile);
    const same = withEntry(profile, "greeting", "default", { text: "Hi" });

    expect(changesOf({ profile, marks }, same).properties).to.deep.equal([]);
    expect(changesOf({ profile, marks }, {}).changes).to.deep.equal({ greeting: null });
  });

  it("has the language of its path", () => {
    const draft = withEntry(profile, "greeting", "fr_FR", { text: "Salut" });

    expect(localeAt(draft, "greeting[1].text")).to.equal("fr_FR");
    expect(localeAt(draft, "domains[0]")).to.equal("default");
  });

  it("is told line by line, what goes before what takes its place", () => {
    const said = diffLines(["a", "b", "c"], ["a", "x", "c", "d"]).map(
      ({ state, text }) => `${state} ${text}`,
    );

    expect(said).to.deep.equal(["kept a", "gone b", "new x", "kept c", "new d"]);
    expect(diffLines(["a", "b"], ["b", "a"]).filter(({ state }) => state !== "kept")).to.have.lengthOf(2);
  });
});

describe("the words of the profile's editor", () => {
  const shape = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shape(inner)]))
      : typeof value;

  for (const [lang, words] of Object.entries(PROFILE_WORDS))
    it(`are all there: ${lang}`, () => {
      expect(shape(words)).to.deep.equal(shape(PROFILE_WORDS["en"]));
      for (const property of PROPERTIES) expect(words.names[property]).not.to.equal("");
    });
});
