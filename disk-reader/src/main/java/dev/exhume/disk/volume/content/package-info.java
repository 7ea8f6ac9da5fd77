/** Tells what a block device holds. */
@NullMarked
package dev.exhume.disk.volume.content;

import org.jspecify.annotations.NullMarked;
