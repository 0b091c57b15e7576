import { closePools } from "../connection";
import { asOperator } from "../doors";
import { loadNetworkFile } from "../network-file/load";
import { realNetworks, whatIsKnown } from "../network-file/known";
import { sha256 } from "../sha256";
import { confideDemoIssue } from "./harbour-issue";
import { countyUrgentCare, harbourBroadband } from "./networks";

const demo = [
  { slug: "harbour-broadband", make: harbourBroadband },
  { slug: "county-urgent-care", make: countyUrgentCare },
];

const { networks: there } = await asOperator(whatIsKnown);
const missing = demo.filter(({ slug }) => !there.includes(slug));
const real = missing.length === 0 ? [] : await asOperator(realNetworks);
if (real.length > 0) {
  process.stderr.write(
    `This database holds a network that is no demo (${real.join(", ")}): the demo would add accounts to it whose ` +
      "password is published. Use another database: THROUGHLINE_DATA or DATABASE_URL names it.\n",
  );
  process.exit(1);
}
for (const { make } of missing) {
  const loaded = await loadNetworkFile(JSON.stringify(make(sha256)));
  if ("problems" in loaded) {
    throw new Error(loaded.problems.map(({ place, says }) => `${place}: ${says}`).join("\n"));
  }
  for (const { slug, figures } of loaded.networks) {
    process.stdout.write(`loaded ${slug}: ${figures} figures\n`);
  }
}
if (missing.some(({ slug }) => slug === "harbour-broadband")) await confideDemoIssue();
await closePools();
