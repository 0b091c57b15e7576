import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { StaticMarkup } from "@/app/_components/static-markup";
import { inNetwork } from "@/app/viewer";
import { words } from "@/app/words/words";
import { isCaseReference } from "@/lib/promises/case-reference";
import { CaseForms, OfferButtons } from "./case-acts";
import { caseHead } from "./case-head";
import { PromiseCards } from "./promise-cards";
import { readCase } from "./read-case";
import { timeline } from "./timeline";

type Props = PageProps<"/networks/[network]/promises/[reference]">;

/** The title names the reference that the address names already. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const reference = referenceIn((await params).reference);
  const { one, title } = words.promises;
  return { title: reference === null ? title : `${one.title(reference)} · ${title}` };
}

/** One case: who is accountable now, what was promised, and all that happened in it. */
export default async function CasePage({ params, searchParams }: Props) {
  const { network: slug, reference: typed } = await params;
  const { by } = await searchParams;
  const reference = referenceIn(typed);
  const query = typeof by === "string" ? `?by=${encodeURIComponent(by)}` : "";
  const path = `/networks/${slug}/promises/${encodeURIComponent(reference ?? "")}${query}`;
  const page = await inNetwork({ slug, path, needs: "see-scorecards" }, (acting) => {
    if (reference === null) notFound();
    return readCase(acting, { reference, by: typeof by === "string" ? by : null });
  });
  return (
    <Frame viewer={page.viewer} network={page.network} current="promises">
      <div className="flex flex-col gap-8">
        <StaticMarkup className="flex flex-col gap-4" of={caseHead(page)} />
        <OfferButtons page={page} />
        <PromiseCards page={page} />
        <StaticMarkup of={timeline(page)} />
        <CaseForms page={page} />
      </div>
    </Frame>
  );
}

/** A reference as an address has it, a slash in it written as %2F. Null for what no case may be called. */
function referenceIn(typed: string): string | null {
  const text = typed.replaceAll(/%2F/gi, "/");
  return isCaseReference(text) ? text : null;
}
