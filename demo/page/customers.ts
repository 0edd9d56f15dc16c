/** The shop's customers, as a CRM would hold them. The PSIDs are those of the simulator's people. */
import { keep, kept } from "./kept.ts";
import { LOCAL_CUSTOMERS } from "../simulator/identities.ts";

export type Order = {
  number: string;
  placed: string;
  item: string;
  total: string;
  state: "delivered" | "on its way" | "returned" | "being packed";
};

export type CustomerRecord = {
  psid: string;
  name: string;
  email: string;
  town: string;
  since: string;
  tier: "Trail" | "Summit";
  orders: readonly Order[];
  note: string;
};

const DETAILS: readonly Omit<CustomerRecord, "psid" | "name">[] = [
  {
    email: "ada.marlow@example.com",
    town: "Leeds, GB",
    since: "March 2021",
    tier: "Summit",
    note: "Prefers parcels left with the neighbour at number 12.",
    orders: [
      {
        number: "NO-48213",
        placed: "2 days ago",
        item: "Ridge 45 backpack",
        total: "£129.00",
        state: "on its way",
      },
      {
        number: "NO-46950",
        placed: "7 weeks ago",
        item: "Merino base layer, 2×",
        total: "£98.00",
        state: "delivered",
      },
      {
        number: "NO-44107",
        placed: "5 months ago",
        item: "Tarn 2 tent",
        total: "£310.00",
        state: "delivered",
      },
    ],
  },
  {
    email: "jonas.groessner@example.com",
    town: "Salzburg, AT",
    since: "June 2023",
    tier: "Trail",
    note: "Asked for the invoice with the company's VAT number.",
    orders: [
      {
        number: "NO-48190",
        placed: "3 days ago",
        item: "Approach shoes, 44",
        total: "€139.00",
        state: "being packed",
      },
      {
        number: "NO-47322",
        placed: "4 weeks ago",
        item: "Approach shoes, 43",
        total: "€139.00",
        state: "returned",
      },
    ],
  },
  {
    email: "priya.raman@example.com",
    town: "Chennai, IN",
    since: "January 2024",
    tier: "Trail",
    note: "Buys for a school's hiking club; ask about quantities.",
    orders: [
      {
        number: "NO-48001",
        placed: "6 days ago",
        item: "Rain poncho, 24×",
        total: "₹28,800",
        state: "on its way",
      },
    ],
  },
  {
    email: "tomas.rivera@example.com",
    town: "Bilbao, ES",
    since: "September 2019",
    tier: "Summit",
    note: "Speaks Spanish and English.",
    orders: [
      {
        number: "NO-47718",
        placed: "2 weeks ago",
        item: "Storm shell jacket, M",
        total: "€245.00",
        state: "delivered",
      },
      { number: "NO-45580", placed: "3 months ago", item: "Gas stove", total: "€54.00", state: "delivered" },
    ],
  },
];

const CREATED = "northwind-created";

const FIRST: readonly CustomerRecord[] = DETAILS.map((details, index) => {
  const person = LOCAL_CUSTOMERS[index];
  const name = `${person?.firstName ?? ""} ${person?.lastName ?? ""}`;
  return { psid: person?.psid ?? "", name, ...details };
});

/** All records: those that there were, and those that were created since. */
export function customers(): readonly CustomerRecord[] {
  return [...FIRST, ...kept<CustomerRecord[]>(CREATED, [])];
}

/** A record of somebody who wrote for the first time. */
export function createCustomer(psid: string, name: string): CustomerRecord {
  const known = customers().find((it) => it.psid === psid);
  if (known !== undefined) return known;
  const record: CustomerRecord = {
    ...{ psid, name, email: "", town: "", since: "today", tier: "Trail" },
    ...{ orders: [], note: "Came by Messenger." },
  };
  keep(CREATED, [...kept<CustomerRecord[]>(CREATED, []), record]);
  return record;
}
