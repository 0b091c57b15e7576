import { row, type ActionRow } from "./row";

const issues = "app/networks/[network]/issues/actions.ts";
const written = ["issues", "issue_entries"];

/** The lines of the matrix for issues that are raised to a go-to person. What isn't released is noted nowhere. */
export const issueActions: readonly ActionRow[] = [
  row.action(issues, "raise", "in the network", {
    from: "/networks/[network]/issues",
    sends: ({ network, goTo }) => [
      network,
      { goTo, cause: "capacity", says: "Nobody has the time.", owner: "joint" },
    ],
    done: "done",
    writes: written,
  }),
  row.action(issues, "add", "whoever raised the issue", {
    from: "/networks/[network]/issues/[issue]",
    sends: ({ network, issue }) => [
      network,
      { issue, entry: { kind: "suggestion", says: "Ask for one more." } },
    ],
    done: "done",
    writes: written,
  }),
  row.action(issues, "release", "whoever raised the issue", {
    from: "/networks/[network]/issues/[issue]",
    sends: ({ network, issue }) => [network, { issue }],
    done: "done",
    writes: [...written, "audit_entries", "vault.audit_heads", "member_people"],
  }),
];
