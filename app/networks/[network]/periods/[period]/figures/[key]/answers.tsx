import { ActionButton } from "@/app/_components/action-button";
import { Confirm } from "@/app/_components/confirm";
import { Disclosure } from "@/app/_components/disclosure";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatList, formatParts } from "@/app/format";
import { words } from "@/app/words/words";
import { hasDenominator } from "@/lib/metrics/kind";
import type { FigureAct } from "@/lib/settlement/figure-act";
import { levelChanges } from "@/lib/settlement/level-changes";
import { isAskedToAccept, isAskedToRestate } from "@/lib/settlement/settled-figure";
import { accept, settle } from "../../actions";
import { contentText } from "../../figure-texts";
import { changesText } from "../../restate-of";
import { DisputeForm } from "./dispute-form";
import type { FieldLabels } from "./figure-fields";
import type { FigurePage } from "./read-figure";
import { RestateForm } from "./restate-form";
import { RestatementForm } from "./restatement-form";
import { SayForm } from "./say-form";
import { thread } from "./thread";

const said = words.settlement;
const answers = words.forms.answers;

/** The question that is open about the figure, and how either side can answer or settle it. */
export function Question({ page }: { page: FigurePage }) {
  const { place, mayAnswer } = page;
  const shown = thread(page);
  if (shown === null) return null;
  const { network, series, month } = place;
  return (
    <section aria-labelledby="thread" className="flex flex-col gap-4">
      <h2 id="thread" className="section-title">
        {said.thread}
      </h2>
      <StaticMarkup className="flex flex-col gap-4" of={shown} />
      {mayAnswer ? (
        <>
          <Settling page={page} />
          <SayForm
            slug={network.slug}
            figure={{ period: month.period, key: series.key }}
            words={{
              message: said.message,
              evidence: said.evidence,
              evidenceHint: said.evidenceHint,
              send: said.send,
              nameRule: said.nameRule,
              ruleHint: said.ruleHint,
            }}
            answers={answers}
          />
        </>
      ) : null}
    </section>
  );
}

/** How the viewer's side can settle the question now: by the rule that the other side named, or by taking the figure. */
function Settling({ page: { place, settled, viewer } }: { page: FigurePage }) {
  const { figure, network, series, month } = place;
  const [question] = settled.thread;
  if (figure === null || question === undefined) return null;
  const about = { period: month.period, key: series.key };
  const rule = ruleToTake(settled.thread, viewer.organisationId, series.reporterId);
  const isAsking = viewer.organisationId === question.organisationId;
  return (
    <div id="answer" className="flex flex-wrap gap-3 empty:hidden print:hidden">
      {rule === null ? null : (
        <ActionButton
          label={said.takeRule}
          act={settle.bind(null, network.slug, {
            ...about,
            act: "take-rule",
            number: rule,
            says: "",
          })}
          words={answers}
        />
      )}
      {isAsking ? (
        <Confirm label={said.acceptStanding} text={said.acceptStandingHint}>
          <ActionButton
            label={said.accept}
            act={accept.bind(null, network.slug, {
              period: month.period,
              figures: [{ key: series.key, revision: figure.revision }],
            })}
            words={answers}
          />
        </Confirm>
      ) : null}
    </div>
  );
}

/** The number of the rule that was named last, where it is this organisation's to take: the reporter's, or who asked. */
function ruleToTake(
  acts: readonly FigureAct[],
  organisationId: string,
  reporterId: string,
): number | null {
  const rule = acts.findLast(({ act }) => act === "name-rule");
  if (rule === undefined || rule.organisationId === organisationId) return null;
  if (organisationId === reporterId) return rule.number;
  const isAsking = acts.at(0)?.organisationId === organisationId;
  return isAsking && rule.organisationId === reporterId ? rule.number : null;
}

