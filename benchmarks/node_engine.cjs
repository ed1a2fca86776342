// Fills templates with docxtemplater or carbone as their manuals show, and says what it took, as JSON.
//
//     node node_engine.cjs docxtemplater|carbone JOBS.json
//
// JOBS.json lists [template, data, file to write]; node_modules is looked for in the folder of JOBS.json. The
// first job is done once before, to warm up.
"use strict";

const fs = require("fs");
const { createRequire } = require("module");

const [engine, jobsFile] = process.argv.slice(2);
const load = createRequire(require("path").resolve(jobsFile));

const engines = {
  docxtemplater() {
    const PizZip = load("pizzip");
    const Docxtemplater = load("docxtemplater");
    const contents = new Map();
    return async (template, data) => {
      if (!contents.has(template)) contents.set(template, fs.readFileSync(template));
      const document = new Docxtemplater(new PizZip(contents.get(template)), {
        paragraphLoop: true,
        linebreaks: true,
      });
      document.render(data);
      return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  carbone() {
    const carbone = load("carbone");
    return (template, data) =>
      new Promise((resolve, reject) =>
        carbone.render(template, data, {}, (error, result) => (error ? reject(error) : resolve(result))),
      );
  },
};

async function main() {
  const jobs = JSON.parse(fs.readFileSync(jobsFile, "utf8"));
  const render = engines[engine]();
  await render(jobs[0][0], jobs[0][1]);
  const used = process.cpuUsage();
  const began = process.hrtime.bigint();
  for (const [template, data, file] of jobs) fs.writeFileSync(file, await render(template, data));
  const wall = Number(process.hrtime.bigint() - began) / 1e9;
  const { user, system } = process.cpuUsage(used);
  console.log(JSON.stringify({ documents: jobs.length, wall_s: wall, cpu_s: (user + system) / 1e6 }));
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
