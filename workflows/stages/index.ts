// Every kind of stage by its name. A new kind is one file beside this one and a line here.
import type { StageKindName } from '../../domain/procedures.js';
import { approve } from './approve.js';
import { bids } from './bids.js';
import { dialogue } from './dialogue.js';
import { draft } from './draft.js';
import { evaluate } from './evaluate.js';
import { gate } from './gate.js';
import { publish } from './publish.js';
import { qualify } from './qualify.js';
import { sign } from './sign.js';
import type { StageKind } from './stage-kind.js';
import { standstill } from './standstill.js';

export const stageKinds: Readonly<Record<StageKindName, StageKind>> = {
  gate,
  dialogue,
  draft,
  approve,
  publish,
  bids,
  qualify,
  evaluate,
  standstill,
  sign,
};
