/** The end of root's rights, once everything that needs them has been read and opened. */

/** @param target `uid:gid`; undefined or not root: nothing happens */
export function dropPrivileges(target: string | undefined): void {
  if (target === undefined || process.getuid?.() !== 0) return;
  const [uid, gid] = target.split(':').map(Number) as [number, number];
  process.setgroups!([]);
  process.setgid!(gid);
  process.setuid!(uid);
}
