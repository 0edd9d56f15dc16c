// Money, amounts and shares in words. As they stand where the browser cannot say them.

function numberWith(said: string, n: number, options: Intl.NumberFormatOptions, otherwise: string): string {
  try {
    return new Intl.NumberFormat(said, options).format(n);
  } catch {
    return otherwise;
  }
}

/** "$6.10"; less than a cent with as many digits as say something: "$0.0004". */
export function dollarsIn(said: string, n: number): string {
  const isSmall = n > 0 && n < 0.01;
  const digits = isSmall ? { minimumFractionDigits: 2, maximumSignificantDigits: 2 } : {};
  return numberWith(said, n, { style: "currency", currency: "USD", ...digits }, `$${String(n)}`);
}

/** "$1.00", "$0.015": what something costs, with nothing of it rounded. */
export function priceIn(said: string, n: number): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 4 };
  return numberWith(said, n, { style: "currency", currency: "USD", ...digits }, `$${String(n)}`);
}

/** "2,000,000"; of less than a thousand three digits. */
export function amountIn(said: string, n: number): string {
  const digits = n >= 1_000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return numberWith(said, n, digits, String(n));
}

/** "230%", "0.4%": two digits of it. */
export function shareIn(said: string, share: number): string {
  return numberWith(
    said,
    share,
    { style: "percent", maximumSignificantDigits: 2 },
    `${String(share * 100)}%`,
  );
}
