import type { NotDone } from "@/app/form-action";
import { refusal, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findAgreedTerms, type AgreedTerms } from "@/db/queries/agreed-terms";
import { organisationNamesBySlug } from "@/db/queries/organisations";
import { propose, type ProposalRefusal } from "@/db/queries/proposals";
import { actingIn, asOrganisation } from "@/lib/access/acting";
import { termsProblems } from "@/lib/proposals/check-terms";
import { fieldIn, readDraft, type DraftProblem } from "@/lib/proposals/draft";
import type { Entries } from "@/lib/proposals/typed";
import { objectText } from "./object-text";

const said = words.propose;

/** The form as the browser sends it; `counterTo` is the open proposal that it counters. */
type Sent = { readonly entries: Entries; readonly counterTo: number | null };

/** It was proposed: where it stands now. */
type Proposed = { readonly state: "proposed"; readonly href: string };

/** Proposes what the form says, or says everything that is to be mended in it, each at its field. */
export async function proposeOf(
  { tx, network, viewer }: Acting,
  { entries, counterTo }: Sent,
): Promise<Proposed | Refused<string> | NotDone> {
  const read = readDraft(entries, network.slug);
  if ("problems" in read) {
    return refusal<string>(read.problems.map((one) => [one.field, draftText(one)]));
  }
  const known = await findAgreedTerms(tx, network.id);
  const problems = termsProblems(read.terms, viewer.organisationSlug, known.flatMap(knownOf));
  if (problems.length > 0) {
    return refusal<string>(
      problems.map(({ place, code, cycle }) => [
        fieldIn(entries, ["changes", ...place.split("/")]),
        cycle === undefined ? said.terms[code] : said.cycle(cycle),
      ]),
    );
  }
  const done = await propose(tx, network.id, read.terms, counterTo);
  if ("refused" in done) return refusedOf(done, await organisationNamesBySlug(tx));
  const path = `/networks/${network.slug}/proposals/${done.number}`;
  return { state: "proposed", href: asOrganisation(path, actingIn(viewer)) };
}

function knownOf({ code, versions, bands }: AgreedTerms) {
  const last = versions.at(-1);
  if (last === undefined) return [];
  const rules = bands.at(-1)?.flex?.rules ?? [];
  const drivenBy = rules.flatMap(({ trigger }) =>
    trigger.kind === "volume" ? [trigger.driver.metric] : [],
  );
  const { kind, direction, measuredAt } = last;
  return [{ code, kind, direction, measuredAt, drivenBy }];
}

function refusedOf(
  { refused, object }: ProposalRefusal,
  names: ReadonlyMap<string, string>,
): Refused<string> | NotDone {
  if (refused === "gone" || refused === "malformed") return { state: "gone" };
  const why = said.refused[refused];
  return refusal([
    ["form", object === undefined ? why : said.about(objectText(object, names), why)],
  ]);
}

const wholes =
  /\.(decimals|budget|misses|periods|version|windows|lag|weight|patience|(window|remedy)\.months)$/;
const decimals =
  /\.(target|floor|stretch|amount|over|every|most|value|worseBy|percent|points|share|atRisk|pool|allocation|baseline|unitCost|pain|contribution|cap|amounts\.[0-9-]+|(threshold|(steps|ranges)\.[0-9]+)\.(from|to)|(inner|outer)(From|To|\.from|\.to))$/;
const months = /(^|\.)(from|to|parallelFrom)$/;

function draftText({ field, code }: DraftProblem): string {
  if (code === "missing") return said.missing;
  if (code === "too-long") return said.tooLong;
  if (field.endsWith(".parties")) return said.forms.parties;
  if (decimals.test(field)) return said.forms.number;
  if (wholes.test(field)) return said.forms.whole;
  if (months.test(field)) return said.forms.from;
  return field.endsWith(".metric") ? said.forms.code : said.forms.other;
}
