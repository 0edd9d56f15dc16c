import { replacing } from "./replacing.ts";

/** Lets the browser's person read these languages, in whatever spelling, until the test is over. */
export function reading(...languages: string[]): void {
  replacing(navigator, "languages", { value: languages });
}
