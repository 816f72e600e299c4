import { useId } from 'preact/hooks';
import { Empty } from '../../ui/empty';
import { useKeptFocus } from '../../ui/kept_focus';
import { MeasureRow } from './measure_row';
import type { Measure } from './measures';

interface Props {
  title: string;
  /** What is said where there are none. */
  empty: string;
  /** What the button says that ends one. */
  undo: string;
  list: Measure[];
  end: (id: string) => Promise<void>;
}

export function MeasureList({ title, empty, undo, list, end }: Props) {
  const heading = useId();
  const kept = useKeptFocus<HTMLElement>();
  return (
    <section aria-labelledby={heading} {...kept}>
      <h2 id={heading}>
        {title} <span class="quiet">{list.length || ''}</span>
      </h2>
      {list.length > 0 && (
        <ul class="rows">
          {list.map((measure) => (
            <MeasureRow key={measure.id} of={measure} undo={undo} end={() => end(measure.id)} />
          ))}
        </ul>
      )}
      {!list.length && <Empty>{empty}</Empty>}
    </section>
  );
}
