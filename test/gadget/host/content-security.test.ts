import { expect, waitUntil } from "@open-wc/testing";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'none'",
  "style-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
].join("; ");

/** A page of its own with a policy as strict as docs/embedding.md allows, and a gadget in it. */
async function aStrictPage(attributes: string) {
  const frame = document.createElement("iframe");
  frame.width = "900";
  frame.height = "640";
  const script = new URL("../../../gadget/index.ts", import.meta.url).href;
  frame.srcdoc = `<!doctype html><html lang="en"><head>
    <meta http-equiv="Content-Security-Policy" content="${POLICY}">
    <script type="module" src="${script}"></script></head>
    <body><fb-chat-gadget ${attributes}></fb-chat-gadget></body></html>`;
  document.body.append(frame);
  await new Promise((resolve) => {
    frame.addEventListener("load", resolve, { once: true });
  });
  const page = frame.contentDocument!;
  const violations: string[] = [];
  page.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    violations.push(`${violatedDirective} ${blockedURI}`);
  });
  const gadget = page.querySelector("fb-chat-gadget")!;
  const text = () => deepText(gadget.shadowRoot);
  return { frame, page, gadget, text, violations };
}

/** Text of elements of another page: their classes are not those of this one. */
function deepText(root: ParentNode | null): string {
  return [...(root?.children ?? [])]
    .map((element) => deepText(element.shadowRoot) || deepText(element) || (element.textContent ?? ""))
    .join(" ");
}

describe("a strict content security policy", () => {
  it("is kept: no inline styles, no eval, no markup out of strings, also when a language is loaded", async () => {
    const { frame, page, gadget, text, violations } = await aStrictPage("");
    await waitUntil(() => text().includes("Sign-in needed"), "the gadget is not there");
    const View = page.defaultView! as Window & { getComputedStyle: typeof getComputedStyle };
    expect(View.getComputedStyle(gadget).position).to.equal("relative");
    expect(gadget.shadowRoot!.querySelectorAll("style, [style]")).to.have.length(0);

    gadget.setAttribute("lang", "de");
    await waitUntil(() => text().includes("Anmeldung nötig"), "German is not there");

    expect(violations).to.deep.equal([]);
    frame.remove();
  });
});
