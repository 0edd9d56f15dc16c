/** What others may ask of the one object that is made without a jurisdiction. */
export type PlacementDoor = Rpc.DurableObjectBranded & {
  /** The jurisdiction that the deployment's data was first written in (`none`: in none); null: nothing was written yet. Writes nothing. */
  recorded(): string | null;

  /** The same, and where nothing was recorded yet this one is from now on. */
  claim(jurisdiction: string): string;
};
