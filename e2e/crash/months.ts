import { aNetworkOf } from "../own-network";
import { sessionCookie, cookieHeader } from "../session-cookie";

/** An organisation's work: the months that one of its managers enters and submits, one after the other. */
export type Work = {
  readonly network: string;
  readonly slug: string;
  readonly person: string;
  readonly organisation: string;
  readonly cookie: string;
  readonly periods: readonly string[];
  readonly cells: readonly { readonly key: number; readonly code: string }[];
};

const organisations = { mill: "The Mill", yard: "The Yard", shop: "The Shop" };
const codes = ["C1", "C2", "C3", "C4"] as const;
const months = Array.from({ length: 12 }, (_, index) => `2025-${`${index + 1}`.padStart(2, "0")}`);

/** A network in which three organisations owe four figures for each of twelve open months, and what each has to do. */
export async function aYearToReport(): Promise<readonly Work[]> {
  const words = Object.keys(organisations);
  const network = await aNetworkOf({
    organisations,
    accounts: ["manager"],
    months,
    openFrom: "2025-01",
    metrics: codes.map((code) => ({
      code,
      reporters: words,
      target: "1",
      floor: "0",
      terms: { kind: "count", unit: "calls", denominator: null },
    })),
  });
  const { id, slug } = network;
  return Promise.all(
    words.map(async (word, place): Promise<Work> => {
      const person = await network.person("manager", word);
      return {
        network: id,
        slug,
        person: person.id,
        organisation: person.organisationId,
        cookie: cookieHeader([await sessionCookie(person)]),
        periods: months,
        cells: codes.map((code, metric) => ({ code, key: metric * words.length + place + 1 })),
      };
    }),
  );
}
