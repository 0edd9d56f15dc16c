import { expect } from "@open-wc/testing";
import { browserPlatform } from "../../../gadget/platform/platform.ts";

describe("the browser's network", () => {
  it("is heard to go and to come back, for as long as somebody listens", () => {
    const heard: string[] = [];
    const stops = [
      browserPlatform.onOffline(() => heard.push("offline")),
      browserPlatform.onWake(() => heard.push("online")),
    ];
    window.dispatchEvent(new Event("offline"));
    window.dispatchEvent(new Event("online"));
    for (const stop of stops) stop();
    window.dispatchEvent(new Event("offline"));
    window.dispatchEvent(new Event("online"));

    expect(heard).to.deep.equal(["offline", "online"]);
    expect(browserPlatform.isOnline()).to.equal(navigator.onLine);
  });
});
