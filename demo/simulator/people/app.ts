/** An app as its developers see it in Meta's dashboard. */
import type { SimulatorContext } from "../context.ts";
import { SimulatorError } from "../simulator-error.ts";
import type { AppState } from "../world/state.ts";

/** What can be set. Webhooks have their own call: {@link App.pointWebhooks}. */
export type AppSettings = Partial<
  Pick<
    AppState,
    "name" | "live" | "access" | "businessVerified" | "humanAgent" | "requireProof" | "userProfileAccess"
  > &
    Pick<AppState, "redirectUris" | "loginConfigs" | "deauthorizeUrl" | "dataDeletionUrl" | "roles">
>;

export class App {
  readonly id: string;
  readonly #context: SimulatorContext;

  constructor(context: SimulatorContext, id: string) {
    this.#context = context;
    this.id = id;
    context.world.app(id);
  }

  get state(): AppState {
    return this.#context.world.app(this.id);
  }

  set(settings: AppSettings): void {
    Object.assign(this.state, structuredClone(settings));
    this.#context.world.changed();
  }

  /** Development: only people with a role on it log in, and nobody else's messages come. */
  setLive(live: boolean): void {
    this.set({ live });
  }

  /** Without it there is no advanced access. */
  setBusinessVerified(businessVerified: boolean): void {
    this.set({ businessVerified });
  }

  /** The secret is reset: webhooks are signed with the new one, and what was made of the old one is refused. */
  resetSecret(appSecret: string): void {
    this.state.appSecret = appSecret;
    this.#context.world.changed();
  }

  /** Webhooks go somewhere else from now on, as if somebody had saved another callback URL. */
  pointWebhooks(callbackUrl: string, verifyToken = this.state.verifyToken): void {
    Object.assign(this.state, { callbackUrl, verifyToken });
    this.#context.world.changed();
  }

  /** The same as Meta's "Verify and save" does it: the app is asked first. @throws SimulatorError 409: it did not answer */
  async verifyWebhooks(callbackUrl: string, verifyToken: string): Promise<void> {
    const { ok, status } = URL.canParse(callbackUrl)
      ? await this.#context.shakeHands({ callbackUrl, verifyToken })
      : { ok: false, status: null };
    if (!ok) {
      const why = status === null ? "nobody answered" : `HTTP ${String(status)}`;
      const said = "The callback URL or verify token couldn't be validated.";
      throw new SimulatorError(409, "callback_not_verified", `${said} (${why})`);
    }
    this.pointWebhooks(callbackUrl, verifyToken);
  }

  /** Of the app's list; the Page's is {@link Page.unsubscribe}. */
  dropField(field: string): void {
    this.state.fields = this.state.fields.filter((one) => one !== field);
    this.#context.world.changed();
  }
}
