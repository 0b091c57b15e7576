import type { NetworkFileInput } from "@/lib/network-file/network-file";

type Network = NonNullable<NetworkFileInput["networks"]>[number];

/** A case as the network file has it. */
export type DemoCase = NonNullable<Network["cases"]>[number];

/** What happened in one. */
export type DemoEntry = DemoCase["entries"][number];