/** The restatement that is proposed, what it changes, and who still has to agree. */
export function ProposedRestatement({ page }: { page: FigurePage }) {
  const { place, settled, version, viewer, mayAnswer, mayRestate } = page;
  const { restatement } = settled;
  const { figure, metric, history, network, series, month, names } = place;
  if (restatement === null || figure === null) return null;
  const { parts, notApplicable } = restatement;
  const effect = changesText(levelChanges(metric, history, { ...figure, parts, notApplicable }));
  const about = { period: month.period, key: series.key, number: restatement.number };
  const agreed = formatList(settled.agreed.map((id) => names.get(id) ?? ""));
  return (
    <section aria-labelledby="restatement" className="flex flex-col gap-3">
      <h2 id="restatement" className="section-title">
        {said.restatement}
      </h2>
      <div className="card flex flex-col gap-4 p-5">
        <p className="text-[20px] leading-7 font-[590]">
          {said.oldToNew(contentText(figure, version), contentText(restatement, version))}
        </p>
        <p>{effect}</p>
        <p className="max-w-[70ch] wrap-anywhere whitespace-pre-line text-ink-2">
          {said.reason}: {restatement.says}
        </p>
        {agreed === "" ? null : <p className="text-ink-2">{said.agreedSoFar(agreed)}</p>}
        {mayAnswer && isAskedToRestate(settled, viewer.organisationId) ? (
          <RestatementForm
            slug={network.slug}
            asked={about}
            words={{ agree: said.agree, decline: said.decline, declineWhy: said.declineWhy }}
            answers={answers}
          />
        ) : null}
        {mayRestate ? (
          <ActionButton
            label={said.withdraw}
            act={settle.bind(null, network.slug, { ...about, act: "withdraw", says: "" })}
            words={answers}
          />
        ) : null}
      </div>
    </section>
  );
}

/** What the viewer's organisation is asked about a submitted figure: to accept it, or to ask about it. */
export function AcceptOrDispute({ page }: { page: FigurePage }) {
  const { place, settled, viewer, mayAnswer } = page;
  const { figure, network, series, month } = place;
  if (figure === null || !mayAnswer || !isAskedToAccept(settled, viewer.organisationId)) {
    return null;
  }
  const about = { period: month.period, key: series.key, revision: figure.revision };
  return (
    <section aria-labelledby="answer" className="flex flex-col gap-3 print:hidden">
      <h2 id="answer" className="section-title">
        {said.answer}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{said.answerLead(viewer.organisationName)}</p>
      <div>
        <ActionButton
          label={said.accept}
          className="button-primary"
          act={accept.bind(null, network.slug, {
            period: month.period,
            figures: [{ key: series.key, revision: figure.revision }],
          })}
          words={answers}
        />
      </div>
      <DisputeForm
        slug={network.slug}
        figure={about}
        labels={labelsOf(page)}
        words={{
          dispute: said.dispute,
          disputeLead: said.disputeLead,
          question: said.question,
          evidence: said.evidence,
          evidenceHint: said.evidenceHint,
          ownFigure: said.ownFigure,
        }}
        answers={answers}
      />
    </section>
  );
}

/** What the reporter's managers can do about a figure that is submitted: restate it. */
export function Restating({ page }: { page: FigurePage }) {
  const { place, settled, mayRestate } = page;
  const { figure, network, series, month } = place;
  if (figure === null || !mayRestate || settled.restatement !== null) return null;
  return (
    <Disclosure summary={said.restate} className="card px-5 print:hidden">
      <RestateForm
        key={figure.revision}
        slug={network.slug}
        figure={{ period: month.period, key: series.key, revision: figure.revision }}
        entered={enteredOf(page)}
        labels={labelsOf(page)}
        words={{
          restate: said.restate,
          lead: settled.side.length === 0 ? said.restateAlone : said.restateLead,
          reason: said.reason,
          reasonHint: said.reasonHint,
          notApplicable: said.notApplicable,
        }}
        answers={answers}
      />
    </Disclosure>
  );
}

/** The parts of the figure that stands, as they would be typed. */
function enteredOf({ place: { figure }, version }: FigurePage) {
  const parts = figure?.parts ?? null;
  if (parts === null) return { numerator: "", denominator: "" };
  const [numerator = "", denominator = ""] = formatParts(parts, version)
    .replaceAll(",", "")
    .split(" / ");
  return { numerator, denominator };
}

function labelsOf({ place: { metric, figure } }: FigurePage): FieldLabels {
  const version = metric.versions.find((one) => one.version === figure?.metricVersion);
  if (version === undefined) return { first: words.metric.value, second: null };
  return {
    first: version.numeratorSays,
    second: hasDenominator(version.kind) ? (version.denominatorSays ?? words.metric.parts) : null,
  };
}
