import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { harbourMembers } from "./harbour-organisations";
import { address } from "./organisations";

type Network = NonNullable<NetworkFileInput["networks"]>[number];
type Expectation = NonNullable<Network["expectations"]>[number];

const parties = harbourMembers.map(({ slug }) => slug);

/** What an organisation's board put to all, and who said yes on the day after; `slow` haven't answered. */
function put(
  organisation: string,
  day: string,
  terms: Pick<Expectation, "kind" | "says" | "metric">,
  slow: readonly string[] = [],
): Expectation {
  const yes = (slug: string, at: string) => ({
    organisation: slug,
    email: address("board", slug),
    at,
    answer: "agree" as const,
  });
  const asked = `${day}T09:00:00Z`;
  const others = parties.filter((slug) => slug !== organisation && !slow.includes(slug));
  return {
    ...terms,
    organisation,
    email: address("board", organisation),
    at: asked,
    parties,
    answers: [
      yes(organisation, asked),
      ...others.map((slug, index) => yes(slug, `${day}T1${index}:20:00Z`)),
    ],
  };
}

/** What households aren't promised, and where they can't leave; the last one waits for two answers. */
export const harbourExpectations: readonly Expectation[] = [
  put("brightwave", "2023-02-14", {
    kind: "not-promised",
    says: "No connection within five working days of the order, whatever an advertisement of another provider says.",
  }),
  put("fieldworks", "2023-02-15", {
    kind: "not-promised",
    says: "No visit outside the four-hour window, and no engineer by name.",
  }),
  put("brightwave", "2024-03-12", {
    kind: "captive",
    says: "In the regions North Isles and Fell Valley households have no other provider: that they stay proves nothing.",
    metric: "E9",
  }),
  put(
    "ledgerline",
    "2025-12-04",
    {
      kind: "not-promised",
      says: "No credit for a missed date on the first bill: it stands on the next one.",
    },
    ["orderpoint", "kitpath"],
  ),
];
