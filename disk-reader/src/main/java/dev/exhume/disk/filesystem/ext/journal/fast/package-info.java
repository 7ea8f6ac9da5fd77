/** Fast commits: what changed after the last whole transaction, said in terms of files. */
@NullMarked
package dev.exhume.disk.filesystem.ext.journal.fast;

import org.jspecify.annotations.NullMarked;
