/** A JSON answer that is there at once: a real one reads its body in a task of its own, at no certain time. */
export class FakeResponse extends Response {
  readonly #body: unknown;

  constructor(body: unknown, status = 200) {
    super(null, { status });
    this.#body = body;
  }

  override json(): Promise<unknown> {
    return Promise.resolve(this.#body);
  }
}

export function aPass(): Promise<Response> {
  return Promise.resolve(new FakeResponse({ pass: "pass", expiresAt: 0 }));
}
