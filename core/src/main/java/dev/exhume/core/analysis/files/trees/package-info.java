/** What kind of thing a directory is that no package owns. */
@NullMarked
package dev.exhume.core.analysis.files.trees;

import org.jspecify.annotations.NullMarked;
