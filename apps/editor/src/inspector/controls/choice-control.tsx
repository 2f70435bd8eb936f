import type { ControlProps } from './control.js';
import { valueAsText } from './number-text.js';

/** One of a few, side by side. */
export function SegmentsControl({
  id,
  options,
  selected,
  labels,
  name,
  describedBy,
  choose,
}: {
  readonly id: string;
  readonly options: readonly string[];
  readonly selected: string | undefined;
  readonly labels?: ReadonlyMap<string, string>;
  readonly name: string;
  readonly describedBy: string;
  choose(option: string): void;
}) {
  return (
    <div className="segments" role="radiogroup" aria-label={name} aria-describedby={describedBy}>
      {options.map((option, index) => (
        <label key={option} className="segment" data-on={option === selected || undefined}>
          <input
            type="radio"
            id={index === 0 ? id : `${id}-${index}`}
            name={id}
            className="visually-hidden"
            checked={option === selected}
            onChange={() => choose(option)}
          />
          {labels?.get(option) ?? option}
        </label>
      ))}
    </div>
  );
}

const yesNo = new Map([
  ['true', 'yes'],
  ['false', 'no'],
]);

export function FlagControl({ id, field, raw, value, mixed, describedBy, change, settle }: ControlProps) {
  return (
    <SegmentsControl
      id={id}
      name={field.label}
      options={['true', 'false']}
      labels={yesNo}
      selected={mixed ? undefined : String(raw ?? value)}
      describedBy={describedBy}
      choose={(option) => {
        change(option === 'true');
        settle();
      }}
    />
  );
}

/** One of several: side by side while they fit, else a menu. */
export function ChoiceControl({
  id,
  field,
  raw,
  value,
  mixed,
  invalid,
  describedBy,
  change,
  settle,
}: ControlProps) {
  const options = field.control.type === 'choice' ? field.control.options : [];
  const selected = mixed ? undefined : valueAsText(raw ?? value);
  const choose = (option: string) => {
    change(option);
    settle();
  };
  // Three long words do not fit beside each other.
  if (options.length <= 3 && options.join('').length <= 26) {
    return (
      <SegmentsControl
        id={id}
        name={field.label}
        options={options}
        selected={selected}
        describedBy={describedBy}
        choose={choose}
      />
    );
  }
  return (
    <Menu
      id={id}
      options={options}
      selected={selected}
      invalid={invalid}
      describedBy={describedBy}
      choose={choose}
    />
  );
}

/** A native menu; what is chosen in the file but not on offer is shown too, and stays until something else is chosen. */
export function Menu({
  id,
  options,
  selected,
  invalid,
  describedBy,
  choose,
  label,
}: {
  readonly id: string;
  readonly options: readonly string[];
  readonly selected: string | undefined;
  readonly invalid: boolean;
  readonly describedBy: string;
  readonly label?: string;
  choose(option: string): void;
}) {
  const foreign = selected !== undefined && !options.includes(selected);
  return (
    <select
      id={id}
      className="field-input"
      aria-label={label}
      value={selected ?? ''}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {selected === undefined && <option value="">several</option>}
      {foreign && <option value={selected}>{selected}</option>}
      {options.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  );
}
