import { useId } from 'react';
import { editor, useEditor } from '../store/editor.js';
import { deviceOf, usualDevices } from './device.js';
import { useDeviceProblems } from './use-problems.js';

/** What the network is to be trained on: then it is said where it does not fit. Kept in the browser. */
export function DeviceChooser() {
  const choice = useEditor((state) => state.device);
  const id = useId();
  const own = typeof choice === 'number' && !usualDevices.includes(choice);
  return (
    <>
      <div className="costs-device">
        <label htmlFor={id}>Device</label>
        <select
          id={id}
          className="field-input"
          value={own ? 'own' : String(choice)}
          onChange={({ currentTarget: { value } }) => {
            if (value === 'none' || value === 'webgpu') editor().setDevice(value);
            else editor().setDevice(value === 'own' ? 12 : Number(value));
          }}
        >
          <option value="none">None</option>
          <option value="webgpu">Browser (WebGPU)</option>
          {usualDevices.map((size) => (
            <option key={size} value={size}>
              {size} GB
            </option>
          ))}
          <option value="own">Other…</option>
        </select>
        {own && (
          <input
            className="field-input"
            type="number"
            min={0.1}
            step="any"
            aria-label="Memory of the device in GB"
            defaultValue={choice}
            onChange={({ currentTarget: { valueAsNumber } }) => {
              if (valueAsNumber > 0 && valueAsNumber <= 100_000) editor().setDevice(valueAsNumber);
            }}
          />
        )}
      </div>
      <Fit />
    </>
  );
}

function Fit() {
  const problems = useDeviceProblems();
  const device = deviceOf(useEditor((state) => state.device));
  if (!device) return null;
  const [problem] = problems;
  if (!problem) return <p className="costs-fit">A training step fits there.</p>;
  return (
    <p className="costs-fit" data-tone="warning">
      <button type="button" onClick={() => editor().showDrawerTab('problems')}>
        {problem.message}
      </button>
    </p>
  );
}
