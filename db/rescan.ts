import { closePools } from "./connection";
import { rescanChains } from "./rescan/rescan-chains";

const { chains, series, figures, left } = await rescanChains();
await closePools();
process.stdout.write(`rescanned ${chains - left} chains: ${series} series, ${figures} figures\n`);
if (left > 0)
  process.stdout.write(`${left} left to the worker: figures came in while they were read\n`);
