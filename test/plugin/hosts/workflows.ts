// A host's own workflows, beside Foothold's in the tests.
import { ApplicationFailure, condition, defineUpdate, setHandler } from '@temporalio/workflow';

export const greetUpdate = defineUpdate<string, [string]>('greet');

export async function greeting(): Promise<string> {
  let name: string | undefined;
  setHandler(greetUpdate, (given) => `Hello ${(name = given)}`);
  await condition(() => name !== undefined);
  return `Hello ${name}`;
}

export async function failing(about: string): Promise<never> {
  const cause = ApplicationFailure.create({ message: `cause: ${about}` });
  throw ApplicationFailure.create({ message: about, details: [{ about }], cause });
}
