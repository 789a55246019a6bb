/**
 * `npm run up`: makes sure of the packages, starts the watcher on the pinned Node, and ends when it ends. Plain JavaScript, since
 * the machine's own Node may be older than the sources need; this first file even speaks a language that all of them know.
 */
const major = Number(process.versions.node.split('.')[0]);
if (major < 18) {
  console.error(
    'Mailstead needs Node 18 or later to begin with (it then brings its own), and this is ' + process.version + '.',
  );
  process.exit(1);
}
import('./launch.mjs')
  .then((launch) => launch.up())
  .then(
    (status) => process.exit(status),
    (error) => {
      console.error(error.name === 'SetupError' ? error.message : error);
      process.exit(1);
    },
  );
