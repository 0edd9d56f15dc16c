/** Somebody who manages Pages: logs in to apps, and undoes it in the settings of the account. */
import type { SimulatorContext } from "../context.ts";
import { logIn, type Choice } from "../login/decide.ts";
import { SimulatorError } from "../simulator-error.ts";
import { callBack, type SpoiltRequest } from "../webhooks/signed-request.ts";
import { portfoliosOf } from "../world/authority.ts";
import { PAGE_TASKS, type AccountState, type CallbackState, type PageTask } from "../world/login-state.ts";
import type { TokenState } from "../world/state.ts";
import { removeApp, removePermission } from "./consent.ts";

export class Account {
  readonly id: string;
  readonly #context: SimulatorContext;

  constructor(context: SimulatorContext, id: string) {
    this.#context = context;
    this.id = id;
    context.world.account(id);
  }

  get state(): AccountState {
    return this.#context.world.account(this.id);
  }

  /**
   * Goes through the login dialog at this address. Answers where the browser is sent then.
   * @throws SimulatorError with the code of what the dialog would say instead
   */
  logIn(address: string, choice: Omit<Choice, "account"> = {}): string {
    return logIn(this.#context, address, { ...choice, account: this.id });
  }

  /** Tokens from before it answer 190/460. */
  changePassword(): void {
    this.state.passwordChanges += 1;
    this.#context.world.changed();
  }

  /** "Business integrations", Remove: tokens answer 190/458, and the app is told; null: it has no address for it. */
  async removeApp(appId?: string): Promise<CallbackState | null> {
    return await removeApp(this.#context, this.id, this.#appId(appId));
  }

  /** Wants the app to delete their data; the app stays. `spoilt`: as somebody else would try it. */
  async requestDeletion(appId?: string, spoilt: SpoiltRequest = {}): Promise<CallbackState | null> {
    return await callBack(this.#context, "data_deletion", this.id, this.#appId(appId), spoilt);
  }

  /** As Meta says that somebody removed the app, without anybody having done so: for what is forged. */
  async forgeDeauthorization(spoilt: SpoiltRequest, appId?: string): Promise<CallbackState | null> {
    return await callBack(this.#context, "deauthorize", this.id, this.#appId(appId), spoilt);
  }

  /** @throws SimulatorError `not_granted` */
  removePermission(permission: string, appId?: string): void {
    if (!removePermission(this.#context, this.id, this.#appId(appId), permission))
      throw new SimulatorError(409, "not_granted", `${permission} is not granted.`);
  }

  /** Everything that the apps hold of this person ends now: 190/463. */
  expireTokens(): void {
    for (const token of this.#tokens()) token.expiresAt = this.#context.clock.now();
    this.#context.world.changed();
  }

  /** As 90 days after the person was last there. */
  expireDataAccess(appId?: string): void {
    const grant = this.state.grants[this.#appId(appId)];
    if (grant === undefined) throw new SimulatorError(409, "not_granted", "The app has no access.");
    grant.dataAccessExpiresAt = this.#context.clock.now();
    this.#context.world.changed();
  }

  /** The person's own role at a Page and, where one has it, that of a portfolio; none: there is no role left. */
  setTasks(pageId: string, tasks: readonly PageTask[]): void {
    const { world } = this.#context;
    world.page(pageId);
    const through = portfoliosOf(world.state, this.id).map(({ people }) => people[this.id] ?? {});
    const held = [this.state.tasks, ...through].filter((role) => role[pageId] !== undefined);
    for (const role of held.length === 0 ? [this.state.tasks] : held) role[pageId] = [...tasks];
    world.changed();
  }

  /** Default: the only app the person uses, or the first. */
  #appId(appId?: string): string {
    const { apps } = this.#context.world.state;
    const used = Object.keys(this.state.grants)[0] ?? Object.keys(this.state.appScopedIds)[0];
    return this.#context.world.app(appId ?? used ?? Object.keys(apps)[0] ?? "").appId;
  }

  #tokens(): TokenState[] {
    const all = Object.values(this.#context.world.state.tokens);
    return all.filter(({ login }) => login?.accountId === this.id);
  }
}

export function isTask(name: string): name is PageTask {
  return (PAGE_TASKS as readonly string[]).includes(name);
}
