import { closePools } from "../connection";
import { asOperator } from "../doors";
import { loadNetworkFile } from "../network-file/load";
import { whatIsKnown } from "../network-file/known";
import { sha256 } from "../sha256";
import { countyUrgentCare, harbourBroadband } from "./networks";

const { networks: there } = await asOperator(whatIsKnown);
for (const make of [harbourBroadband, countyUrgentCare]) {
  const file = make(sha256);
  const slugs = (file.networks ?? []).map(({ slug }) => slug);
  if (slugs.every((slug) => there.includes(slug))) continue;
  const loaded = await loadNetworkFile(JSON.stringify(file));
  if ("problems" in loaded) {
    throw new Error(loaded.problems.map(({ place, says }) => `${place}: ${says}`).join("\n"));
  }
  for (const { slug, figures } of loaded.networks) {
    process.stdout.write(`loaded ${slug}: ${figures} figures\n`);
  }
}
await closePools();
