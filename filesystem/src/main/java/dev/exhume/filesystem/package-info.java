/** A read-only Unix file system as {@code java.nio.file}, over any tree of inodes. */
@NullMarked
package dev.exhume.filesystem;

import org.jspecify.annotations.NullMarked;
