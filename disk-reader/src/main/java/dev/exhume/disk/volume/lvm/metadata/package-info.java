/** Where physical volumes keep the text that describes their group. */
@NullMarked
package dev.exhume.disk.volume.lvm.metadata;

import org.jspecify.annotations.NullMarked;
