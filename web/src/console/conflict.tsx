interface Props {
  /** What is there now, by the names that people read. */
  now: [name: string, value: string][];
  take: () => void;
  writeOver: () => void;
}

/** Somebody else was faster: what is there now, and what to do about it. */
export function Conflict({ now, take, writeOver }: Props) {
  return (
    <section class="card conflict stack" role="alert">
      <h3>Somebody changed it meanwhile</h3>
      <p>Nothing of yours was written. This is there now:</p>
      <dl class="facts">
        {now.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || <span class="quiet">none</span>}</dd>
          </div>
        ))}
      </dl>
      <div class="row">
        <button type="button" onClick={take}>
          Take what is there
        </button>
        <button type="button" class="danger" onClick={writeOver}>
          Write mine over it
        </button>
      </div>
    </section>
  );
}
