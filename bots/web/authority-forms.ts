// The forms of an authority: a new version of its policy, a tender to open, figures and efforts of its areas.
import { effortCounts, knownIndicators } from '../../domain/area.js';
import type { AuthorityState } from '../../domain/authority.js';
import type { ApprovalName, Policy } from '../../domain/policy.js';
import { approvalNames, approverRoles, policyMarks, startingPolicy } from '../../domain/policy.js';
import type { ProcedureName } from '../../domain/procedures.js';
import { procedures } from '../../domain/procedures.js';
import type { Language } from '../../domain/actor.js';
import type { OwnSettings, SettingGroup } from '../../domain/settings.js';
import { namesIn, settingGroups, settingNames, settingsOf, startingSettings } from '../../domain/settings.js';
import { inOre, settingInWords } from '../settings.js';
import type { PagesWords } from '../words/pages.js';
import { choice, count, grouped, named, optionsOf, text, yesNo } from './fields.js';
import type { Field, Option, Values } from './fields.js';
import type { Draft, FormContext } from './command-form.js';

/** Forms that an authority may take now, whoever asks. */
export function authorityDrafts({ policy, areas }: AuthorityState, context: FormContext): Draft[] {
  const own = areas.map(({ id, name }) => ({ value: id, label: name }));
  return [
    openTender(context),
    indicators(own, context),
    ...(own.length > 0 ? [effort(own, context)] : []),
    adoptPolicy(policy ?? startingPolicy, context),
  ];
}

/** What a value of the policy rests on, shown beside it. */
export function sourceOf(w: PagesWords, part: keyof typeof policyMarks): string {
  const { marks, sources } = w.authority;
  return `${sources[part]} [${marks[policyMarks[part]]}]`;
}

function adoptPolicy(policy: Policy, { w, language }: FormContext): Draft {
  const { authority: a } = w;
  const numbers = [2, 3, 4, 5].map((n) => ({ value: String(n), label: a.needsOptions.people(n) }));
  const needs = [...optionsOf(a.needsOptions, ['any', 'all']), ...numbers];
  const backups = [{ value: 'none', label: a.noBackup }, ...optionsOf(w.roles, approverRoles)];
  const approval = (name: ApprovalName): Field[] => [
    text(`${name}Roles`, a.rolesLabel, {
      type: 'several',
      ...(name === approvalNames[0] && { hint: sourceOf(w, 'approvals') }),
      options: optionsOf(w.roles, approverRoles),
      initial: policy.approvals[name].roles,
    }),
    choice(`${name}Needs`, a.needsLabel, needs, { initial: String(policy.approvals[name].needs) }),
    choice(`${name}Backup`, a.backupLabel, backups, { initial: policy.approvals[name].backup ?? 'none' }),
  ];
  const approvalOf = (values: Values, name: ApprovalName) => {
    const wanted = values[`${name}Needs`];
    const backup = values[`${name}Backup`];
    return {
      roles: values[`${name}Roles`],
      needs: wanted === 'any' || wanted === 'all' ? wanted : Number(wanted),
      ...(backup !== 'none' && { backup }),
    };
  };
  return {
    kind: 'adopt-policy',
    fields: [
      ...grouped({ name: a.groups.rules }, [
        choice('requirementInEveryTender', a.requirementInEveryTender, yesNo(w), {
          hint: sourceOf(w, 'requirementInEveryTender'),
          initial: policy.requirementInEveryTender ? 'yes' : 'no',
        }),
        count('maxPricePercent', a.maxPricePercent, {
          max: 100,
          hint: sourceOf(w, 'maxPricePercent'),
          initial: String(policy.maxPricePercent),
        }),
        choice('followUpBy', a.followUpBy, optionsOf(w.roles, ['contract-manager', 'coordinator']), {
          hint: sourceOf(w, 'followUpBy'),
          initial: policy.followUpBy,
        }),
        choice('publicOutcome', a.publicOutcome, yesNo(w), {
          hint: a.publicOutcomeHint,
          initial: policy.publicOutcome === true ? 'yes' : 'no',
        }),
      ]),
      ...approvalNames.flatMap((name) => grouped({ name: a.approvals[name] }, approval(name))),
      ...settingFields(policy.settings, w, language),
    ],
    toCommand: (values) => ({
      kind: 'adopt-policy',
      policy: {
        requirementInEveryTender: values['requirementInEveryTender'] === 'yes',
        maxPricePercent: values['maxPricePercent'],
        approvals: Object.fromEntries(approvalNames.map((name) => [name, approvalOf(values, name)])),
        followUpBy: values['followUpBy'],
        ...(values['publicOutcome'] === 'yes' && { publicOutcome: true }),
        settings: Object.fromEntries(
          settingNames.flatMap((name) => (values[name] == null ? [] : [[name, values[name]]]))
        ),
      },
    }),
  };
}

