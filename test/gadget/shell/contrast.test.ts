import { expect, fixture, html } from "@open-wc/testing";
import { tokens } from "../../../gadget/shell/tokens.styles.ts";

/** WCAG 2.2, 1.4.3 and 1.4.11. */
const TEXT = 4.5;
const CONTROL = 3;

const SURFACES = ["surface", "surface-sunken", "surface-raised", "surface-hover", "accent-surface"];
const BUBBLES = ["bubble", "bubble-own", "bubble-other", "bubble-note"];

/** What stands on what, and how far apart they are at least. */
const PAIRS: readonly (readonly [string, readonly string[], number])[] = [
  ["text", [...SURFACES, "surface-pressed", ...BUBBLES], TEXT],
  ["text-muted", [...SURFACES, ...BUBBLES], TEXT],
  ["accent", [...SURFACES, ...BUBBLES], TEXT],
  ["accent-text", ["accent"], TEXT],
  ["danger", ["surface", "surface-sunken", "surface-raised", "danger-surface"], TEXT],
  ["warning", ["surface", "surface-sunken", "surface-raised", "warning-surface"], TEXT],
  ["success", ["surface", "surface-sunken", "success-surface"], TEXT],
  ["surface", ["danger"], TEXT],
  ["border-strong", ["surface", "surface-sunken", "surface-raised"], CONTROL],
];

/** What pages set: nothing, an accent alone, and surfaces with a tone. */
const THEMES: Record<string, Record<string, string>> = {
  "of its own": {},
  "with an accent": { accent: "light-dark(#7a1fa2, #d9a6f0)" },
  "on paper": {
    surface: "light-dark(#fffaf3, #1d1a16)",
    text: "light-dark(#2b2118, #f1e9df)",
    accent: "light-dark(#0b6e4f, #6fd3a8)",
  },
  "in blue": {
    surface: "light-dark(#f4f7fb, #0f1a2b)",
    text: "light-dark(#0e1b2e, #e3ebf6)",
    accent: "light-dark(#b3134f, #ffa3c4)",
  },
};

const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })!;

function luminance(color: string): number {
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Colours as the browser comes to them, in an element that has the tokens and nothing else. */
async function coloursOf(theme: Record<string, string>, scheme: string, css: string) {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const probe = document.createElement("i");
  root.append(probe);
  host.style.colorScheme = scheme;
  for (const [name, value] of Object.entries(theme)) host.style.setProperty(`--fb-chat-${name}`, value);
  return (name: string) => {
    probe.style.color = `var(--fb-chat-${name})`;
    return getComputedStyle(probe).color;
  };
}

/** As where the system asks for more contrast. */
const MORE = tokens.cssText.replace("(prefers-contrast: more)", "all");

describe("colours", () => {
  for (const [name, theme] of Object.entries(THEMES)) {
    for (const scheme of ["light", "dark"]) {
      for (const [wish, css] of [
        ["", tokens.cssText],
        [", with more contrast", MORE],
      ] as const) {
        it(`can be told apart: ${name}, ${scheme}${wish}`, async () => {
          const colour = await coloursOf(theme, scheme, css);

          const close = PAIRS.flatMap(([front, backs, least]) =>
            backs
              .map((back) => [`${front} on ${back}`, contrast(colour(front), colour(back)), least] as const)
              .filter(([, measured]) => measured < least)
              .map(([pair, measured]) => `${pair}: ${measured.toFixed(2)}`),
          );

          expect(close).to.deep.equal([]);
        });
      }
    }
  }

  it("are further apart where the system asks for it", async () => {
    const [plain, more] = await Promise.all(
      [tokens.cssText, MORE].map(async (css) => coloursOf({}, "light", css)),
    );

    for (const front of ["text-muted", "border", "border-strong"])
      expect(contrast(more!(front), more!("surface"))).to.be.above(
        contrast(plain!(front), plain!("surface")),
      );
  });

  it("write in black on a light accent, and in white on a dark one", async () => {
    for (const [accent, ink] of [
      ["#ffd400", 0],
      ["#0a7cff", 0],
      ["#7a1fa2", 1],
    ] as const) {
      const colour = await coloursOf({ accent }, "light", tokens.cssText);
      expect(luminance(colour("accent-text")), accent).to.equal(ink);
    }
  });
});
