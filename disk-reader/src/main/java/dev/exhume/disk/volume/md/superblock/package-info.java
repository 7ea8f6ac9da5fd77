/** What the members of md arrays say of their arrays, and of themselves. */
@NullMarked
package dev.exhume.disk.volume.md.superblock;

import org.jspecify.annotations.NullMarked;
