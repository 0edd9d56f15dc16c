import { expect } from "@open-wc/testing";
import { sweepFiles } from "../../../gadget/memory/keep-files.ts";
import { browserFiles } from "../../../gadget/platform/file-store.ts";
import { FakeMemory } from "../support/fake-platform.ts";

describe("files of the browser", () => {
  it("are there under their names, as they were, until they are removed", async () => {
    await browserFiles.set("a 1", new File(["Hello"], "a.txt", { type: "text/plain" }));
    await browserFiles.set("a 2", new Blob(["x"]));

    const file = await browserFiles.get("a 1");

    expect([file?.size, file?.type, await file?.text()]).to.deep.equal([5, "text/plain", "Hello"]);
    expect((await browserFiles.names()).toSorted()).to.deep.equal(["a 1", "a 2"]);
    await browserFiles.remove("a 1");
    expect(await browserFiles.get("a 1")).to.equal(null);
    expect(await browserFiles.names()).to.deep.equal(["a 2"]);
    await browserFiles.remove("a 2");
  });

  it("are removed where no text names them", async () => {
    const memory = new FakeMemory();
    const named = { key: "1", name: "a", bytes: 1, mime: "", given: null, givenAt: null, tab: "t" };
    memory.set("fb-chat s d anna built page:maria files", JSON.stringify({ at: 0, built: [named] }));
    for (const name of ["fb-chat s d anna file 1", "fb-chat s d anna file 2", "fb-chat s d ben file 1"])
      await browserFiles.set(name, new Blob(["x"]));

    await sweepFiles(memory, browserFiles);

    expect(await browserFiles.names()).to.deep.equal(["fb-chat s d anna file 1"]);
    await browserFiles.remove("fb-chat s d anna file 1");
  });
});
