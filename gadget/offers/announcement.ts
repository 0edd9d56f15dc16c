/** What a live region says of the newest that came: in the words of the moment, and no longer than that stands. */
export class Announcement {
  #key = "";
  #say: () => string = () => "";

  /** `key`: of what it speaks. */
  set(key: string, say: () => string): void {
    this.#key = key;
    this.#say = say;
  }

  /** `standing`: the keys of all that is shown. */
  text(standing: ReadonlySet<string>): string {
    if (!standing.has(this.#key)) this.set("", () => "");
    return this.#say();
  }
}
