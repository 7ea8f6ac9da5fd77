/** What the text says of a volume group. */
@NullMarked
package dev.exhume.disk.volume.lvm.group;

import org.jspecify.annotations.NullMarked;
