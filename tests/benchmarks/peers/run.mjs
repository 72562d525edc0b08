// node run.mjs check COUNT: prints made-up items, to be compared.
// node run.mjs SUBJECT JOB: runs one peer in a fresh browser. JOB is a JSON file with items, lanes, size, paths (arrays
// of windows by name), chromium, modules and perhaps picture; prints frame times by name of the path.

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LANES, synthetic } from "./synthetic.mjs";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-frame-rate-limit", "--disable-gpu-vsync", "--disable-quic",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
];
const SCRIPTS = {
  "empty page": [],
  "vis-timeline": ["vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"],
  "echarts": ["echarts/dist/echarts.min.js"],
};
const STYLES = { "vis-timeline": ["vis-timeline/styles/vis-timeline-graph2d.min.css"] };

const [subject, argument] = process.argv.slice(2);
if (subject === "check") {
  console.log(JSON.stringify(synthetic(Number(argument))));
} else {
  const job = JSON.parse(await readFile(argument, "utf8"));
  const modules = join(job.modules, "node_modules");
  const { chromium } = createRequire(join(modules, "playwright-core/"))("playwright-core");
  const profile = await mkdtemp(join(tmpdir(), "peer-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: job.chromium,
    headless: true,
    args: FLAGS,
    viewport: { width: job.size[0], height: job.size[1] },
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.setContent("<!doctype html><html><body style='margin:0'></body></html>");
    for (const style of STYLES[subject] ?? []) await page.addStyleTag({ path: join(modules, style) });
    for (const script of SCRIPTS[subject]) await page.addScriptTag({ path: join(modules, script) });
    await page.addScriptTag({ path: new URL("subjects.js", import.meta.url).pathname });
    const items = synthetic(job.items);
    await page.evaluate(
      async ([name, given, lanes]) => {
        globalThis.show = globalThis.subjects[name](given, lanes);
        await globalThis.settled();
      },
      [subject, items, LANES],
    );
    const times = {};
    for (const [name, path] of Object.entries(job.paths)) {
      // Once before it counts: what is made at the first sight of an item is not what is compared.
      for (const counts of [false, true]) {
        const found = await page.evaluate((windows) => globalThis.timed(globalThis.show, windows), path);
        if (counts) times[name] = found;
      }
    }
    if (job.picture) await page.screenshot({ path: `${job.picture}-${subject.replace(" ", "-")}.png` });
    console.log(JSON.stringify(times));
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}
