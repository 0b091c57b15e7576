import { row, type ActionRow, type RouteRow } from "./row";

/**
 * Who may do what: a line for every page, route handler, file and server action that the build makes. It is the
 * specification, and every cell of it is tried over HTTP. What the build makes and isn't here fails the tests, by name.
 */
export const routes: readonly RouteRow[] = [
  row.page("/", "signed in", { answers: "a redirect" }),
  row.page("/networks", "signed in"),
  row.page("/networks/[network]", "in the network"),
  row.page("/networks/[network]/metrics", "in the network"),
  row.page("/networks/[network]/metrics/[code]", "in the network"),
  row.page("/networks/[network]/report", "managers of the network"),
  row.page("/sign-in", "everyone"),
  row.handler("/api/auth/[...nextauth]", "everyone", { at: "/api/auth/csrf", posts: true }),
  row.handler("/healthz", "everyone"),
  row.handler("/readyz", "everyone"),
  row.handler("/icon.svg", "everyone"),
  row.handler("/favicon.ico", "everyone"),
  row.handler("/_not-found", "everyone", { answers: 404 }),
  row.handler("/_global-error", "everyone", { answers: 500 }),
];

const report = "app/networks/[network]/report/actions.ts";

/** What an action is sent is told of the world by its thing: see `Told` in `world.ts`. */
export const actions: readonly ActionRow[] = [
  row.action(report, "saveFigure", "managers who report", {
    from: "/networks/[network]/report",
    sends: ({ network, draft }) => [network, draft],
    done: "saved",
    writes: ["figures", "figure_revisions", "audit_entries", "vault.audit_heads", "member_people"],
  }),
  row.action(report, "submitMonth", "managers who report", {
    from: "/networks/[network]/report",
    sends: ({ network, month }) => [network, month],
    done: "submitted",
    refused: ["changed"],
    writes: ["figures", "figure_revisions", "audit_entries", "vault.audit_heads", "member_people"],
  }),
  row.action("app/sign-out.ts", "signOut", "signed in", {
    from: "/networks",
    sends: () => [],
    done: "redirect",
    refused: ["redirect"],
    writes: ["sessions"],
  }),
];
