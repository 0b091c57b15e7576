import { z } from "zod";
import { networkReading } from "@/app/api-route";
import { findProposal } from "@/db/queries/proposals";

export const dynamic = "force-dynamic";

/** The canonical text of a proposal, byte for byte: its SHA-256 is what the parties' agreements hold. */
export const GET = networkReading(
  "see-proposals",
  z.strictObject({}),
  async ({ tx, network }, _query, { number = "" }) => {
    if (!/^[1-9][0-9]{0,8}$/.test(number)) return null;
    return (await findProposal(tx, network.id, Number(number)))?.text ?? null;
  },
);
