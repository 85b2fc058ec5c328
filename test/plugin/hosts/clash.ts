// A host with a workflow by one of Foothold's names.
export async function tender(): Promise<string> {
  return 'not Foothold';
}
