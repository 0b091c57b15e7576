import { redirect } from "next/navigation";
import { listNetworks } from "@/db/queries/networks";
import { can, canForOwn } from "@/lib/access/can";
import { asSignedIn, hrefOf } from "./viewer";

/**
 * Home by role: who reports starts at the month, everyone else at the customer; with several networks, at the list; an admin without
 * any, at the people whom they manage.
 */
export default async function Home() {
  const start = await asSignedIn("/", async (tx, viewer) => {
    const networks = await listNetworks(tx);
    const [only] = networks;
    if (only === undefined && canForOwn(viewer, "manage-organisation")) return "/organisation";
    if (only === undefined || networks.length > 1) return "/networks";
    const base = `/networks/${only.slug}`;
    return can(viewer, "enter-figures", only.id) ? `${base}/report` : base;
  });
  redirect(hrefOf(start));
}
