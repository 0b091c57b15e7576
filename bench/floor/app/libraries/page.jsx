import { Libraries } from "./libraries";

export const dynamic = "force-dynamic";

/** A page with a table and a chart and nothing of ours: what the libraries alone weigh. */
export default function Page() {
  return <Libraries />;
}
