/** The page at `/admin`: the element alone, which the document speaks like. */
import "./index.ts";
import { onWords, spoken, w } from "./words/words.ts";

function tellDocument(): void {
  const { lang, dir } = spoken;
  // Where the page says nothing of its language the browser's counts; what it then says is the admin's own word.
  Object.assign(document.documentElement, { lang, dir });
  document.title = w.title;
}

onWords(tellDocument);
