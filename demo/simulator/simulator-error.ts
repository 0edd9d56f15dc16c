/** A mistake in how the simulator itself was used (not an answer of Meta's). The control API shows `code`. */
export class SimulatorError extends Error {
  override readonly name = "SimulatorError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
