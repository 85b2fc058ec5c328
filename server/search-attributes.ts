// Foothold's search attributes, on whatever Temporal server it finds.
import type { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';

const { IndexedValueType } = proto.temporal.api.enums.v1;

const wanted: Readonly<Record<string, number>> = {
  FootholdStage: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  FootholdAuthority: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  FootholdTask: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  FootholdOverdue: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
};

/** Registers those that are missing. Throws a sentence when the server does not let us. */
export async function ensureSearchAttributes(
  { operatorService }: Pick<Connection, 'operatorService'>,
  namespace: string
): Promise<void> {
  try {
    const present = await operatorService.listSearchAttributes({ namespace }).then(
      ({ customAttributes }) => customAttributes ?? {},
      // The time-skipping server takes them without being able to list them.
      () => ({})
    );
    const missing = Object.entries(wanted).filter(([name]) => !(name in present));
    if (missing.length > 0)
      await operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) });
  } catch (cause) {
    if (/already exist/i.test(String(cause))) return; // another worker was first
    throw new Error(
      `Temporal's namespace "${namespace}" lacks the search attributes ${Object.keys(wanted).join(', ')} and does not let us add ` +
        'them; add them by hand (Keyword; FootholdOverdue is Bool), for instance with "temporal operator search-attribute create".',
      { cause }
    );
  }
}
