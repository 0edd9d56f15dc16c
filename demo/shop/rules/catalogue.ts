/** What the shop sells. Prices in pence. */
export type Product = { id: string; name: string; about: string; price: number; icon: string };

export const CURRENCY = "GBP";

/** `icon`: lucide tent, backpack, flame-kindling, shirt, footprints, umbrella */
export const PRODUCTS: readonly Product[] = [
  {
    ...{ id: "tent", name: "Tarn 2 tent", price: 31_000 },
    about: "For two. Up in two minutes, 1.9 kg.",
    icon: "M3.5 21 14 3M20.5 21 10 3M15.5 21 12 15l-3.5 6M2 21h20",
  },
  {
    ...{ id: "backpack", name: "Ridge 45 backpack", price: 12_900 },
    about: "45 litres, with a cover for the rain.",
    icon: "M4 10a4 4 0 0 1 4-4h8a4 4 0 0 1 4 4v10a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM8 10h8M8 18h8M8 22v-6a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v6M9 6V4a2 2 0 0 1 2-2h2a2 2 0 0 1 2 2v2",
  },
  {
    ...{ id: "stove", name: "Gas stove", price: 5_400 },
    about: "Boils half a litre in three minutes.",
    icon: "M12 2c1 3 2.5 3.5 3.5 4.5A5 5 0 0 1 17 10a5 5 0 1 1-10 0c0-.3 0-.6.1-.9a2 2 0 1 0 3.3-2C8 4.5 11 2 12 2M5 22l14-4M5 18l14 4",
  },
  {
    ...{ id: "layer", name: "Merino base layer", price: 4_900 },
    about: "Warm when wet. Sizes S to XL.",
    icon: "M20.4 3.5 16 2a4 4 0 0 1-8 0L3.6 3.5a2 2 0 0 0-1.3 2.2l.6 3.5a1 1 0 0 0 1 .8H6v10a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2V10h2.1a1 1 0 0 0 1-.8l.6-3.5a2 2 0 0 0-1.3-2.2",
  },
  {
    ...{ id: "shoes", name: "Approach shoes", price: 13_900 },
    about: "Grip on rock, comfort on the way there.",
    icon: "M4 16v-2.4C4 11.5 3 10.5 3 8c0-2.7 1.5-6 4.5-6C9.4 2 10 3.8 10 5.5c0 3.1-2 5.7-2 8.7V16a2 2 0 1 1-4 0M20 20v-2.4c0-2.1 1-3.1 1-5.6 0-2.7-1.5-6-4.5-6C14.6 6 14 7.8 14 9.5c0 3.1 2 5.7 2 8.7V20a2 2 0 1 0 4 0M16 17h4M4 13h4",
  },
  {
    ...{ id: "poncho", name: "Rain poncho", price: 2_400 },
    about: "Over you and your pack.",
    icon: "M22 12a10 10 0 0 0-20 0zM12 12v8a2 2 0 0 0 4 0M12 2v1",
  },
];

export function productOf(id: string): Product | null {
  return PRODUCTS.find((product) => product.id === id) ?? null;
}

export function money(pence: number): string {
  return new Intl.NumberFormat("en-GB", { style: "currency", currency: CURRENCY }).format(pence / 100);
}
