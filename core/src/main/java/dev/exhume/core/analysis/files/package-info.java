/** The dead server's files as a whole: how many, how new, and which came with no package. */
@NullMarked
package dev.exhume.core.analysis.files;

import org.jspecify.annotations.NullMarked;
