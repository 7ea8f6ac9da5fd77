/** The entries of directories, in every form that ext file systems keep them. */
@NullMarked
package dev.exhume.disk.filesystem.ext.directory;

import org.jspecify.annotations.NullMarked;
