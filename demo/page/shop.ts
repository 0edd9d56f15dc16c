/** Customers of the shop beside the demo, as its back office tells this page of them. */
import type { FbChatRecord } from "../../gadget/index.ts";

export type ShopCustomer = {
  id: string;
  name: string;
  email: string;
  town: string;
  /** Their record in the back office. */
  url: string;
  orders: readonly { number: string; what: string; total: string; state: string; url: string }[];
};

export class ShopRecords {
  /** Origin of the shop; null: there is none beside this desk. */
  readonly #origin: string | null;

  constructor(origin: string | null) {
    this.#origin = origin;
  }

  /** None where there is no shop, or it is down. */
  async all(): Promise<readonly ShopCustomer[]> {
    if (this.#origin === null) return [];
    try {
      const response = await fetch(`${this.#origin}/crm/customers.json`);
      return response.ok ? ((await response.json()) as ShopCustomer[]) : [];
    } catch {
      return [];
    }
  }

  /** Whether a record that a conversation is linked to is the shop's. */
  has(record: FbChatRecord | null): record is FbChatRecord & { url: string } {
    return this.#origin !== null && record?.url?.startsWith(`${this.#origin}/crm/customers/`) === true;
  }

  /** Who has this record; it may be of a customer that two records turned out to be. Null: the shop is down, or knows nobody. */
  async read({ url }: { url: string }): Promise<ShopCustomer | null> {
    try {
      const response = await fetch(`${url}.json`);
      return response.ok ? ((await response.json()) as ShopCustomer) : null;
    } catch {
      return null;
    }
  }
}
