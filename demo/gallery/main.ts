/** Every state of the gadget to look at, from the list that tests and screenshots use. The address says which. */
import { LANGUAGE_NAMES } from "../../gadget/words/strings.ts";
import { names, show, type Look } from "../../test/gadget/gallery/gallery.ts";

const HEIGHT_PX = 640;

const form = element<HTMLFormElement>("#look");
const filter = element<HTMLInputElement>("#filter");
const stage = element("#stage");
/** States come one after another: a later choice waits for the one before. */
let last = Promise.resolve();

for (const lang of LANGUAGE_NAMES) {
  element<HTMLSelectElement>("#look [name=lang]").add(new Option(languageName(lang), lang));
}
readAddress();
drawList();
draw();

form.addEventListener("change", () => choose(chosenState()));
filter.addEventListener("input", drawList);
addEventListener("popstate", () => {
  readAddress();
  drawList();
  draw();
});

function chosenState(): string {
  const name = new URLSearchParams(location.search).get("state") ?? "";
  return names.includes(name) ? name : "thread";
}

/** Puts a state with the chosen look into the address, and shows it. */
function choose(state: string): void {
  history.pushState(null, "", addressOf(state));
  drawList();
  draw();
}

function addressOf(state: string): string {
  return `?${new URLSearchParams({ state, ...chosenLook() }).toString()}`;
}

function chosenLook(): Record<string, string> {
  const fields = [...form.querySelectorAll("select")];
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

function readAddress(): void {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement) field.value = value;
  }
}

function look(): Look {
  const { width, theme, dir, lang = "en" } = chosenLook();
  return { width: Number(width), height: HEIGHT_PX, dark: theme === "dark", rtl: dir === "rtl", lang };
}

function draw(): void {
  const state = chosenState();
  element("#name").textContent = state;
  last = last
    .then(async () => {
      stage.replaceChildren();
      delete stage.dataset["shown"];
      await show(state, look(), stage);
      stage.dataset["shown"] = state;
    })
    .catch((error: unknown) => {
      stage.textContent = `This state could not be reached: ${String(error)}`;
    });
}

function drawList(): void {
  const words = filter.value.trim().toLowerCase();
  const links = names.filter((name) => name.includes(words)).map(linkTo);
  element("#states").replaceChildren(...links);
  document.querySelector("#states [aria-current]")?.scrollIntoView({ block: "nearest" });
}

function linkTo(state: string): HTMLElement {
  const link = document.createElement("a");
  link.textContent = state.replaceAll("-", " ");
  link.href = addressOf(state);
  if (state === chosenState()) link.setAttribute("aria-current", "page");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(state);
  });
  const item = document.createElement("li");
  item.append(link);
  return item;
}

function languageName(lang: string): string {
  if (lang === "en-XA") return "pseudo, for tests";
  return new Intl.DisplayNames(lang, { type: "language" }).of(lang) ?? lang;
}

function element<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error(`${selector} is missing from the page`);
  return found;
}
