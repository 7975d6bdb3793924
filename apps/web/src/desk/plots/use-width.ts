import { useEffect, useRef, useState } from 'preact/hooks';

/** The width of an element, in CSS pixels: a plot is drawn for it, so that its letters are of the size of the others. */
export function useWidth<Place extends HTMLElement>() {
  const place = useRef<Place>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return { place, width };
}
