import "server-only";
import { asViewer } from "@/db/doors";
import { findNetwork } from "@/db/queries/networks";
import { actingIn } from "@/lib/access/acting";
import { can, type Permission } from "@/lib/access/can";
import { entryOf, type Acting } from "./viewer";

/** Work in a network as whoever asks; null where nobody is signed in any more, or the network isn't theirs to do this in. */
export type NetworkSession = <Result>(
  work: (acting: Acting) => Promise<Result>,
  patience?: number,
) => Promise<{ readonly is: Result } | { readonly none: 401 | 404 }>;

/**
 * What answers a request in several transactions, each of which asks anew who it is and whether they may: reading a file takes
 * longer than one may be open.
 */
export async function networkSession(slug: string, needs: Permission): Promise<NetworkSession> {
  const entry = await entryOf();
  return async (work, patience) => {
    const asked = { ...entry, writes: true, ...(patience === undefined ? {} : { patience }) };
    const done = await asViewer(asked, async (tx, viewer) => {
      // Whoever acts for several organisations has to say for which.
      if (entry.acting === null && actingIn(viewer) !== null) return { none: 404 } as const;
      const network = await findNetwork(tx, slug);
      const may = network !== null && can(viewer, needs, network.id);
      return may ? { is: await work({ tx, network, viewer }) } : ({ none: 404 } as const);
    });
    return done ?? { none: 401 };
  };
}
