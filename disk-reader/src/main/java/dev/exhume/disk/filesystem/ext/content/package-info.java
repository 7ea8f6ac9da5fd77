/** The bytes of a file: where its blocks are, and reading them. */
@NullMarked
package dev.exhume.disk.filesystem.ext.content;

import org.jspecify.annotations.NullMarked;
