// Runs in the page: opens a peer over the items and shows one window of days after the other, one an animation frame.

const DAY = 86_400_000;
const HUES = ["#4e79a7", "#f28e2b", "#59a14f", "#e15759", "#b07aa1", "#76b7b2", "#edc948", "#ff9da7", "#9c755f", "#bab0ac", "#5b8c5a", "#8a6fa8"];

const place = () => {
  document.body.innerHTML = "<div id='place' style='position:absolute;inset:0'></div>";
  return document.getElementById("place");
};

globalThis.subjects = {
  "empty page": () => {
    // Without anything new to show the browser slows its frames down.
    const dot = document.createElement("div");
    place().append(dot);
    let shade = 0;
    return () => {
      shade = 255 - shade;
      dot.style.cssText = `width:1px;height:1px;background:rgb(${shade},${shade},${shade})`;
    };
  },

  "vis-timeline": (items, lanes) => {
    const made = items.map((item, id) => ({
      id,
      group: item.lane,
      content: item.title,
      start: item.start * DAY,
      ...(item.end > item.start ? { end: item.end * DAY, type: "range" } : { type: "point" }),
    }));
    const groups = Array.from({ length: lanes }, (_, lane) => ({ id: lane, content: `Lane ${lane + 1}` }));
    const options = { stack: false, width: `${innerWidth}px`, height: `${innerHeight}px`, showCurrentTime: false };
    const timeline = new vis.Timeline(place(), new vis.DataSet(made), new vis.DataSet(groups), options);
    return ([start, end]) => timeline.setWindow(start * DAY, end * DAY, { animation: false });
  },

  "echarts": (items, lanes) => {
    const chart = echarts.init(place(), null, { renderer: "canvas" });
    const names = Array.from({ length: lanes }, (_, lane) => `Lane ${lane + 1}`);
    const bar = (parameters, api) => {
      const [left, y] = api.coord([api.value(0), api.value(2)]);
      const right = api.coord([api.value(1), api.value(2)])[0];
      const height = api.size([0, 1])[1] * 0.5;
      const { x, width } = parameters.coordSys;
      const shape = { x: left, y: y - height / 2, width: Math.max(right - left, 5), height };
      const seen = echarts.graphic.clipRectByRect(shape, { x, y: 0, width, height: innerHeight });
      if (!seen) return undefined;
      return {
        type: "group",
        children: [
          { type: "rect", shape: seen, style: { fill: HUES[api.value(2)] } },
          { type: "text", style: { x: seen.x + 4, y, text: items[api.value(3)].title, textVerticalAlign: "middle", fill: "#222", fontSize: 11 } },
        ],
      };
    };
    chart.setOption({
      animation: false,
      grid: { left: 70, right: 10, top: 10, bottom: 30 },
      xAxis: { type: "time" },
      yAxis: { type: "category", data: names, inverse: true },
      dataZoom: [{ type: "inside", filterMode: "weakFilter" }],
      series: [{
        type: "custom",
        progressive: 0,
        renderItem: bar,
        encode: { x: [0, 1], y: 2 },
        data: items.map((item, number) => [item.start * DAY, item.end * DAY, item.lane, number]),
      }],
    });
    return ([start, end]) =>
      chart.dispatchAction({ type: "dataZoom", startValue: start * DAY, endValue: end * DAY }, { flush: true });
  },
};

const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));

// Milliseconds from one animation frame to the next, with one window shown in each.
globalThis.timed = async (show, path) => {
  const times = [];
  let before = await frame();
  for (const window of path) {
    show(window);
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  return times;
};

globalThis.settled = async () => {
  for (let turn = 0; turn < 30; turn += 1) await frame();
};
