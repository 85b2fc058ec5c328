// A host with one workflow for every type that has none of its own.
export default async function anyType(): Promise<string> {
  return 'some other type';
}
