/** Where a dead server's files come from: a mounted directory or a root tarball, each as a tree. */
@NullMarked
package dev.exhume.core.source;

import org.jspecify.annotations.NullMarked;
