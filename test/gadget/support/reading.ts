/** Lets the browser's person read these languages, in whatever spelling, until the test is over. */
export function reading(...languages: string[]): void {
  Object.defineProperty(navigator, "languages", { value: languages, configurable: true });
}

afterEach(() => {
  // Behind it is the browser's own.
  Reflect.deleteProperty(navigator, "languages");
});
