import { batchOf, deviceProblems, type Problem } from '@netwright/inference';
import { useMemo } from 'react';
import { useTfjsProblems } from '../drawer/tfjs-target.js';
import { useEditor } from '../store/editor.js';
import { deviceOf } from './device.js';

/** Examples in one step: what the recipe says, or else what is kept in the browser. */
export function useBatch(): number {
  return useEditor(({ analysis, batchSize }) => batchOf(analysis, batchSize));
}

/** What is wrong with the network on the device that is chosen. */
export function useDeviceProblems(): readonly Problem[] {
  const analysis = useEditor((state) => state.analysis);
  const choice = useEditor((state) => state.device);
  const batch = useBatch();
  return useMemo(() => {
    const device = deviceOf(choice);
    return device ? deviceProblems(analysis, { device, batch }) : [];
  }, [analysis, choice, batch]);
}

/** All that is wrong: with the network itself, on the device, and with the target that is looked at. */
export function useProblems(): readonly Problem[] {
  const problems = useEditor((state) => state.analysis.problems);
  const beyond = useDeviceProblems();
  const refused = useTfjsProblems();
  return useMemo(
    () => (beyond.length + refused.length === 0 ? problems : [...problems, ...beyond, ...refused]),
    [problems, beyond, refused],
  );
}
