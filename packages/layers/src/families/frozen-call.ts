/**
 * Why a frozen layer is refused that makes its weights in layers inside of it. Porting note: these never learn that the
 * outer one is frozen. Keras 3.15 counts them as not to be trained, and `fit` trains them all the same.
 */
export function frozenFault(
  title: string,
  trainable: unknown,
  weights: readonly unknown[] | undefined,
): string | undefined {
  return trainable === false && (weights ?? []).length > 0
    ? `Keras 3.15 trains the weights of ${title} also where it is frozen, which would be wrong here.`
    : undefined;
}
