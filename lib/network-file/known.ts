/** What the database holds already, since a file may refer to it; `parent` is the slug of the organisation that a unit belongs to. */
export type Known = {
  readonly organisations: readonly {
    readonly slug: string;
    readonly name: string;
    readonly timeZone: string;
    readonly parent: string | null;
    /** Of its people, and of those who left it. */
    readonly emails: readonly string[];
    readonly formerEmails: readonly string[];
  }[];
  readonly networks: readonly string[];
};
