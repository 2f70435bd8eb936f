import { ActivationControl } from './controls/activation-control.js';
import { ChoiceControl, FlagControl } from './controls/choice-control.js';
import type { ControlProps } from './controls/control.js';
import { FractionControl } from './controls/fraction-control.js';
import { NumberControl } from './controls/number-control.js';
import { ObjectControl } from './controls/object-control.js';
import { ShapeControl } from './controls/shape-control.js';
import { SidesControl } from './controls/sides-control.js';
import { SizesControl } from './controls/sizes-control.js';
import { JsonControl, NumberListControl, TextControl } from './controls/text-control.js';

/** The control that a field asks for. The only place that knows which control shows which type. */
export function FieldControl(props: ControlProps) {
  switch (props.field.control.type) {
    case 'integer':
    case 'number':
      return <NumberControl {...props} />;
    case 'fraction':
      return <FractionControl {...props} />;
    case 'flag':
      return <FlagControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} />;
    case 'activation':
      return <ActivationControl {...props} />;
    case 'text':
      return <TextControl {...props} />;
    case 'sizes':
      return <SizesControl {...props} />;
    case 'sides':
      return <SidesControl {...props} />;
    case 'shape':
      return <ShapeControl {...props} />;
    case 'axes':
    case 'numbers':
      return <NumberListControl {...props} />;
    case 'object':
      return <ObjectControl {...props} Control={FieldControl} />;
    case 'layer':
    case 'value':
      return <JsonControl {...props} />;
  }
}
