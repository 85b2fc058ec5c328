// What the page of an authority shows besides its card: the policy in force with its marks, coverage, areas by year, efforts, tenders.
import type { Language } from '../../domain/actor.js';
import type { AuthorityState } from '../../domain/authority.js';
import { authorityCaseId } from '../../domain/case.js';
import { approvalNames, startingPolicy } from '../../domain/policy.js';
import type { OwnSettings, SettingGroup } from '../../domain/settings.js';
import { namesIn, settingGroups, settingsOf } from '../../domain/settings.js';
import type { AreaFacts } from '../../prisma/areas.js';
import { areasWithin } from '../../prisma/areas.js';
import { namesById } from '../../prisma/names.js';
import type { Database } from '../../prisma/database.js';
import type { ListedCase } from '../../prisma/listed.js';
import { listedCases } from '../../prisma/listed.js';
import type { Person } from '../../prisma/people.js';
import type { Coverage, PolicyFound } from '../../prisma/policy.js';
import { coverage, findPolicy } from '../../prisma/policy.js';
import type { PagesWords } from '../words/pages.js';
import { pagesWords } from '../words/pages.js';
import { approvalInWords } from '../approval-words.js';
import { settingInWords } from '../settings.js';
import { sourceOf } from './authority-forms.js';
import { casePath, standingWords } from './case-words.js';
import type { FormFrame } from './form.js';
import { formats } from './formats.js';

/** What the page is drawn from. */
export interface AuthorityFacts {
  readonly authorityId: string;
  readonly policy: PolicyFound | null;
  /** Name of the authority whose policy is inherited; null when it is the authority's own. */
  readonly inheritedFrom: string | null;
  readonly coverage: readonly Coverage[];
  readonly areas: readonly AreaFacts[];
  readonly tenders: readonly ListedCase[];
}

const tendersShown = 30;

/** Fetches it, as this person may see it. */
export async function authorityFacts(
  db: Database,
  person: Person,
  { authorityId }: AuthorityState
): Promise<AuthorityFacts> {
  const [policy, covered, areas, tenders] = await Promise.all([
    findPolicy(db, authorityId),
    coverage(db, [authorityId]),
    areasWithin(db, authorityId),
    listedCases(db, person, { kinds: ['tender'], authorityId, signed: true, limit: tendersShown }),
  ]);
  const from = policy === null || policy.adoptedBy === authorityId ? null : policy.adoptedBy;
  const names = from === null ? null : await namesById(db, { organisation: [from] });
  return {
    authorityId,
    policy,
    inheritedFrom: from && (names?.organisation.get(from) ?? from),
    coverage: covered,
    areas,
    tenders,
  };
}

