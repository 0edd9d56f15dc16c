/** What a finger can do in a thread, for the views that offer it. */
import type { ControlClient } from "../control-client.ts";
import type { PhoneState } from "./phone.ts";
import type { Doing } from "./thread-view.ts";

export type CustomerClient = ReturnType<ControlClient["customer"]>;

/** What the person writes into forms that ask for an address. */
export const ADDRESS = {
  name: "Ada Marlow",
  phone: "+4790003301",
  address_line_1: "Storgata 1",
  postal_code: "0155",
  locality: "Oslo",
  country: "NO",
};

export type ThreadActs = {
  perform: (action: (customer: CustomerClient) => Promise<unknown>) => void;
  tapButton: (name: string, mid: string) => void;
  fillIn: () => void;
  linkAccount: () => void;
  unlinkAccount: () => void;
};

export function threadActs(state: PhoneState, doing: Doing): ThreadActs {
  const perform: ThreadActs["perform"] = (action) => {
    doing.update({ selected: null });
    void doing.act((client) => action(client.customer(state.psid)));
  };
  const nameOf = (): string =>
    `${state.data?.customer.firstName ?? ""} ${state.data?.customer.lastName ?? ""}`;
  return {
    perform,
    tapButton: (name, mid) => perform((customer) => customer.tapButton(name, mid)),
    fillIn: () => perform((customer) => customer.fillIn({ ...ADDRESS, name: nameOf() })),
    linkAccount: () => perform((customer) => customer.linkAccount()),
    unlinkAccount: () => perform((customer) => customer.unlinkAccount()),
  };
}
