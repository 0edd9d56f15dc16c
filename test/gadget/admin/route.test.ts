import { expect } from "@open-wc/testing";
import { addressOf, readRoute } from "../../../gadget/admin/state/route.ts";
import { byHandOf, missingOf } from "../../../gadget/admin/connect/hand-form.ts";

const FORM = {
  ...{ page: "", token: "", label: "", desk: "", verifyToken: "", hasApp: false, appId: "", appSecret: "" },
};

describe("addresses of the admin", () => {
  for (const hash of [
    "#pages",
    "#pages/10150001",
    "#pages/10150001/profile",
    "#connect",
    "#connect/login",
    "#connect/hand",
    "#desks",
    "#live",
    "#reports",
    "#reports/month",
    "#reports/today/queue",
    "#reports/2026-11-01..2026-11-20/agent/lamps-wien",
    "#routing",
    "#routing/rules",
    "#routing/rules/lamps-wien",
    "#apps",
    "#usage",
    "#masking",
  ])
    it(`are read as they are written: ${hash}`, () => {
      const route = readRoute(hash);

      expect(route).not.to.equal(null);
      expect(addressOf(route!)).to.equal(hash);
    });

  for (const hash of [
    "",
    "#",
    "#pages/",
    "#pages/../x",
    "#pages/1/2",
    "#pages/1/profile/2",
    "#pages/x/profile",
    "#connect/choose",
    "#nowhere",
    "#desks/1",
    "#routing/../x",
    "#reports/2026-11-01",
    "#reports/2026-11-01../agent",
    "#reports/month/../x",
    "#reports/month/queue/main/more",
    "#routing/rules/main/more",
  ])
    it(`are not those of the page around: "${hash}"`, () => {
      expect(readRoute(hash)).to.equal(null);
    });
});

describe("what is filled in by hand", () => {
  for (const [typed, page] of [
    ["10150001", "10150001"],
    ["@fjord.coffee", "fjord.coffee"],
    ["https://www.facebook.com/fjord.coffee/?x=1", "fjord.coffee"],
    ["facebook.com/10150001", "10150001"],
    ["fjord.coffee", "fjord.coffee"],
  ] as const)
    it(`names the Page: ${typed}`, () => {
      expect(byHandOf({ ...FORM, page: typed, token: "t" }).page).to.equal(page);
    });

  it("needs the app only where the Page has its own, and a desk only where there are several", () => {
    expect(missingOf(FORM, false)).to.deep.equal(["page", "token"]);
    expect(missingOf({ ...FORM, page: "1", token: " ", hasApp: true }, true)).to.deep.equal([
      "token",
      "desk",
      "appId",
      "appSecret",
    ]);
  });
});