/** The sections of the page. */
export function AuthorityView({ facts, frame }: { facts: AuthorityFacts; frame: FormFrame }) {
  const { w } = frame;
  const { authority: a } = w;
  return (
    <div class="authority">
      <PolicyView facts={facts} frame={frame} />
      <section>
        <h2>{a.coverage}</h2>
        <CoverageTable rows={facts.coverage} w={w} />
      </section>
      <section>
        <h2>{a.areas}</h2>
        {facts.areas.length === 0 ? (
          <p>{a.noAreas}</p>
        ) : (
          facts.areas.map((area) => <AreaView key={area.id} area={area} frame={frame} />)
        )}
      </section>
      <section>
        <h2>{a.tenders}</h2>
        {facts.tenders.length === 0 ? (
          <p>{a.noTenders}</p>
        ) : (
          <ul class="cases">
            {facts.tenders.map((row) => (
              <li key={row.id}>
                <a href={casePath(row.id)}>
                  <span class="case">{row.title}</span>
                  <span class="meta">
                    {row.reference} · {standingWords(w, row.standing)}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function PolicyView({ facts, frame }: { facts: AuthorityFacts; frame: FormFrame }) {
  const { w, viewer } = frame;
  const { authority: a, roles } = w;
  const { list } = formats(viewer.language);
  const policy = facts.policy?.policy ?? startingPolicy;
  const lines = [
    {
      label: a.requirementInEveryTender,
      value: policy.requirementInEveryTender ? a.demanded : a.notDemanded,
      source: sourceOf(w, 'requirementInEveryTender'),
    },
    { label: a.maxPricePercent, value: a.percent(policy.maxPricePercent), source: sourceOf(w, 'maxPricePercent') },
    ...approvalNames.map((name) => ({
      label: a.approvals[name],
      value: approvalInWords(policy.approvals[name], w, list),
      source: name === approvalNames[0] ? sourceOf(w, 'approvals') : null,
    })),
    { label: a.followUpBy, value: roles[policy.followUpBy], source: sourceOf(w, 'followUpBy') },
  ];
  return (
    <section>
      <h2>{a.policy}</h2>
      <p class="meta">
        {a.version(policy.version)}
        {facts.inheritedFrom !== null && `. ${a.inherited(facts.inheritedFrom)}`}
      </p>
      <dl class="policy">
        {lines.map(({ label, value, source }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value}
              {source !== null && <small class="hint">{source}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {policy.publicOutcome === true && (
        <p>
          <a href={`/public/${encodeURIComponent(facts.authorityId)}`}>{a.publicOutcome}</a>
        </p>
      )}
      <h3>{w.settings.title}</h3>
      <p class="meta">{w.settings.intro}</p>
      {(Object.keys(settingGroups) as SettingGroup[]).map((group) => (
        <SettingsView key={group} group={group} own={policy.settings} frame={frame} />
      ))}
    </section>
  );
}

/** The settings of a group, folded, each with what it rests on. */
function SettingsView({ group, own, frame }: { group: SettingGroup; own: OwnSettings | undefined; frame: FormFrame }) {
  const { w, viewer } = frame;
  const names = namesIn(group);
  const owns = names.filter((name) => own?.[name] !== undefined).length;
  return (
    <details class="settings">
      <summary>
        {w.settings.groups[group]} <span class="meta">{w.settings.owns(owns)}</span>
      </summary>
      <dl class="policy">
        {names.map((name) => {
          const { label, value, restsOn } = settingInWords(name, settingsOf(own), viewer.language);
          return (
            <div key={name}>
              <dt>{label}</dt>
              <dd>
                {value}
                <small class="hint">{restsOn}</small>
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

/** Lines of coverage; of more authorities those are shown that leave most tenders without a requirement. */
const coverageShown = 25;

/** Tenders with a requirement of all, a line for each authority; exemptions counted apart. Of many, all of them in one line first. */
export function CoverageTable({ rows, w }: { rows: readonly Coverage[]; w: PagesWords }) {
  const { authority: a } = w;
  const all = rows.filter(({ tenders }) => tenders > 0);
  if (all.length === 0) return <p>{a.noTenders}</p>;
  const without = ({ tenders, withRequirement }: Coverage): number => tenders - withRequirement;
  const cut = all.length > coverageShown;
  const lacking = all.filter((row) => without(row) > 0).toSorted((one, other) => without(other) - without(one));
  const shown = cut ? lacking.slice(0, coverageShown) : all;
  return (
    <>
      {cut && shown.length > 0 && <p class="hint">{a.coverageCut(shown.length, all.length)}</p>}
      <ul class="coverage">
        {cut && (
          <li>
            {a.coverageAll} <CoverageNumbers of={sumOf(all)} w={w} />
          </li>
        )}
        {shown.map((row) => (
          <li key={row.authorityId}>
            <a href={casePath(authorityCaseId(row.authorityId))}>{row.authorityName}</a>{' '}
            <CoverageNumbers of={row} w={w} />
          </li>
        ))}
      </ul>
    </>
  );
}

const coverageParts = ['tenders', 'withRequirement', 'exempt', 'leftOut', 'undecided'] as const;
type CoverageCounts = Pick<Coverage, (typeof coverageParts)[number]>;

function sumOf(rows: readonly Coverage[]): CoverageCounts {
  const sum = (part: keyof CoverageCounts): number => rows.reduce((total, row) => total + row[part], 0);
  return Object.fromEntries(coverageParts.map((part) => [part, sum(part)])) as unknown as CoverageCounts;
}

function CoverageNumbers({ of, w: { authority: a } }: { readonly of: CoverageCounts; readonly w: PagesWords }) {
  const more = (['exempt', 'leftOut', 'undecided'] as const).filter((part) => of[part] > 0);
  return (
    <>
      <strong>{a.coverageOf(of.withRequirement, of.tenders)}</strong>
      {more.length > 0 && (
        <span class="meta">{more.map((part) => a.counted(of[part], a.coverageMore[part])).join(' · ')}</span>
      )}
    </>
  );
}

/** What else is done in an area, with its outcome counts. */
export function Efforts({
  efforts,
  language,
}: {
  readonly efforts: AreaFacts['efforts'];
  readonly language: Language;
}) {
  const { authority: a } = pagesWords(language);
  const { list } = formats(language);
  if (efforts.length === 0) return null;
  return (
    <>
      <h4>{a.efforts}</h4>
      <ul class="efforts">
        {efforts.map(({ title, period, outcomes }) => (
          <li key={`${title} ${period}`}>
            {title}, {period}
            {outcomes.length > 0 && (
              <span class="meta"> {list(outcomes.map(({ kind, count }) => a.counted(count, a.counts[kind])))}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function AreaView({ area, frame }: { area: AreaFacts; frame: FormFrame }) {
  const { w, viewer } = frame;
  const { authority: a } = w;
  const { list, number } = formats(viewer.language);
  const names = [...new Set(area.years.flatMap(({ values }) => Object.keys(values)))];
  const sources = [...new Set(area.years.flatMap((year) => year.sources))];
  const unit = (name: string): string => (name.endsWith('Percent') ? ' %' : '');
  return (
    <article class="area">
      <h3>{area.name}</h3>
      {area.years.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{a.year}</th>
              {names.map((name) => (
                <th key={name} scope="col">
                  {a.indicators[name] ?? name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {area.years.map(({ year, values }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {names.map((name) => {
                  const value = values[name];
                  return <td key={name}>{value === undefined ? '–' : `${number(value)}${unit(name)}`}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {sources.length > 0 && (
        <p class="hint">
          {a.source}: {list(sources)}
        </p>
      )}
      <Efforts efforts={area.efforts} language={viewer.language} />
    </article>
  );
}
