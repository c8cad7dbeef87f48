import { type Drawing, dotRadius, fontSize, type Mark, strokeWidth } from './drawing.ts';

function Drawn({ mark }: { mark: Mark }) {
  switch (mark.kind) {
    case 'line':
      return (
        <polyline
          class={`line ${mark.tone}`}
          points={mark.points.map((point) => point.join(',')).join(' ')}
          stroke-width={strokeWidth[mark.tone]}
          stroke-dasharray={mark.dash}
        />
      );
    case 'dot':
      return <circle class={`dot ${mark.tone}`} cx={mark.at[0]} cy={mark.at[1]} r={dotRadius} />;
    case 'bar':
      return (
        <rect class={`bar ${mark.tone}`} x={mark.x} y={mark.y} width={mark.width} height={mark.height} />
      );
    case 'words':
      return (
        <text class={`words ${mark.tone}`} x={mark.at[0]} y={mark.at[1]} text-anchor={mark.anchor}>
          {mark.words}
        </text>
      );
  }
}

/** A chart on the page; what it shows is said by the table beside it, its title by whoever uses it. */
export function Chart({ drawing, title }: { drawing: Drawing; title: string }) {
  const { width, height, marks } = drawing;
  return (
    <svg class="chart" role="img" aria-label={title} viewBox={`0 0 ${width} ${height}`} font-size={fontSize}>
      {marks.map((mark, place) => (
        <Drawn key={place} mark={mark} />
      ))}
    </svg>
  );
}
