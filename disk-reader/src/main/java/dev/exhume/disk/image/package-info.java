/** Disk images of every format as the bytes of a disk. */
@NullMarked
package dev.exhume.disk.image;

import org.jspecify.annotations.NullMarked;
