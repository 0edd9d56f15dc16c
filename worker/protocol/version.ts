/** Version of this package. The Worker says it in `welcome`; the gadget carries the one it was built from. */
export const VERSION = "0.1.0";
