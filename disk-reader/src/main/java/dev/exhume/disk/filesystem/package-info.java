/** The file systems of volumes as {@code java.nio.file}. */
@NullMarked
package dev.exhume.disk.filesystem;

import org.jspecify.annotations.NullMarked;
