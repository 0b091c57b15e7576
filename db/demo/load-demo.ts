import { closePools } from "../connection";
import { asOperator } from "../doors";
import { loadNetworkFile } from "../network-file/load";
import { whatIsKnown } from "../network-file/known";
import { sha256 } from "../sha256";
import { countyUrgentCare, harbourBroadband } from "./networks";

const demo = [
  { slug: "harbour-broadband", make: harbourBroadband },
  { slug: "county-urgent-care", make: countyUrgentCare },
];

const { networks: there } = await asOperator(whatIsKnown);
for (const { make } of demo.filter(({ slug }) => !there.includes(slug))) {
  const loaded = await loadNetworkFile(JSON.stringify(make(sha256)));
  if ("problems" in loaded) {
    throw new Error(loaded.problems.map(({ place, says }) => `${place}: ${says}`).join("\n"));
  }
  for (const { slug, figures } of loaded.networks) {
    process.stdout.write(`loaded ${slug}: ${figures} figures\n`);
  }
}
await closePools();
