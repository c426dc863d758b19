/** A drawing made on the server, once for wide columns, once for narrow ones and paper, so that its lettering keeps its size. */
export function Drawing({
  label,
  draw,
  height = 240,
}: {
  /** What it shows, for those who can't see it; its table stands beside it. */
  label: string;
  draw: (width: number, height: number) => string;
  height?: number;
}) {
  const drawings = [
    { className: "@max-xl:hidden print:hidden", svg: draw(760, height) },
    { className: "@xl:hidden print:block", svg: draw(400, height) },
  ];
  return (
    <div role="img" aria-label={label} className="@container print-exact">
      {drawings.map(({ className, svg }) => (
        <div
          key={className}
          className={`${className} [&_svg]:h-auto [&_svg]:w-full`}
          dangerouslySetInnerHTML={{ __html: svg }}
        />
      ))}
    </div>
  );
}
