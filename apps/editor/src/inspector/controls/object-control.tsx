import type { Value } from '@netwright/graph';
import { findObject, isDefault, objects } from '@netwright/layers';
import type { ComponentType } from 'react';
import { Menu } from './choice-control.js';
import type { ControlProps } from './control.js';

interface KerasObject {
  readonly object: string;
  readonly config: { readonly [name: string]: unknown };
}

/** An initializer, regularizer or constraint: which one, and below it its own arguments. */
export function ObjectControl({
  Control,
  ...props
}: ControlProps & {
  /** What shows an argument: objects have fields as layers have. */
  readonly Control: ComponentType<ControlProps>;
}) {
  const { id, field, value, mixed, invalid, describedBy, change, settle } = props;
  const control = field.control;
  if (control.type !== 'object') return null;
  const current = asObject(props.raw === undefined ? value : props.raw, value);
  const definition = current && findObject(control.family, current.object);
  const names = objects[control.family].map(({ name }) => name);

  function write(next: KerasObject | null): void {
    change(next as Value);
  }

  return (
    <div className="object-field">
      <Menu
        id={id}
        options={control.optional ? ['none', ...names] : names}
        selected={mixed ? undefined : (definition?.name ?? current?.object ?? 'none')}
        invalid={invalid}
        describedBy={describedBy}
        choose={(name) => {
          write(name === 'none' ? null : { object: name, config: {} });
          settle();
        }}
      />
      {!mixed && current && definition && Object.keys(definition.params).length > 0 && (
        <fieldset className="object-arguments" aria-label={`${field.label}: ${definition.name}`}>
          {Object.entries(definition.params).map(([name, argument]) => {
            const raw = Object.hasOwn(current.config, name) ? current.config[name] : undefined;
            return (
              <div key={name} className="object-argument" title={argument.help}>
                <label htmlFor={`${id}-${name}`}>{argument.label}</label>
                <Control
                  id={`${id}-${name}`}
                  field={argument}
                  raw={raw}
                  value={raw ?? argument.default}
                  mixed={false}
                  invalid={false}
                  describedBy={describedBy}
                  refuse={props.refuse}
                  settle={settle}
                  change={(next) =>
                    write({
                      object: definition.name,
                      config: withArgument(
                        current.config,
                        name,
                        isDefault(argument, next) ? undefined : next,
                      ),
                    })
                  }
                />
              </div>
            );
          })}
        </fieldset>
      )}
    </div>
  );
}

function asObject(raw: unknown, value: unknown): KerasObject | undefined {
  if (typeof raw === 'string') return { object: raw, config: {} };
  if (isKerasObject(raw)) return raw;
  return raw === null ? undefined : isKerasObject(value) ? value : undefined;
}

function isKerasObject(value: unknown): value is KerasObject {
  return typeof value === 'object' && value !== null && 'object' in value && 'config' in value;
}

function withArgument(
  config: KerasObject['config'],
  name: string,
  value: unknown,
): { [name: string]: unknown } {
  const entries = Object.entries(config).filter(([key]) => key !== name);
  return Object.fromEntries(value === undefined ? entries : [...entries, [name, value]]);
}