/** The numbers of the policy, folded by what they are about; an empty one is the starting value. */
function settingFields(own: OwnSettings | undefined, w: PagesWords, language: Language): Field[] {
  return (Object.keys(settingGroups) as SettingGroup[]).flatMap((group) =>
    namesIn(group).map((name): Field => {
      const { label, starts } = settingInWords(name, settingsOf(own), language);
      const { least, most } = startingSettings[name];
      const value = own?.[name];
      const kind: Partial<Field> = inOre(name) ? { type: 'money' } : { min: least, max: most };
      return count(name, label, {
        ...kind,
        required: false,
        decimals: name.endsWith('Times'),
        group: { name: w.settings.groups[group], folded: true },
        hint: w.settings.hint(starts.value, starts.source),
        initial: value === undefined ? '' : String(inOre(name) ? value / 100 : value),
      });
    })
  );
}

function openTender({ w, matchingBodies }: FormContext): Draft {
  const { authority: a } = w;
  const { fields: f, natures, procedures: names } = a;
  const kinds = (Object.keys(procedures) as ProcedureName[]).map((value) => ({ value, label: names[value] }));
  return {
    kind: 'open-tender',
    fields: [
      ...grouped({ name: a.groups.tender }, [
        text('reference', f.reference, { hint: f.referenceHint }),
        text('title', f.title),
        choice('procedure', f.procedure, kinds, { initial: 'open' }),
        text('framework', f.framework, { required: false, hint: f.frameworkHint }),
        named('matchingBodyId', f.matchingBodyId, matchingBodies, { required: false, hint: w.fields.namedHint }),
      ]),
      ...grouped({ name: a.groups.scope }, [
        choice('nature', f.nature, optionsOf(natures, ['works', 'services', 'goods'])),
        text('trade', f.trade, { required: false, hint: f.tradeHint }),
        text('valueOre', f.value, { type: 'money', required: false }),
        count('durationMonths', f.durationMonths, { required: false, min: 1, max: 240 }),
        count('labourPercent', f.labourPercent, { required: false, max: 100 }),
      ]),
    ],
    toCommand: ({ reference, title, procedure, matchingBodyId, framework, ...scope }) => ({
      kind: 'open-tender',
      reference,
      title,
      procedure,
      matchingBodyId,
      framework,
      scope,
    }),
  };
}

function indicators(areas: readonly Option[], { w, today }: FormContext): Draft {
  const { fields: f, indicators: names } = w.authority;
  return {
    kind: 'record-indicators',
    fields: [
      choice('areaId', f.area, areas, { required: false }),
      text('newArea', f.newArea, { required: false, hint: f.newAreaHint }),
      count('year', f.year, { min: 1900, max: 2200, initial: String(Number(today.slice(0, 4)) - 1) }),
      ...knownIndicators.map((name) => count(name, `${names[name] ?? name} (%)`, { required: false, max: 100 })),
      text('otherIndicator', f.otherIndicator, { required: false }),
      count('otherValue', f.otherValue, { required: false, max: 1_000_000_000 }),
      text('source', f.source, { required: false }),
    ],
    toCommand: ({ areaId, newArea, year, otherIndicator, otherValue, source, ...known }) => ({
      kind: 'record-indicators',
      lines: [
        {
          areaId: areaId ?? areaIdOf(String(newArea ?? '')),
          name: areaId === null ? newArea : null,
          year,
          values: Object.fromEntries(
            [
              ...Object.entries(known),
              [String(otherIndicator), otherIndicator === null ? null : otherValue] as const,
            ].filter(([, value]) => value !== null)
          ),
          source,
        },
      ],
    }),
  };
}

/** An id from a name: "Norra Vivalla" becomes norra-vivalla. */
function areaIdOf(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
}

function effort(areas: readonly Option[], { w }: FormContext): Draft {
  const { fields: f, counts } = w.authority;
  return {
    kind: 'record-effort',
    fields: [
      choice('areaId', f.area, areas),
      text('title', f.effort, { hint: f.effortHint }),
      text('period', f.period),
      ...effortCounts.map((kind) => count(kind, f.count(counts[kind]), { required: false })),
    ],
    toCommand: ({ areaId, title, period, ...outcomes }) => ({
      kind: 'record-effort',
      areaId,
      title,
      period,
      outcomes: effortCounts.flatMap((kind) => (outcomes[kind] == null ? [] : [{ kind, count: outcomes[kind] }])),
    }),
  };
}
